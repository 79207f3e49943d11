package io.voicesdr.conversation;

import io.voicesdr.team.CallDesk;
import io.voicesdr.team.Cards;
import io.voicesdr.team.LeadDesk;
import io.voicesdr.team.TeamConfig;
import io.voicesdr.team.TeamDesk;
import io.voicesdr.team.TeamLedgers;
import io.voicesdr.team.TeamPost;
import io.voicesdr.team.TeamTroubles;
import io.voicesdr.team.WholeChats;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The real team on a faked WhatsApp. */
final class Teams {

    private Teams() {}

    static TeamDesk of(
            FakeWhatsApp whatsApp,
            Tenants tenants,
            TurnConfig turns,
            Transcripts transcripts,
            Summaries summaries,
            InstantSource clock) {
        TeamConfig config = new Config();
        TeamTroubles troubles = new TeamTroubles(clock);
        TeamLedgers ledgers = new TeamLedgers(whatsApp, whatsApp, tenants, troubles, config, clock);
        TeamPost post = new TeamPost(ledgers, whatsApp, tenants, troubles, turns);
        Cards cards = new Cards(config, summaries, transcripts);
        WholeChats chats = new WholeChats(whatsApp, tenants, clock);
        LeadDesk leads = new LeadDesk(ledgers, post, cards, transcripts, chats, clock);
        return new TeamDesk(
                ledgers, post, leads, new CallDesk(ledgers, post, cards, leads, chats, clock), troubles, tenants);
    }

    private record Config() implements TeamConfig {
        @Override
        public Duration window() {
            return Duration.ofDays(60);
        }

        @Override
        public Duration refreshAfter() {
            return Duration.ofSeconds(60);
        }

        @Override
        public Optional<String> publicUrl() {
            return Optional.of("https://sdr.example.com/");
        }
    }
}

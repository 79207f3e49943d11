package io.voicesdr.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.core.Chat;
import io.voicesdr.core.lead.Lead;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.tenant.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A thousand conversations: how much is asked for the list, when nothing, little or much has changed. */
class RecentChatsTest {
    private static final int CHATS = 1_000;
    private static final int EACH = 6;
    private static final int PAGE = CountingArchive.PAGE;

    private final Tenant tenant = Chat.begin().tenant();
    private final CountingArchive archive = new CountingArchive();
    private final InboxConfig config = new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withMapping(InboxConfig.class)
            .build()
            .getConfigMapping(InboxConfig.class);
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final RecentChats recent = new RecentChats(
            archive, new ChatFinder(archive, new OneTenant(tenant), config, () -> now), config, () -> now);

    @BeforeEach
    void write() {
        for (int chat = 0; chat < CHATS; chat++) {
            for (int i = 0; i < EACH; i++) {
                archive.rows.add(
                        row(chat, now.minusSeconds(60L * (CHATS - chat) + 10L * (EACH - i)), i, "mensagem " + i));
            }
        }
    }

    @Test
    void firstLook_readsEachPageOnce_thenOnlyAsksWhetherAnythingChanged() {
        assertThat(recent.of(tenant).windows()).hasSize(CHATS);
        int pages = Math.ceilDiv(CHATS * EACH, PAGE);
        assertThat(archive.requests).isBetween(1 + pages, 2 + pages);

        archive.requests = 0;
        for (int i = 0; i < 20; i++) {
            ChatList list = ChatList.of(
                    scene(recent.of(tenant)), ChatList.Wish.of("all", i % 2 == 0 ? "" : "mensagem 5", 1), 50);
            assertThat(list.rows()).hasSize(50);
            assertThat(list.pages()).isEqualTo(20);
        }
        assertThat(archive.requests).isEqualTo(20);
    }

    @Test
    void oneNewMessage_costsOnePage_andStandsFirst() {
        recent.of(tenant);
        archive.requests = 0;
        now = now.plusSeconds(30);
        archive.rows.add(row(17, now.minusSeconds(1), EACH, "voltei"));

        List<ChatRow> rows = ChatList.of(scene(recent.of(tenant)), ChatList.Wish.of("all", "", 1), 50)
                .rows();

        assertThat(rows.getFirst().lastText()).isEqualTo("voltei");
        assertThat(rows.getFirst().unread()).isEqualTo(EACH + 1L);
        assertThat(archive.requests).isLessThanOrEqualTo(2);
    }

    @Test
    void removedRows_andDeliveries_areSeenAfterAWhile() {
        recent.of(tenant);
        archive.rows.removeIf(message -> message.remoteJid().equals(jid(3)));

        assertThat(recent.of(tenant).windows()).hasSize(CHATS - 1);
    }

    /** A phone that was paired a moment ago, or the sandbox's past. */
    @Test
    void olderMessagesThatComeLater_areSeenSoon() {
        recent.of(tenant);
        now = now.plusSeconds(60);
        archive.rows.add(row(CHATS + 1, now.minusSeconds(5 * 86_400), 0, "do passado"));
        archive.rows.add(row(5, now.minusSeconds(1), EACH, "de agora"));

        assertThat(recent.of(tenant).windows()).hasSize(CHATS + 1);
    }

    /** What leaves the list's time looks like something removed: that must not read everything at every message. */
    @Test
    void messagesThatGrowTooOld_causeNoReading() {
        Instant edge = now.minus(config.lookBack()).plusSeconds(1_800);
        archive.rows.add(row(CHATS + 2, edge, 0, "antiga"));
        now = now.plusSeconds(300);
        recent.of(tenant);
        archive.requests = 0;
        now = now.plusSeconds(240);
        archive.rows.add(row(5, now.minusSeconds(1), EACH, "de agora"));

        recent.of(tenant);

        assertThat(archive.requests).isEqualTo(2);
    }

    @Test
    void tooMany_areCutOff_atTheNewest() {
        InboxConfig small = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withDefaultValue("sdr.inbox.max-messages", "1500")
                .withMapping(InboxConfig.class)
                .build()
                .getConfigMapping(InboxConfig.class);
        RecentChats few = new RecentChats(
                archive, new ChatFinder(archive, new OneTenant(tenant), small, () -> now), small, () -> now);

        RecentChats.Chats chats = few.of(tenant);

        assertThat(chats.cut()).isTrue();
        assertThat(archive.requests).isEqualTo(3);
        assertThat(chats.windows().getFirst().chat().jid()).isEqualTo(jid(CHATS - 1));
    }

    @Test
    void search_findsNamesNumbersAndWords() {
        archive.rows.add(row(5, now, EACH, "Quero a <b>entrada</b> de R$ 5.000"));
        RecentChats.Chats chats = recent.of(tenant);

        assertThat(found(chats, "cliente 5")).isNotEmpty();
        assertThat(found(chats, "90000-0005")).extracting(ChatRow::chat).containsExactly(jid(5).value());
        assertThat(found(chats, "ENTRADA")).extracting(ChatRow::chat).containsExactly(jid(5).value());
        assertThat(found(chats, "nothing like it")).isEmpty();
    }

    private List<ChatRow> found(RecentChats.Chats chats, String search) {
        return ChatList.of(scene(chats), ChatList.Wish.of("all", search, 1), 50).rows();
    }

    private Scene scene(RecentChats.Chats chats) {
        return new Scene(
                tenant,
                now,
                chats.windows(),
                chats.cut(),
                chats.flows(),
                Ledger.EMPTY,
                (state, flow) -> new Lead(tenant.lead(), List.of()));
    }

    private static Jid jid(int chat) {
        return Jid.of("551190000%04d@s.whatsapp.net".formatted(chat));
    }

    private static Message row(int chat, Instant at, int number, String text) {
        return new Message(
                "M%d-%d".formatted(chat, number),
                "c%012d%06d".formatted(at.getEpochSecond(), chat),
                jid(chat),
                Optional.empty(),
                false,
                at,
                "Cliente " + chat,
                new Content.Text(text),
                Origin.DEVICE,
                Optional.empty(),
                Set.of());
    }

    private record OneTenant(Tenant tenant) implements Tenants {
        @Override
        public Optional<Tenant> find(String instance) {
            return Optional.of(tenant).filter(one -> one.instance().equals(instance));
        }

        @Override
        public List<Tenant> all() {
            return List.of(tenant);
        }

        @Override
        public SignatureCodec signatures(Tenant one) {
            return Chat.SIGNATURES;
        }

        @Override
        public String persona(Tenant one, ConversationState state) {
            return one.systemPrompt();
        }
    }
}

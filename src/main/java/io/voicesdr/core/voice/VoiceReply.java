package io.voicesdr.core.voice;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.VoiceSettings;
import java.util.List;
import java.util.Optional;

/** Whether the owed answer is spoken or written: a function of the chat and the tenant's settings. Pure. */
public final class VoiceReply {

    private VoiceReply() {}

    /**
     * Whether what {@code state} owes is to be answered by voice.
     *
     * @param hearing what is known of voice notes: a wish may be spoken
     */
    public static boolean isSpoken(VoiceSettings settings, ConversationState state, Hearing hearing) {
        if (settings.reply() == VoiceSettings.Reply.NEVER || !leavesTraces(state)) {
            return false;
        }
        return wish(state, hearing)
                .map(Wish::voice)
                .orElseGet(() -> settings.reply() == VoiceSettings.Reply.ALWAYS || isAskedByVoice(state));
    }

    /** The customer's last word on it, of whatever session; what held only for the moment is forgotten with its session. */
    public static Optional<Wish> wish(ConversationState state, Hearing hearing) {
        List<Entry> entries = state.entries();
        int sessionStart = entries.size() - state.session().entries().size();
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry entry = entries.get(i);
            Optional<Wish> wish = entry.isFrom(Author.CUSTOMER) ? Wish.in(hearing.textOf(entry)) : Optional.empty();
            if (wish.isPresent() && (wish.get().lasting() || i >= sessionStart)) {
                return wish;
            }
        }
        return Optional.empty();
    }

    private static boolean isAskedByVoice(ConversationState state) {
        return state.newestOwed()
                .filter(newest -> newest.message().content() instanceof Content.Audio audio && audio.voiceNote())
                .isPresent();
    }

    /**
     * A voice note carries no mark: only the fingerprint that Evolution leaves on API sends tells later that it was the
     * bot's (evolution/CONTRACT.md §10). Where marked bubbles are without it (other channels, older versions) a note would
     * look like a person's and silence the bot.
     */
    private static boolean leavesTraces(ConversationState state) {
        return state.entries().reversed().stream()
                .filter(entry -> entry.signature().isPresent())
                .findFirst()
                .map(entry -> entry.message().origin() == Origin.API)
                .orElse(true);
    }
}

package io.voicesdr.core.state;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.signature.Notice;
import io.voicesdr.core.signature.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Leaves out what a customer had forgotten: everything before the bot's marked notice that says so, and the message which
 * that notice answers, whatever the clocks make of their order. The notice itself stays, so that every replica knows. Pure.
 */
public final class Forgetting {

    private Forgetting() {}

    /** What of {@code entries} may still be known. */
    static List<Entry> of(List<Entry> entries) {
        int notice = lastNotice(entries);
        if (notice < 0) {
            return entries;
        }
        int end = Math.max(notice, asking(entries, entries.get(notice)));
        List<Entry> kept = new ArrayList<>();
        kept.add(entries.get(notice));
        kept.addAll(entries.subList(end + 1, entries.size()));
        return kept;
    }

    /** Whether {@code entry} is the notice that all before it is forgotten. */
    public static boolean isNotice(Entry entry) {
        return entry.isFrom(Author.BOT) && entry.signature().flatMap(Notice::of).equals(Optional.of(Notice.FORGOTTEN));
    }

    private static int lastNotice(List<Entry> entries) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (isNotice(entries.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Where the message is that asked for it; -1 when nobody did in the chat, or it is not known. */
    private static int asking(List<Entry> entries, Entry notice) {
        int hash = notice.signature().map(Signature::answers).orElse(0);
        return new Anchors(entries).find(hash, notice).map(entries::indexOf).orElse(-1);
    }
}

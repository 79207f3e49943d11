package io.voicesdr.core.answer;

import io.voicesdr.core.catalogue.Item;
import io.voicesdr.core.catalogue.Lines;
import io.voicesdr.core.catalogue.Shown;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Language;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which items go out beside an answer, and how they look. Pure. */
public final class Showing {

    /** An item that stands among so many last messages is not shown again: the customer only has to scroll. */
    static final int RECENT = 20;

    private Showing() {}

    /**
     * The items of {@code ids} that are shown now: those that exist and can be bought, each once, none that was shown a
     * moment ago, no more than the tenant wants.
     */
    public static List<Item> of(Tenant tenant, ConversationState state, List<String> ids) {
        Set<String> shown = shownLately(state);
        return ids.stream()
                .flatMap(id -> tenant.catalogue().find(id).stream())
                .filter(Item::available)
                .filter(item -> !shown.contains(item.id()))
                .distinct()
                .limit(tenant.tools().catalogue().shown())
                .toList();
    }

    /** The bubble that shows {@code item}: its picture with a caption, or the caption alone. */
    public static Bubble bubble(Item item, Tenant tenant) {
        String caption = Lines.caption(item, Language.of(tenant.language()));
        return item.picture()
                .<Bubble>map(url -> new Bubble.Picture(new Media.Linked(url, mimeType(url)), caption))
                .orElseGet(() -> new Bubble.Text(caption));
    }

    private static Set<String> shownLately(ConversationState state) {
        List<Entry> entries = state.entries();
        return entries.subList(Math.max(0, entries.size() - RECENT), entries.size()).stream()
                .filter(entry -> entry.isFrom(Author.BOT) && entry.isSpeech())
                .flatMap(entry -> Shown.in(entry.text()).stream())
                .map(Shown::id)
                .collect(Collectors.toSet());
    }

    private static String mimeType(String url) {
        String path = url.toLowerCase(Locale.ROOT).replaceFirst("[?#].*", "");
        if (path.endsWith(".png")) {
            return "image/png";
        }
        return path.endsWith(".webp") ? "image/webp" : "image/jpeg";
    }
}

package io.voicesdr.inbox;

import io.voicesdr.core.history.Entry;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.core.view.ConversationStatus;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list.
 *
 * @param counts how many conversations each filter would show, of those that the search finds
 * @param page from 1
 */
record ChatList(
        List<ChatRow> rows, Filter filter, String search, int page, int pages, boolean cut, Map<Filter, Long> counts) {

    /** What the list can be narrowed to. */
    enum Filter {
        ALL,
        /** Customers who wait for anybody, bot or person. */
        WAITING,
        /** A person was promised and has not written, or has the conversation. */
        PERSON,
        /** The bot has the conversation. */
        BOT,
        /** Customers of whom the team has a card, or has spoken. */
        LEAD,
        /** Sends that WhatsApp did not deliver. */
        FAILED;

        static Filter of(@Nullable String word) {
            for (Filter filter : values()) {
                if (filter.word().equals(word)) {
                    return filter;
                }
            }
            return ALL;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Its name in the texts. */
        public String key() {
            return "filter." + word();
        }

        boolean takes(Stand stand) {
            return switch (this) {
                case ALL -> true;
                case WAITING -> stand.is(ConversationStatus.WAITING) || stand.is(ConversationStatus.HANDED_OVER);
                case PERSON -> stand.is(ConversationStatus.PERSON) || stand.is(ConversationStatus.HANDED_OVER);
                case BOT -> stand.is(ConversationStatus.ACTIVE) || stand.is(ConversationStatus.WAITING);
                case LEAD -> stand.lead().isPresent();
                case FAILED -> stand.failed();
            };
        }
    }

    /** What is asked for. */
    record Wish(Filter filter, String search, int page) {
        static Wish of(@Nullable String filter, @Nullable String search, int page) {
            return new Wish(Filter.of(filter), search == null ? "" : search.strip(), Math.max(1, page));
        }
    }

    static ChatList of(Scene scene, Wish wish, int rowsPerPage) {
        List<Stand> found = scene.stands().stream()
                .filter(stand -> wish.search().isEmpty() || matches(stand.window(), wish.search()))
                .toList();
        Map<Filter, Long> counts = new EnumMap<>(Filter.class);
        for (Filter filter : Filter.values()) {
            counts.put(filter, found.stream().filter(filter::takes).count());
        }
        List<Stand> taken = found.stream().filter(wish.filter()::takes).toList();
        int pages = Math.max(1, Math.ceilDiv(taken.size(), rowsPerPage));
        int page = Math.min(wish.page(), pages);
        return new ChatList(
                taken.stream()
                        .skip((page - 1L) * rowsPerPage)
                        .limit(rowsPerPage)
                        .map(stand -> ChatRow.of(stand, scene))
                        .toList(),
                wish.filter(),
                wish.search(),
                page,
                pages,
                scene.cut(),
                counts);
    }

    public List<Filter> filters() {
        return List.of(Filter.values());
    }

    public long count(Filter one) {
        return counts.getOrDefault(one, 0L);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Whether a filter other than {@link Filter#ALL} is set. */
    public boolean narrowed() {
        return filter != Filter.ALL;
    }

    /** Whether there is no conversation at all, however it is looked for. */
    public boolean nobody() {
        return search.isEmpty() && count(Filter.ALL) == 0;
    }

    public boolean hasBefore() {
        return page > 1;
    }

    public boolean hasNext() {
        return page < pages;
    }

    public int before() {
        return page - 1;
    }

    public int next() {
        return page + 1;
    }

    /** The query of this list on another page. */
    public String query(int otherPage) {
        return query(filter, otherPage);
    }

    /** The query of this list under another filter. */
    public String query(Filter other) {
        return query(other, 1);
    }

    private String query(Filter other, int otherPage) {
        return "?filter=" + other.word() + "&q="
                + java.net.URLEncoder.encode(search, java.nio.charset.StandardCharsets.UTF_8) + "&page=" + otherPage;
    }

    /** By name, by digits of the number, or by anything that was said. */
    private static boolean matches(ChatWindow window, String search) {
        String wanted = search.toLowerCase(Locale.ROOT);
        String digits = search.replaceAll("\\D", "");
        boolean isNumber = digits.length() >= 3 && search.matches("[\\d\\s()+.-]+");
        return window.state().customerName().toLowerCase(Locale.ROOT).contains(wanted)
                || isNumber && window.chat().jid().user().contains(digits)
                || window.state().entries().stream()
                        .map(Entry::text)
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }
}

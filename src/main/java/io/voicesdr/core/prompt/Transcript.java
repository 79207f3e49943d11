package io.voicesdr.core.prompt;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.prompt.Prompt.Role;
import io.voicesdr.core.prompt.Turns.Line;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Language;
import io.voicesdr.core.text.Openings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of a conversation that the model gets to read, line by line: what is settled, the moment, what is owed. */
final class Transcript {

    /** Of all messages together, about 20,000 tokens; the oldest go first. */
    static final int MAX_CHARS = 60_000;

    /** Room for the notes around one message: time, speaker, session heading. */
    private static final int NOTE_CHARS = 120;

    private static final int MAX_NAME_CHARS = 60;

    private final Tenant tenant;
    private final Language language;
    private final ConversationState state;
    private final Moments moments;
    private final Spoken spoken;
    private final Senses senses;
    private final Sessions sessions;

    Transcript(Tenant tenant, Language language, ConversationState state, Senses senses) {
        this.senses = senses;
        this.tenant = tenant;
        this.language = language;
        this.state = state;
        this.moments = new Moments(tenant.timeZone(), language);
        this.spoken = new Spoken(
                language,
                state.entries().stream().collect(Collectors.toMap(Entry::id, Function.identity(), (a, b) -> b)),
                senses);
        this.sessions = Sessions.of(state, tenant.conversation().sessionTtl());
    }

    /** At least one line; the first and the last are the user's. */
    List<Line> lines() {
        List<Entry> owed = state.owed().stream().filter(Spoken::isSpoken).toList();
        List<Entry> shown = newest(
                Stream.concat(settled(owed).stream(), owed.stream()).toList(),
                Math.max(1, tenant.conversation().historyLimit()));
        int owedShown = Math.min(owed.size(), shown.size());
        List<Line> lines = new ArrayList<>(entryLines(shown));
        lines.addAll(lines.size() - owedShown, moment(owed.isEmpty()));
        if (leftOut(shown)) {
            lines.addFirst(user(before()));
        } else if (lines.getFirst().role() == Role.MODEL) {
            lines.addFirst(user(Note.START.in(language)));
        }
        return lines;
    }

    /** {@code entries} as they stand in a prompt, a line each. */
    List<Line> told(List<Entry> entries) {
        return entryLines(newest(entries, Integer.MAX_VALUE));
    }

    private String before() {
        return senses.summary().isBlank()
                ? Note.OLDER_NOT_SHOWN.in(language)
                : Note.SUMMARY.in(language) + "\n" + Untrusted.text(senses.summary());
    }

    /** All that needs no answer, in order: an answer that the clocks put behind an owed message comes before it. */
    private List<Entry> settled(List<Entry> owed) {
        Map<String, Entry> owedById =
                owed.stream().collect(Collectors.toMap(Entry::id, Function.identity(), (a, b) -> b));
        return state.entries().stream()
                .filter(Spoken::isSpoken)
                .filter(entry -> !owedById.containsKey(entry.id()))
                .toList();
    }

    private List<Entry> newest(List<Entry> entries, int limit) {
        int from = entries.size();
        int chars = 0;
        while (from > 0 && entries.size() - from < limit) {
            chars += spoken.of(entries.get(from - 1)).length() + NOTE_CHARS;
            if (chars > MAX_CHARS && from < entries.size()) {
                break;
            }
            from--;
        }
        return entries.subList(from, entries.size());
    }

    private boolean leftOut(List<Entry> shown) {
        long speakable = state.entries().stream().filter(Spoken::isSpoken).count();
        return shown.size() < speakable || state.session().cut();
    }

    private List<Line> entryLines(List<Entry> entries) {
        List<Line> lines = new ArrayList<>();
        boolean severalSessions =
                entries.stream().mapToInt(sessions::of).distinct().count() > 1
                        || entries.stream().anyMatch(entry -> !sessions.isCurrent(entry));
        int session = -1;
        for (Entry entry : entries) {
            String heading = severalSessions && sessions.of(entry) != session ? heading(entry) : "";
            session = sessions.of(entry);
            lines.add(new Line(
                    role(entry),
                    heading + Note.bracketed(header(entry)) + " " + spoken.of(entry),
                    senses.fileOf(entry).stream().toList()));
        }
        return lines;
    }

    private String heading(Entry entry) {
        return sessions.isCurrent(entry)
                ? Note.CURRENT.in(language) + "\n"
                : Note.EARLIER.in(language, moments.day(entry.at())) + "\n";
    }

    private String header(Entry entry) {
        String time = moments.minute(entry.at());
        return switch (entry.author()) {
            case CUSTOMER, BOT -> time;
            case PERSON -> time + ", " + Note.PERSON.words(language);
            case SYSTEM -> time + ", " + Note.OTHER_SOFTWARE.words(language);
        };
    }

    private static Role role(Entry entry) {
        return entry.isFrom(Author.CUSTOMER) ? Role.USER : Role.MODEL;
    }

    private List<Line> moment(boolean nothingOwed) {
        List<Line> lines = new ArrayList<>();
        String name = Untrusted.line(state.customerName(), MAX_NAME_CHARS);
        if (!name.isEmpty()) {
            lines.add(user(Note.CUSTOMER_NAME.in(language) + " " + name));
        }
        lines.add(user(Note.NOW.in(language, moments.weekday(state.now()), moments.minute(state.now()))));
        if (!tenant.businessHours().isOpen(state.now(), tenant.timeZone())) {
            lines.add(user(closed()));
        }
        if (nothingOwed) {
            lines.add(user(Note.NOTHING_OWED.in(language)));
        }
        return lines;
    }

    private String closed() {
        return tenant.businessHours()
                .nextOpening(state.now(), tenant.timeZone())
                .map(opening ->
                        Note.CLOSED.in(language, Openings.words(opening, state.now(), tenant.timeZone(), language)))
                .orElse(Note.CLOSED_FOR_LONG.in(language));
    }

    private static Line user(String text) {
        return new Line(Role.USER, text);
    }
}

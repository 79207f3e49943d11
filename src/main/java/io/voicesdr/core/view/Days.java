package io.voicesdr.core.view;

import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.team.LeadCase;
import io.voicesdr.core.team.LeadStatus;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.SessionFacts.FlowLook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Adds up what happened day by day, in the tenant's time zone. Not thread-safe, lives for one call. */
public final class Days {
    private final Ledger ledger;
    private final Tenant tenant;
    private final Period period;
    private final FlowLook flows;
    private final ZoneId zone;
    private final Map<LocalDate, Tally> tallies = new TreeMap<>();

    private Days(Ledger ledger, Tenant tenant, Period period, FlowLook flows) {
        this.ledger = ledger;
        this.tenant = tenant;
        this.period = period;
        this.flows = flows;
        this.zone = tenant.timeZone();
        date(period.from())
                .datesUntil(date(period.to().minusNanos(1)).plusDays(1))
                .forEach(date -> tallies.put(date, new Tally()));
    }

    /** As {@link #of(Collection, Ledger, Tenant, Period)}, of a company that has no team chat. */
    public static List<Day> of(Collection<ChatWindow> chats, Tenant tenant, Period period) {
        return of(chats, Ledger.EMPTY, tenant, period);
    }

    /**
     * Every day that {@code period} touches, oldest first, also those on which nothing happened.
     *
     * @param ledger the team chat as it stood at the end of {@code period}
     */
    public static List<Day> of(Collection<ChatWindow> chats, Ledger ledger, Tenant tenant, Period period) {
        return of(chats, ledger, tenant, period, FlowLook.hearing(Hearing.NONE));
    }

    /** As {@link #of(Collection, Ledger, Tenant, Period)}, for those who remember what was replayed. */
    public static List<Day> of(
            Collection<ChatWindow> chats, Ledger ledger, Tenant tenant, Period period, FlowLook flows) {
        Days days = new Days(ledger, tenant, period, flows);
        ledger.chats().values().stream().flatMap(chat -> chat.leads().stream()).forEach(days::addLead);
        chats.forEach(days::add);
        return days.tallies.entrySet().stream()
                .map(day -> day.getValue().toDay(day.getKey()))
                .toList();
    }

    private void add(ChatWindow chat) {
        chat.speech(period).forEach(entry -> addSpeech(chat, entry));
        chat.log().forEach(this::addExchange);
        HandOff.in(chat, ledger, tenant.conversation(), period)
                .forEach(handOff -> tally(handOff.turn().at()).handovers++);
        Question.in(chat, period).forEach(this::addQuestion);
        SessionFacts.in(chat, tenant, period, flows).forEach(this::addSession);
    }

    private void addSpeech(ChatWindow chat, Entry entry) {
        Tally tally = tally(entry.at());
        tally.messages.merge(entry.author(), 1L, Long::sum);
        if (entry.isFrom(Author.CUSTOMER)) {
            tally.users.add(chat.chat().jid());
        }
    }

    private void addExchange(Exchange exchange) {
        exchange.responseTime()
                .filter(time -> period.contains(exchange.said().getFirst().at()))
                .ifPresent(time ->
                        tally(exchange.said().getFirst().at()).responseTimes.add(time));
    }

    private void addQuestion(Question question) {
        Tally tally = tally(question.entry().at());
        tally.questions++;
        if (!question.exchange().reply().isEmpty()) {
            tally.answered++;
        }
    }

    private void addLead(LeadCase lead) {
        if (lead.cards() > 0 && period.contains(lead.qualifiedAt())) {
            tally(lead.qualifiedAt()).leads++;
        }
        lead.statusAt()
                .filter(at -> lead.status() == LeadStatus.WON && period.contains(at))
                .ifPresent(at -> tally(at).won++);
    }

    private void addSession(SessionFacts session) {
        Tally tally = tally(session.startedAt());
        tally.sessions++;
        if (session.flow().isPresent()) {
            tally.flowSessions++;
        }
        if (session.flow().filter(FlowState::converted).isPresent()) {
            tally.converted++;
        }
    }

    /** Whatever lies in the period lies on one of its days. */
    private Tally tally(Instant moment) {
        return tallies.computeIfAbsent(date(moment), date -> new Tally());
    }

    private LocalDate date(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    private static final class Tally {
        private final Map<Author, Long> messages = new EnumMap<>(Author.class);
        private final Set<Jid> users = new HashSet<>();
        private final List<Duration> responseTimes = new ArrayList<>();
        private long sessions;
        private long questions;
        private long answered;
        private long handovers;
        private long leads;
        private long won;
        private long flowSessions;
        private long converted;

        Day toDay(LocalDate date) {
            return new Day(
                    date,
                    messages.values().stream().mapToLong(Long::longValue).sum(),
                    messages.getOrDefault(Author.CUSTOMER, 0L),
                    messages.getOrDefault(Author.BOT, 0L),
                    messages.getOrDefault(Author.PERSON, 0L),
                    users.size(),
                    sessions,
                    questions,
                    answered,
                    handovers,
                    leads,
                    won,
                    Percentiles.of(responseTimes),
                    flowSessions,
                    converted);
        }
    }
}

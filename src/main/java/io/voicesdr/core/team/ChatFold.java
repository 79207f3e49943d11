package io.voicesdr.core.team;

import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the team chat says about one customer, while it is being read from top to bottom. Not thread-safe. */
final class ChatFold {

    /** Cards of two replicas that did not see one another are one call. */
    private static final Duration SAME_CALL = Duration.ofMinutes(5);

    private final List<LeadCase> leads = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private Optional<Instant> pausedAt = Optional.empty();
    private Optional<Instant> pausedUntil = Optional.empty();
    private Optional<Instant> givenBackAt = Optional.empty();

    /** What {@code deeds}, oldest first, all of one customer, come to. */
    static ChatLedger of(List<Deed> deeds) {
        ChatFold fold = new ChatFold();
        for (Deed deed : deeds) {
            Instant at = deed.message().sentAt();
            switch (deed) {
                case Deed.Showed showed -> fold.card(showed.card(), at);
                case Deed.Gave gave -> fold.command(gave.command(), gave.customer(), at, gave.by());
            }
        }
        return fold.toLedger();
    }

    private void card(Card card, Instant at) {
        switch (card.kind()) {
            case LEAD -> lead(card, at);
            case LEAD_UPDATE -> lead(card, at);
            case CALL -> call(card, at);
            case CALL_AGAIN -> callAgain(card, at);
            case FALLBACK -> call(card, at);
            case NOTICE -> {}
        }
    }

    private void lead(Card card, Instant at) {
        if (leads.isEmpty() || leads.getLast().status().isClosed() || beginsAnew(card, at)) {
            leads.add(new LeadCase(card, 1, at, card.facts(), List.of(), LeadStatus.NEW, Optional.empty(), ""));
            return;
        }
        LeadCase known = leads.removeLast();
        List<LeadFact> facts = new ArrayList<>(card.facts());
        known.corrections().forEach(correction -> replace(facts, correction));
        leads.add(new LeadCase(
                card,
                known.cards() + 1,
                known.qualifiedAt(),
                facts,
                known.corrections(),
                known.status(),
                known.statusAt(),
                known.by()));
    }

    /** A second first card is of a customer whose earlier words were forgotten, unless two replicas wrote it at once. */
    private boolean beginsAnew(Card card, Instant at) {
        LeadCase known = leads.getLast();
        return card.kind() == CardKind.LEAD
                && known.cards() > 0
                && at.isAfter(known.qualifiedAt().plus(SAME_CALL));
    }

    private void call(Card card, Instant at) {
        boolean same = !calls.isEmpty()
                && calls.getLast().isOpen()
                && !at.isAfter(calls.getLast().at().plus(SAME_CALL));
        if (!same) {
            calls.add(Call.of(card, at));
        } else if (calls.getLast().card().kind() == CardKind.FALLBACK) {
            calls.add(calls.removeLast().on(card));
        }
    }

    private void callAgain(Card card, Instant at) {
        Call known = calls.isEmpty() ? Call.of(card, at) : calls.removeLast();
        calls.add(known.calledAgain(at));
    }

    /**
     * @param customer whom it is about
     * @param by who gave it; empty without a name
     */
    private void command(Command command, Jid customer, Instant at, String by) {
        switch (command.verb()) {
            case GIVE_BACK -> {
                givenBackAt = Optional.of(at);
                onCall(call -> call.closed(at));
            }
            case PAUSE -> {
                pausedAt = Optional.of(at);
                pausedUntil = command.length().map(at::plus);
            }
            case TAKE -> onCall(call -> call.taken(at, by));
            case FACT -> correct(new LeadFact(command.criterion(), command.value(), by), customer, at);
            case CONTACTED, WON, LOST -> status(command.verb().status().orElseThrow(), customer, at, by);
        }
    }

    private void onCall(java.util.function.UnaryOperator<Call> change) {
        if (!calls.isEmpty()) {
            calls.add(change.apply(calls.removeLast()));
        }
    }

    private void status(LeadStatus status, Jid customer, Instant at, String by) {
        LeadCase known = leads.isEmpty() ? spokenOf(customer, at) : leads.removeLast();
        leads.add(new LeadCase(
                known.card(),
                known.cards(),
                known.qualifiedAt(),
                known.facts(),
                known.corrections(),
                status,
                Optional.of(at),
                by));
    }

    private void correct(LeadFact correction, Jid customer, Instant at) {
        LeadCase known = leads.isEmpty() ? spokenOf(customer, at) : leads.removeLast();
        List<LeadFact> facts = new ArrayList<>(known.facts());
        replace(facts, correction);
        List<LeadFact> corrections = new ArrayList<>(known.corrections());
        corrections.add(correction);
        leads.add(new LeadCase(
                known.card(),
                known.cards(),
                known.qualifiedAt(),
                facts,
                corrections,
                known.status(),
                known.statusAt(),
                known.by()));
    }

    private static void replace(List<LeadFact> facts, LeadFact correction) {
        Words name = Words.of(correction.criterion());
        facts.removeIf(fact -> Words.of(fact.criterion()).equals(name));
        facts.add(correction);
    }

    /** A lead that people named before the bot did. */
    private static LeadCase spokenOf(Jid customer, Instant at) {
        Card none = new Card(CardKind.LEAD, customer, "", "", List.of(), List.of());
        return new LeadCase(none, 0, at, List.of(), List.of(), LeadStatus.NEW, Optional.empty(), "");
    }

    private ChatLedger toLedger() {
        Optional<LeadStatus> lead =
                leads.isEmpty() ? Optional.empty() : Optional.of(leads.getLast().status());
        return new ChatLedger(new Standing(pausedAt, pausedUntil, givenBackAt, lead), leads, calls);
    }
}

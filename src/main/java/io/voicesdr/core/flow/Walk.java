package io.voicesdr.core.flow;

import io.voicesdr.core.flow.expression.Evaluation;
import io.voicesdr.core.text.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Goes through a flow with what a customer wrote. Changes its {@link Progress}. Not thread-safe. */
final class Walk {

    private final Flow flow;
    private final ZoneId zone;
    private final Progress progress;

    /** Voice notes that were to answer a question, or came with what is unanswered now; nobody knows their words. */
    private final Set<String> guessed = new LinkedHashSet<>();

    private final Set<String> guessedNow = new LinkedHashSet<>();

    Walk(Flow flow, ZoneId zone, Progress progress) {
        this.flow = flow;
        this.zone = zone;
        this.progress = progress;
    }

    /** The voice notes whose words would have to be known to be sure of what {@link #hear} last said. */
    List<String> guessed() {
        return Stream.concat(guessed.stream(), guessedNow.stream()).distinct().toList();
    }

    /** What had been unanswered is answered: what it asked beside no longer matters. */
    void settled() {
        guessedNow.clear();
    }

    /** What the flow wants done about {@code batch}. */
    Wanted hear(List<Said> batch) {
        guessedNow.clear();
        Said newest = batch.getLast();
        if (isOne(newest, flow.escapes().restart()) && !isOption(newest)) {
            return restart(batch);
        }
        if (progress.outside) {
            return Wanted.AskModel.plain();
        }
        if (!progress.begun) {
            return begin(batch);
        }
        if (progress.lost && flow.stuck() == Flow.Stuck.PERSON && progress.status == FlowStatus.IN_AI) {
            return new Wanted.HandOver(Optional.empty(), List.of(), false);
        }
        return goOn(batch);
    }

    private Wanted goOn(List<Said> batch) {
        boolean open = progress.status == FlowStatus.ACTIVE || progress.status == FlowStatus.IN_AI;
        if (open
                && progress.node.isPresent()
                && isOne(batch.getLast(), flow.escapes().person())
                && !isOption(batch.getLast())) {
            return handOver(batch.getLast(), true);
        }
        if (open && progress.resumeAt.isPresent()) {
            return go(progress.resumeAt.get(), batch);
        }
        if (progress.node.isEmpty()) {
            return Wanted.AskModel.plain();
        }
        return switch (progress.node.get()) {
            case Node.Question question ->
                progress.status == FlowStatus.ACTIVE ? heard(question, batch) : Wanted.AskModel.plain();
            case Node.Ai ai -> progress.status == FlowStatus.IN_AI ? talkOn(ai, batch) : Wanted.AskModel.plain();
            case Node.Message message ->
                progress.status == FlowStatus.ACTIVE ? go(message.next(), batch) : Wanted.AskModel.plain();
            case Node.Condition condition ->
                progress.status == FlowStatus.ACTIVE ? go(condition.id(), batch) : Wanted.AskModel.plain();
            case Node.HandOver over -> afterwards(over);
            case Node.End end -> afterwards(end);
        };
    }

    /** The flow is over; the mark goes on saying where it ended. */
    private static Wanted afterwards(Node node) {
        return new Wanted.AskModel(Optional.of(node.id()), List.of(), List.of(), "", List.of(), List.of());
    }

    private Wanted begin(List<Said> batch) {
        progress.begun = true;
        progress.startedAt = Optional.of(batch.getFirst().at());
        return go(flow.start(), batch);
    }

    private Wanted restart(List<Said> batch) {
        boolean again = progress.begun;
        progress.outside = false;
        progress.lost = false;
        progress.begun = true;
        progress.startedAt =
                progress.startedAt.or(() -> Optional.of(batch.getFirst().at()));
        progress.restarts += again ? 1 : 0;
        progress.variables.clear();
        progress.trail.clear();
        return go(flow.start(), batch.getLast().at(), false);
    }

    private Wanted handOver(Said last, boolean wished) {
        progress.end(FlowStatus.HANDED_OVER, last.at());
        return new Wanted.HandOver(progress.node.map(Node::id), List.of(), wished);
    }

    private Wanted heard(Node.Question question, List<Said> batch) {
        batch.stream().filter(Said::unheard).map(Said::id).forEach(guessed::add);
        if (isOne(batch.getLast(), flow.escapes().back()) && !isOption(batch.getLast())) {
            return back(question, batch.getLast());
        }
        Optional<Answering.Found> found = new Answering(question.variable(), zone).in(batch);
        if (found.isPresent()) {
            return answered(question, found.get(), batch);
        }
        boolean aside = asks(batch) || batch.stream().allMatch(said -> said.isWordless() || said.isGreeting());
        return aside ? aside(question) : notUnderstood(question, batch.getLast());
    }

    private Wanted answered(Node.Question question, Answering.Found found, List<Said> batch) {
        progress.variables.remove(question.variable().name());
        progress.variables.put(question.variable().name(), found.value());
        progress.trail.add(question.id());
        progress.changeLast(step -> step.answered(found.said()));
        String next = Optional.ofNullable(question.branches().get(found.value().plain()))
                .or(question::next)
                .orElseThrow(() -> new IllegalStateException("the reader lets no question through without a next"));
        return go(next, batch);
    }

    private Wanted back(Node.Question question, Said asked) {
        if (progress.trail.isEmpty()) {
            return new Wanted.Say(List.of(line(question)));
        }
        String previous = progress.trail.removeLast();
        flow.node(previous)
                .filter(Node.Question.class::isInstance)
                .ifPresent(node -> progress.variables.remove(
                        ((Node.Question) node).variable().name()));
        return go(previous, asked.at(), false);
    }

    private Wanted aside(Node.Question question) {
        recount(0, 1);
        return new Wanted.AskModel(
                Optional.of(question.id()), List.of(), List.of(line(question)), "", List.of(), List.of());
    }

    private Wanted notUnderstood(Node.Question question, Said said) {
        int failed = progress.last().map(PathStep::reasks).orElse(0) + 1;
        if (failed < question.tries()) {
            recount(1, 0);
            List<Line> lines = new ArrayList<>();
            question.again()
                    .ifPresent(again -> lines.add(new Line(question.id(), Wording.filled(again, progress.variables))));
            lines.add(line(question));
            return new Wanted.Say(lines);
        }
        if (flow.stuck() == Flow.Stuck.PERSON) {
            return handOver(said, false);
        }
        progress.node = Optional.empty();
        progress.end(FlowStatus.IN_AI, said.at());
        return Wanted.AskModel.plain();
    }

    private void recount(int reasks, int asides) {
        progress.changeLast(step -> step.counting(reasks, asides));
    }

    private Wanted talkOn(Node.Ai ai, List<Said> batch) {
        if (ai.answers() > 0 && progress.aiAnswers >= ai.answers() && ai.next().isPresent()) {
            return go(ai.next().get(), batch);
        }
        return asking(ai, List.of());
    }

    /** The model has the conversation from now on. */
    void talk(Node.Ai ai, Instant at) {
        progress.status = FlowStatus.IN_AI;
        progress.endedAt = ai.next().isEmpty() ? Optional.of(at) : Optional.empty();
    }

    private Wanted asking(Node.Ai ai, List<Line> before) {
        return new Wanted.AskModel(Optional.of(ai.id()), before, List.of(), ai.goal(), ai.until(), following(ai));
    }

    /** What is said when the model reports that its part is done: as far as the next wait. */
    private List<Line> following(Node.Ai ai) {
        if (ai.until().isEmpty() || ai.next().isEmpty()) {
            return List.of();
        }
        Progress ahead = progress.copy();
        Wanted wanted = new Walk(flow, zone, ahead).go(ai.next().get(), Instant.EPOCH, false);
        return switch (wanted) {
            case Wanted.Nothing ignored -> List.of();
            case Wanted.Say say -> say.lines();
            case Wanted.AskModel ask -> ask.before();
            case Wanted.HandOver over -> over.lines();
        };
    }

    private Wanted go(String from, List<Said> batch) {
        batch.stream().filter(Said::unheard).map(Said::id).forEach(guessedNow::add);
        return go(from, batch.getLast().at(), asks(batch));
    }

    /**
     * Goes on from node {@code from} to where the flow waits or ends.
     *
     * @param asks whether the customer wants to know something as well: then the model answers before the next question
     */
    private Wanted go(String from, Instant at, boolean asks) {
        Optional<String> stood = progress.node.map(Node::id);
        progress.resumeAt = Optional.empty();
        progress.endedAt = Optional.empty();
        progress.status = FlowStatus.ACTIVE;
        List<Line> lines = new ArrayList<>();
        String next = from;
        for (int steps = 0; steps <= flow.nodes().size(); steps++) {
            String id = next;
            Node node = flow.node(id)
                    .orElseThrow(
                            () -> new IllegalStateException("the reader lets no node through that leads to " + id));
            progress.enter(node, at);
            switch (node) {
                case Node.Message message -> {
                    message.texts().forEach(text -> lines.add(new Line(id, Wording.filled(text, progress.variables))));
                    next = message.next();
                }
                case Node.Condition condition -> next = way(condition);
                case Node.Question question -> {
                    return question(question, lines, stood, asks);
                }
                case Node.Ai ai -> {
                    talk(ai, at);
                    return asking(ai, lines);
                }
                case Node.HandOver over -> {
                    progress.end(FlowStatus.HANDED_OVER, at);
                    over.text().ifPresent(text -> lines.add(new Line(id, Wording.filled(text, progress.variables))));
                    return new Wanted.HandOver(Optional.of(id), lines, false);
                }
                case Node.End end -> {
                    progress.end(FlowStatus.COMPLETED, at);
                    end.text().ifPresent(text -> lines.add(new Line(id, Wording.filled(text, progress.variables))));
                    return lines.isEmpty() || asks
                            ? new Wanted.AskModel(Optional.of(id), lines, List.of(), "", List.of(), List.of())
                            : new Wanted.Say(lines);
                }
            }
        }
        throw new IllegalStateException("the reader lets no loop through in which nobody is asked anything");
    }

    private Wanted question(Node.Question question, List<Line> lines, Optional<String> stood, boolean asks) {
        if (!asks) {
            lines.add(line(question));
            return new Wanted.Say(lines);
        }
        Optional<String> saidLast =
                lines.isEmpty() ? stood : Optional.of(lines.getLast().node());
        return new Wanted.AskModel(saidLast, lines, List.of(line(question)), "", List.of(), List.of());
    }

    private String way(Node.Condition condition) {
        return condition.branches().stream()
                .filter(branch -> Evaluation.holds(branch.when(), progress.variables))
                .map(Node.Branch::next)
                .findFirst()
                .orElse(condition.otherwise());
    }

    private Line line(Node.Question question) {
        return new Line(question.id(), Wording.asked(question, progress.variables));
    }

    private static boolean asks(List<Said> batch) {
        return batch.stream().anyMatch(Said::isQuestion);
    }

    private static boolean isOne(Said said, List<String> words) {
        Words written = Words.of(said.text());
        return !written.words().isEmpty()
                && words.stream().anyMatch(word -> Words.of(word).equals(written));
    }

    /** An option called "menu" is an option where it is offered. */
    private boolean isOption(Said said) {
        return progress.node.stream()
                .filter(node -> progress.status == FlowStatus.ACTIVE && node instanceof Node.Question)
                .flatMap(node -> ((Node.Question) node).variable().options().stream())
                .anyMatch(option -> isOne(said, List.of(option.id(), option.label())) || isOne(said, option.words()));
    }
}

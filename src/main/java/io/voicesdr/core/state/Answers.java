package io.voicesdr.core.state;

import io.voicesdr.core.history.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which of the customer's messages the company has answered. A marked turn settles everything up to the message its mark
 * names and nothing that came in between; whoever does not say what they answered settles what was there when they spoke.
 * Pure.
 */
final class Answers {
    private final List<Entry> entries;
    private final Timeline timeline;
    private final List<Predicate<Entry>> settled = new ArrayList<>();
    private final List<BotTurn> turns = new ArrayList<>();

    private Answers(List<Entry> entries) {
        this.entries = entries;
        this.timeline = new Timeline(entries);
    }

    static Answers in(List<Entry> entries) {
        Answers answers = new Answers(entries);
        entries.stream().filter(Timeline::countsByItself).forEach(answers::takePerson);
        Turns.of(entries).forEach(answers::takeTurn);
        return answers;
    }

    /** What the bot said, oldest first. */
    List<BotTurn> turns() {
        return turns;
    }

    /** What asks for an answer and has none, oldest first. */
    List<Entry> owed() {
        return entries.stream()
                .filter(Entry::asksForAnswer)
                .filter(question -> settled.reversed().stream().noneMatch(by -> by.test(question)))
                .toList();
    }

    private void takePerson(Entry utterance) {
        settled.add(question -> timeline.wasHeardBy(question, utterance));
    }

    private void takeTurn(TurnGroup group) {
        if (!group.settles()) {
            turns.add(group.toTurn(Optional.empty()));
            return;
        }
        settled.add(timeline.settledBy(group));
        turns.add(group.toTurn(answered(group)));
    }

    private Optional<String> answered(TurnGroup group) {
        return group.isSigned()
                ? timeline.anchor(group).map(Entry::id)
                : entries.reversed().stream()
                        .filter(Entry::asksForAnswer)
                        .filter(question -> timeline.wasHeardByNote(question, group.first()))
                        .map(Entry::id)
                        .findFirst();
    }
}

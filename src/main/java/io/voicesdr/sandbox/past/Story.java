package io.voicesdr.sandbox.past;

import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.flow.FlowStatus;
import io.voicesdr.core.flow.Node;
import io.voicesdr.core.flow.Variable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plays a plot out. Knows no flow by heart: the customer answers whatever the flow asks. Not thread-safe. */
final class Story {
    private static final int MOST_ROUNDS = 25;
    private static final List<String> NONSENSE = List.of("hmm", "sei lá", "então", "depende", "rs");
    private static final List<String> THANKS = List.of("Obrigado!", "Valeu", "obrigada 😊", "Muito obrigado");

    private final Company company;
    private final Clockwork chat;
    private final Replies replies;
    private final Dice dice;

    Story(Company company, Clockwork chat, Dice dice) {
        this.company = company;
        this.chat = chat;
        this.replies = new Replies(company.script(), company.tenant().timeZone(), dice);
        this.dice = dice;
    }

    /** From the customer's first message to the last of anybody. */
    void play(Plot plot) {
        if (plot == Plot.BEGUN_BY_PERSON) {
            talkByHand(dice.between(1, 2));
            return;
        }
        chat.customer(dice.oneOf(company.script().openers()));
        if (plot == Plot.UNANSWERED) {
            return;
        }
        chat.bot();
        switch (plot) {
            case GOES_THROUGH -> {
                answer(MOST_ROUNDS);
                close();
            }
            case LEAVES -> answer(dice.between(0, 2));
            case ASKS_FOR_PERSON -> {
                answer(dice.between(0, 2));
                says("falar com atendente");
                personComes();
            }
            case WAITS_FOR_PERSON -> {
                answer(dice.between(0, 1));
                says("quero falar com uma pessoa");
            }
            case TALKS_PAST -> {
                talkPast();
                personComes();
            }
            case TAKEN_OVER -> {
                answer(dice.between(0, 2));
                chat.after(dice.seconds(20, 400));
                talkByHand(dice.between(0, 2));
            }
            case MODEL_DOWN -> modelDown();
            case BEGUN_BY_PERSON, UNANSWERED -> throw new IllegalStateException("told above");
        }
    }

    private void answer(int questions) {
        for (int round = 0; round < questions && !chat.isOver(); round++) {
            Optional<FlowState> flow = chat.flow();
            if (flow.isEmpty() || !goOn(flow.get())) {
                return;
            }
        }
    }

    /** @return false when the flow asks nothing any more */
    private boolean goOn(FlowState flow) {
        if (flow.status() == FlowStatus.IN_AI && flow.endedAt().isEmpty()) {
            return talkWithModel();
        }
        Optional<Variable> asked = asked(flow);
        if (flow.status() != FlowStatus.ACTIVE || asked.isEmpty()) {
            return false;
        }
        noise();
        chat.after(thinking());
        chat.customer(replies.to(asked.get(), chat.now()));
        if (dice.chance(.06)) {
            chat.after(dice.seconds(1, 3));
            chat.customer(dice.oneOf(company.script().questions()));
        }
        chat.bot();
        return true;
    }

    private Optional<Variable> asked(FlowState flow) {
        return flow.node()
                .flatMap(id -> company.tenant().flows().opening().flatMap(opening -> opening.node(id)))
                .filter(Node.Question.class::isInstance)
                .map(node -> ((Node.Question) node).variable());
    }

    private boolean talkWithModel() {
        says(dice.oneOf(company.script().questions()));
        if (dice.chance(.6)) {
            chat.after(thinking());
            chat.customer("Ótimo, quero sim");
            chat.bot(true, true);
            return true;
        }
        return dice.chance(.8);
    }

    /** What does not answer the question: asked back, spoken, shown, not understood. */
    private void noise() {
        switch (dice.between(0, 39)) {
            case 0, 1, 2 -> says(dice.oneOf(company.script().questions()));
            case 3, 4 -> speaks();
            case 5 -> {
                chat.after(thinking());
                chat.customerPhoto("Esse aqui");
                chat.bot();
            }
            case 6 -> {
                chat.after(dice.seconds(5, 30));
                chat.customerReacts("👍");
            }
            default -> {
                // Most answers come straight.
            }
        }
    }

    private void talkPast() {
        for (int round = 0; round < MOST_ROUNDS && !chat.isOver(); round++) {
            Optional<FlowState> flow = chat.flow();
            if (flow.isEmpty() || flow.get().status() != FlowStatus.ACTIVE) {
                return;
            }
            boolean anyTextWillDo = flow.flatMap(this::asked)
                    .filter(asked -> asked.options().isEmpty())
                    .isPresent();
            says(anyTextWillDo ? replies.to(asked(flow.get()).orElseThrow(), chat.now()) : dice.oneOf(NONSENSE));
        }
    }

    private void modelDown() {
        chat.after(thinking());
        chat.customer(dice.oneOf(company.script().questions()));
        chat.bot(false, false);
        chat.after(dice.seconds(900, 5_400));
        chat.person(dice.oneOf(company.script().person()));
    }

    private void close() {
        boolean handedOver = chat.flow()
                .filter(flow -> flow.status() == FlowStatus.HANDED_OVER)
                .isPresent();
        if (handedOver) {
            personComes();
        } else if (dice.chance(.5)) {
            thank();
        }
    }

    /** Nobody can listen to notes that were made up: where a flow waits for words, the customer asks in writing instead. */
    private void speaks() {
        if (chat.flow().map(FlowState::status).equals(Optional.of(FlowStatus.ACTIVE))) {
            says(dice.oneOf(company.script().questions()));
            return;
        }
        chat.after(thinking());
        chat.customerVoice();
        chat.bot();
    }

    private void thank() {
        chat.after(thinking());
        if (dice.chance(.25)) {
            chat.customerReacts(dice.oneOf(List.of("👍", "❤️", "🙏")));
        } else if (dice.chance(.3)) {
            chat.customerVoice();
            chat.botVoice();
        } else {
            says(dice.oneOf(THANKS));
        }
    }

    private void personComes() {
        if (dice.chance(.75)) {
            chat.after(dice.seconds(90, 4_500));
            talkByHand(dice.between(0, 2));
        }
    }

    /** The person has the last word, so that the bot has nothing to answer when the pause is over. */
    private void talkByHand(int rounds) {
        chat.person(dice.oneOf(company.script().person()));
        for (int round = 0; round < rounds && !chat.isOver(); round++) {
            chat.after(dice.seconds(10, 50));
            chat.customer(dice.oneOf(THANKS));
            chat.after(dice.seconds(10, 50));
            chat.person(dice.oneOf(company.script().person()));
        }
    }

    private void says(String text) {
        chat.after(thinking());
        chat.customer(text);
        chat.bot();
    }

    private Duration thinking() {
        return dice.chance(.05) ? dice.seconds(300, 2_000) : dice.seconds(6, 150);
    }
}

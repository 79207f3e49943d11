package io.voicesdr.sandbox.past;

import io.voicesdr.core.answer.Bubbles;
import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.flow.Line;
import io.voicesdr.core.flow.Wanted;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.text.CustomerText;
import io.voicesdr.sandbox.gemini.OfflineWords;
import java.util.ArrayList;
import java.util.List;

/** Turns a decision of the core into what the bot would have sent, mark for mark. Not thread-safe. */
final class Bot {
    private static final int LEAST_TOKENS = 900;
    private static final int MOST_TOKENS = 4_000;

    private final Company company;
    private final Dice dice;

    Bot(Company company, Dice dice) {
        this.company = company;
        this.dice = dice;
    }

    /**
     * @param places of the flow's nodes, one for each text; 0 for none
     * @param thought whether a model was waited for
     */
    record Turn(Kind kind, List<String> texts, List<Integer> places, String answers, boolean thought, int tokens) {}

    Turn say(Decision.Say say) {
        return new Turn(say.kind(), say.texts(), say.places(), say.answers(), false, 0);
    }

    Turn handOver(Decision.HandOver over) {
        Parts parts = new Parts();
        over.before().forEach(parts::add);
        parts.add(over.text(), over.place());
        return parts.turn(Kind.HANDOVER, over.answers(), false, 0);
    }

    /** No model answered: what the flow says before stands, nothing further is asked. */
    Turn fallBack(Decision.AskModel ask) {
        Parts parts = new Parts();
        ask.flow().before().forEach(parts::add);
        parts.add(CustomerText.COULD_NOT_ANSWER.in(company.tenant().language()), place(ask.flow()));
        return parts.turn(Kind.FALLBACK, ask.answers(), true, 0);
    }

    /**
     * @param owed what the customer wrote
     * @param hasSpoken whether the bot has said something before
     * @param isDone whether the model finds what its node waits for
     */
    Turn answer(Decision.AskModel ask, List<String> owed, boolean hasSpoken, boolean isDone) {
        OfflineWords words = isDone
                ? new OfflineWords(List.of("Perfeito, vamos lá!"), false)
                : OfflineWords.to(company.tenant().systemPrompt(), owed, hasSpoken);
        Parts parts = new Parts();
        ask.flow().before().forEach(parts::add);
        words.bubbles().forEach(bubble -> parts.add(bubble, place(ask.flow())));
        if (!words.handsOver()) {
            (isDone ? ask.flow().next() : ask.flow().after()).forEach(parts::add);
        }
        Kind kind = words.handsOver() ? Kind.HANDOVER : Kind.ANSWER;
        return parts.turn(kind, ask.answers(), true, dice.between(LEAST_TOKENS, MOST_TOKENS));
    }

    /** Bubble {@code number} as it goes over the wire; what is to be copied carries no mark. */
    String signed(Turn turn, int number) {
        String text = turn.texts().get(number);
        if (Bubbles.isToBeCopied(text)) {
            return text;
        }
        boolean last = turn.texts().stream().skip(number + 1L).allMatch(Bubbles::isToBeCopied);
        return company.signatures()
                .sign(
                        text,
                        new Signature(
                                turn.kind(),
                                number,
                                last,
                                turn.places().get(number),
                                Hashes.ofMessage(turn.answers()),
                                Hashes.ofConfig(company.tenant().configHash()),
                                Hashes.tokenStep(turn.tokens())));
    }

    private static int place(Wanted.AskModel flow) {
        return flow.node().map(Hashes::ofNode).orElse(0);
    }

    private static final class Parts {
        private final List<String> texts = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();

        void add(Line line) {
            add(line.text(), line.place());
        }

        void add(String text, int place) {
            texts.add(text);
            places.add(place);
        }

        Turn turn(Kind kind, String answers, boolean thought, int tokens) {
            int most = Math.min(texts.size(), Bubbles.MAX);
            return new Turn(kind, texts.subList(0, most), places.subList(0, most), answers, thought, tokens);
        }
    }
}

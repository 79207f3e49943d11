package io.voicesdr.conversation;

import io.voicesdr.core.answer.Bubble;
import io.voicesdr.core.answer.Bubbles;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.tenant.Tenant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A draft on its way out. What is not sent yet can still change: words that can't be spoken are written. Not thread-safe:
 * it belongs to the turn's thread.
 */
final class Saying {

    private final Draft draft;
    private final List<Bubble> bubbles;
    private final List<Integer> places;
    private int index;

    Saying(Draft draft) {
        this.draft = draft;
        this.bubbles = new ArrayList<>(draft.bubbles());
        this.places = new ArrayList<>(draft.places());
    }

    boolean isOver() {
        return index == bubbles.size();
    }

    boolean isBeginning() {
        return index == 0;
    }

    Bubble current() {
        return bubbles.get(index);
    }

    void next() {
        index++;
    }

    /**
     * Whether the voice note that is due is all there is: no bubble of this turn says which message it answers, so that
     * later only its time can tell.
     */
    boolean isOnlyHeard() {
        return current() instanceof Bubble.Voice && bubbles.stream().noneMatch(Bubble::takesMark);
    }

    /** The words of {@code voice}, which is due, are written instead. */
    void writeInstead(Bubble.Voice voice) {
        bubbles.remove(index);
        insert(index, voice, places.remove(index));
    }

    /** The words of {@code voice}, which has just been sent, are written as well. */
    void writeAsWell(Bubble.Voice voice) {
        insert(index + 1, voice, places.get(index));
    }

    private void insert(int at, Bubble.Voice voice, int place) {
        bubbles.addAll(at, Draft.written(voice.written()));
        places.addAll(at, Collections.nCopies(voice.written().size(), place));
    }

    /** The bubble that is due, with its mark where it takes one. */
    Bubble signed(Tenant tenant, SignatureCodec codec, long tokens) {
        Bubble bubble = current();
        if (!bubble.takesMark()) {
            return bubble;
        }
        Signature mark = new Signature(
                draft.kind(),
                Math.min(index, Bubbles.MAX - 1),
                bubbles.stream().skip(index + 1L).noneMatch(Bubble::takesMark),
                places.get(index),
                Hashes.ofMessage(draft.answers()),
                Hashes.ofConfig(tenant.configHash()),
                Hashes.tokenStep(tokens));
        return bubble.withText(codec.sign(bubble.text(), mark));
    }
}

package io.voicesdr.conversation;

import io.voicesdr.core.answer.Bubble;
import io.voicesdr.core.answer.Bubbles;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.tenant.Tenant;
import java.util.ArrayList;
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

    /** Whether anything comes after the bubble that is due. */
    boolean hasMore() {
        return index + 1 < bubbles.size();
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

    /** Whether the bubble that is due has its words elsewhere too. */
    boolean canBeWritten() {
        return !(current() instanceof Bubble.Text) && draft.inWriting().isPresent();
    }

    /** All that is not sent yet is said in writing. Only while a voice note, or a file with its words, is due. */
    void writeInstead() {
        Draft written = draft.inWriting().orElseThrow();
        bubbles.subList(index, bubbles.size()).clear();
        places.subList(index, places.size()).clear();
        bubbles.addAll(written.bubbles());
        places.addAll(written.places());
    }

    /** What was just spoken is written as well, behind it. */
    void writeAsWell() {
        Draft written = draft.inWriting().orElseThrow();
        bubbles.addAll(written.bubbles());
        places.addAll(written.places());
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
                draft.answers().isEmpty() ? 0 : Hashes.ofMessage(draft.answers()),
                Hashes.ofConfig(tenant.configHash()),
                Hashes.tokenStep(tokens));
        return bubble.withText(codec.sign(bubble.text(), mark));
    }
}

package io.voicesdr.core.answer;

import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;
import java.util.List;

/** Makes what the model said fit to be sent: cleaned, cut at sense, paced. Pure. */
public final class Bubbles {

    /** More bubbles than this are joined: the signature numbers eight. */
    public static final int MAX = 8;

    private Bubbles() {}

    /**
     * The bubbles to send for {@code answer}: mark characters and U+0000 taken out, markdown turned into WhatsApp's own,
     * empties dropped, long ones cut between sentences and never inside a link, list, price or code, at most {@link
     * #MAX}. Empty when nothing is left to say.
     */
    public static List<String> of(Tenant tenant, Answer answer) {
        throw new UnsupportedOperationException();
    }

    /** Whether {@code bubble} is meant to be copied whole (a link alone, a Pix code) and so must not carry a mark. */
    public static boolean isToBeCopied(String bubble) {
        throw new UnsupportedOperationException();
    }

    /** How long a person would type {@code bubble}. */
    public static Duration typingTime(String bubble) {
        throw new UnsupportedOperationException();
    }
}

package io.voicesdr.core.answer;

import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.CustomerText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes what the model said fit to be sent: cleaned, cut at sense, paced. Pure. */
public final class Bubbles {

    /** More bubbles than this are joined: the signature numbers eight. */
    public static final int MAX = 8;

    private static final long MILLIS_PER_CHARACTER = 35;
    private static final long MIN_TYPING_MILLIS = 600;
    private static final long MAX_TYPING_MILLIS = 6_000;

    private static final Pattern ONLY_SIGNS = Pattern.compile("[\\s\u200D\uFE0F*_~`>#|.,:;\\\\-]*");
    private static final Pattern FIRST_LETTER = Pattern.compile("^[\\s*_~\"'“‘¡¿(]*(\\p{Ll})");

    private Bubbles() {}

    /**
     * The bubbles to send for {@code answer}: what is invisible taken out, digits of any script as 0 to 9,
     * markdown and HTML turned into WhatsApp's own,
     * empties and repetitions dropped, long ones cut between sentences and never inside a link, list, price or code, at most {@link
     * #MAX}. Empty when nothing is left to say.
     *
     * <p>A payment code on a line of its own gets a bubble of its own. At least one bubble can carry a mark: when all
     * are to be copied, a short line of ours goes before them.
     */
    public static List<String> of(Tenant tenant, Answer answer) {
        List<String> bubbles = new ArrayList<>();
        for (String said : new LinkedHashSet<>(answer.bubbles())) {
            bubbles.addAll(Packing.fill(Blocks.of(Characters.clean(Tags.toMarkdown(said)))));
        }
        bubbles.removeIf(bubble -> ONLY_SIGNS.matcher(bubble).matches());
        if (!bubbles.isEmpty() && bubbles.stream().allMatch(Bubbles::isToBeCopied)) {
            bubbles.addFirst(CustomerText.HERE_IT_IS.in(tenant.language()));
        }
        joinSurplus(bubbles);
        if (tenant.startUpper() && !bubbles.isEmpty()) {
            bubbles.set(0, startingUpper(bubbles.getFirst()));
        }
        return List.copyOf(bubbles);
    }

    /** Whether {@code bubble} is meant to be copied whole (a link alone, a Pix code) and so must not carry a mark. */
    public static boolean isToBeCopied(String bubble) {
        return Copyable.isAny(bubble);
    }

    /** How long a person would type {@code bubble}: between 0.6 and 6 seconds. */
    public static Duration typingTime(String bubble) {
        long millis = MILLIS_PER_CHARACTER * bubble.codePointCount(0, bubble.length());
        return Duration.ofMillis(Math.clamp(millis, MIN_TYPING_MILLIS, MAX_TYPING_MILLIS));
    }

    /** Joins the two neighbours that are shortest together until the turn fits; what is to be copied is joined last. */
    private static void joinSurplus(List<String> bubbles) {
        while (bubbles.size() > MAX) {
            int shortest = 0;
            for (int i = 1; i + 1 < bubbles.size(); i++) {
                shortest = costOfJoining(bubbles, i) < costOfJoining(bubbles, shortest) ? i : shortest;
            }
            bubbles.set(shortest, bubbles.get(shortest) + Block.PARAGRAPH + bubbles.remove(shortest + 1));
        }
    }

    private static long costOfJoining(List<String> bubbles, int first) {
        String one = bubbles.get(first);
        String other = bubbles.get(first + 1);
        long copied = isToBeCopied(one) || isToBeCopied(other) ? Integer.MAX_VALUE : 0;
        return copied + one.length() + other.length();
    }

    private static String startingUpper(String bubble) {
        Matcher letter = FIRST_LETTER.matcher(bubble);
        if (!letter.find() || beginsVerbatim(bubble, letter.start(1))) {
            return bubble;
        }
        int at = letter.start(1);
        String upper = Character.toString(Character.toTitleCase(bubble.codePointAt(at)));
        return bubble.substring(0, at) + upper + bubble.substring(letter.end(1));
    }

    /** Whether a link, an address or code begins there, whose case matters. */
    private static boolean beginsVerbatim(String bubble, int at) {
        return Whole.VERBATIM.matcher(bubble).region(at, bubble.length()).lookingAt();
    }
}

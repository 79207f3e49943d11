package io.voicesdr.core.catalogue;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An item as a caption of {@link Lines#caption} shows it: what was shown stays true when the catalogue forgets the item.
 *
 * @param id as written there
 */
public record Shown(String id, String title) {

    private static final Pattern CAPTION =
            Pattern.compile("\\*([^*\\n]+)\\*(?:\\nR\\$ [^\\n]+)?\\n(?:cód\\.|code) (" + Codes.ID.pattern() + ")");

    /** What {@code text} shows; empty when it is no caption of ours. */
    public static Optional<Shown> in(String text) {
        Matcher caption = CAPTION.matcher(text.strip());
        return caption.matches() ? Optional.of(new Shown(caption.group(2), caption.group(1))) : Optional.empty();
    }
}

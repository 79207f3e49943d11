package io.voicesdr.core.text;

import java.util.Locale;

/** The languages our own words exist in. What the model says to a customer may be in any. */
public enum Language {
    PORTUGUESE,
    ENGLISH,
    SPANISH;

    /** The language of the BCP 47 tag {@code tag}; Portuguese for every one that we do not speak, and for none. */
    public static Language of(String tag) {
        return switch (tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0]) {
            case "en" -> ENGLISH;
            case "es" -> SPANISH;
            default -> PORTUGUESE;
        };
    }

    /** The one of the three that is in this language. */
    public String choose(String portuguese, String english, String spanish) {
        return switch (this) {
            case PORTUGUESE -> portuguese;
            case ENGLISH -> english;
            case SPANISH -> spanish;
        };
    }
}

package io.voicesdr.core.text;

/** The languages our own words exist in. What the model says to a customer may be in any. */
public enum Language {
    PORTUGUESE,
    ENGLISH,
    SPANISH;

    /** The language of the BCP 47 tag {@code tag}; Portuguese for every one that we do not speak, and for none. */
    public static Language of(String tag) {
        String bare = tag.strip();
        if (begins(bare, "en")) {
            return ENGLISH;
        }
        return begins(bare, "es") ? SPANISH : PORTUGUESE;
    }

    private static boolean begins(String tag, String language) {
        return tag.regionMatches(true, 0, language, 0, language.length())
                && (tag.length() == language.length() || "-_".indexOf(tag.charAt(language.length())) >= 0);
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

package io.voicesdr.core.catalogue;

import io.voicesdr.core.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id of an item as people see and write it: {@code cód. 123}. Pure. */
public final class Codes {

    /** What ids may be made of, so that they can be found again in a text; checked where files are read. */
    public static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N}._/-]{0,38}[\\p{L}\\p{N}])?");

    private static final Pattern WRITTEN =
            Pattern.compile("(?i)(?<![\\p{L}\\p{N}])(?:c[oó]d(?:igo)?|ref(?:er[eê]ncia)?|code|item)\\b\\.?\\s*:?\\s*#?("
                    + ID.pattern() + ")|#(" + ID.pattern() + ")");

    private Codes() {}

    static String of(String id, Language language) {
        return language.choose("cód. ", "code ", "cód. ") + id;
    }

    /** The items whose codes stand in {@code text}, in order, each once. */
    public static List<Item> in(String text, Catalogue catalogue) {
        return written(text).stream()
                .flatMap(id -> catalogue.find(id).stream())
                .distinct()
                .toList();
    }

    /** The codes that stand in {@code text}, in order, whether anything has them or not. */
    public static List<String> written(String text) {
        Matcher code = WRITTEN.matcher(text);
        List<String> ids = new ArrayList<>();
        while (code.find()) {
            ids.add(code.group(1) == null ? code.group(2) : code.group(1));
        }
        return ids;
    }
}

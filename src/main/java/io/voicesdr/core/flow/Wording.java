package io.voicesdr.core.flow;

import io.voicesdr.core.flow.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills a flow's texts with what is known. Pure. */
public final class Wording {

    private static final Pattern PLACE = Pattern.compile("\\{([\\p{L}_][\\p{L}\\p{N}_]*)}");
    private static final Pattern GAP = Pattern.compile("[ ,]+(?=[!.?,])");
    private static final int MAX_VALUE = 200;

    private Wording() {}

    /** The variables that {@code template} names, in order. */
    public static List<String> names(String template) {
        return PLACE.matcher(template).results().map(hit -> hit.group(1)).toList();
    }

    /** The text with its variables; one that is not known leaves nothing, not even the comma before it. */
    static String filled(String template, Map<String, Value> variables) {
        List<String> missing = new ArrayList<>();
        String filled =
                PLACE.matcher(template).replaceAll(hit -> Matcher.quoteReplacement(shown(hit, variables, missing)));
        return missing.isEmpty() ? filled : GAP.matcher(filled).replaceAll("").strip();
    }

    private static String shown(MatchResult hit, Map<String, Value> variables, List<String> missing) {
        Value value = variables.get(hit.group(1));
        if (value == null) {
            missing.add(hit.group(1));
            return "";
        }
        String line = value.shown().replaceAll("\\s+", " ").strip();
        return line.length() <= MAX_VALUE ? line : line.substring(0, MAX_VALUE - 1) + "…";
    }

    /** The question as it is asked: options are listed with their numbers. */
    static String asked(Node.Question question, Map<String, Value> variables) {
        StringBuilder text = new StringBuilder(filled(question.text(), variables));
        var options = question.variable().options();
        for (int i = 0; i < options.size(); i++) {
            text.append(i == 0 ? "\n\n" : "\n")
                    .append(i + 1)
                    .append(". ")
                    .append(options.get(i).label());
        }
        return text.toString();
    }
}

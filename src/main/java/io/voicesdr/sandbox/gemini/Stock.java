package io.voicesdr.sandbox.gemini;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The catalogue in a system prompt: lines of code, title, price and columns between two notes. Immutable. */
record Stock(List<Item> items) {

    private static final Pattern SECTION = Pattern.compile("(?s)⟦[^⟧]*\\|[^⟧]*⟧\\n(.*?)\\n⟦[^⟧]*⟧");
    private static final Pattern LINE = Pattern.compile("^\\[([^\\]]+)] ([^|]+) \\| ([^|]+)(.*)$");

    /** @param rest the other columns, as they stand in the line */
    record Item(String id, String title, String price, String rest) {
        boolean isAvailable() {
            return !rest.matches(".*\\| (?:indisponível|not available|no disponible)");
        }

        private int wordsIn(Set<String> asked) {
            Set<String> names = Words.names(title + " " + rest);
            return (int) asked.stream().filter(names::contains).count();
        }
    }

    static Stock in(String system) {
        List<Item> items = new ArrayList<>();
        Matcher section = SECTION.matcher(system);
        if (section.find()) {
            for (String line : section.group(1).split("\\n")) {
                Matcher item = LINE.matcher(line);
                if (item.matches()) {
                    items.add(new Item(
                            item.group(1), item.group(2).strip(), item.group(3).strip(), item.group(4)));
                }
            }
        }
        return new Stock(items);
    }

    /** Those that share most words with {@code text}, a word of the title among them; in the catalogue's order. */
    List<Item> namedIn(String text) {
        Set<String> asked = Words.names(text);
        List<Item> named = items.stream()
                .filter(Item::isAvailable)
                .filter(item -> Words.names(item.title()).stream().anyMatch(asked::contains))
                .toList();
        int most = named.stream().mapToInt(item -> item.wordsIn(asked)).max().orElse(0);
        return named.stream().filter(item -> item.wordsIn(asked) == most).toList();
    }
}

package io.voicesdr.core.catalogue;

import io.voicesdr.core.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Items as text: a line each for the model, a caption for a customer. Pure. */
public final class Lines {

    /** Of one item's line; a cell with a novel in it must not push the others out. */
    private static final int MAX_CHARS = 400;

    private static final int MAX_TITLE = 120;

    private Lines() {}

    /** {@code [id] title | R$ 67.900 | cor: branco}. */
    public static String of(Item item, Language language) {
        List<String> cells = new ArrayList<>();
        cells.add("[" + plain(item.id()) + "] " + plain(item.title()));
        cells.add(item.shownPrice()
                .orElse(language.choose("preço sob consulta", "price on request", "precio a consultar")));
        item.columns().forEach((column, cell) -> cells.add(plain(column) + ": " + plain(cell)));
        if (!item.available()) {
            cells.add(language.choose("indisponível", "not available", "no disponible"));
        }
        String line = String.join(" | ", cells);
        return line.length() <= MAX_CHARS
                ? line
                : line.substring(0, MAX_CHARS - 1).stripTrailing() + "…";
    }

    /** All of them, a line each. */
    public static String of(List<Item> items, Language language) {
        return items.stream().map(item -> of(item, language)).collect(Collectors.joining("\n"));
    }

    /** What stands under an item's picture; ends with the id, so that a reply to it tells which item was meant. */
    public static String caption(Item item, Language language) {
        String title = plain(item.title());
        String shown = title.length() <= MAX_TITLE
                ? title
                : title.substring(0, MAX_TITLE - 1).stripTrailing() + "…";
        String price = item.shownPrice().map(amount -> "\n" + amount).orElse("");
        return "*" + shown.replace("*", "") + "*" + price + "\n" + Codes.of(item.id(), language);
    }

    private static String plain(String cell) {
        return cell.replaceAll("\\s+", " ").strip();
    }
}

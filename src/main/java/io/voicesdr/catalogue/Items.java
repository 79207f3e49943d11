package io.voicesdr.catalogue;

import io.voicesdr.core.catalogue.Catalogue;
import io.voicesdr.core.catalogue.Codes;
import io.voicesdr.core.catalogue.Item;
import io.voicesdr.core.catalogue.Prices;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns a table into items, and finds everything that is wrong with it in one go. Not thread-safe. */
final class Items {

    private static final int MOST_PROBLEMS = 20;
    private static final int MAX_TITLE = 200;
    private static final int MAX_CELL = 2_000;
    private static final Set<String> ON_REQUEST =
            Set.of("sob consulta", "consulte", "a consultar", "a combinar", "on request", "consultar", "-", "–");

    private final Table table;
    private final String version;
    private final Map<Role, String> columns = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<CatalogueProblem> problems = new ArrayList<>();

    Items(Table table, String version) {
        this.table = table;
        this.version = version;
        for (Role role : Role.values()) {
            role.in(table.columns()).ifPresent(column -> columns.put(role, column));
        }
    }

    CatalogueReader.Reading reading() {
        if (table.rows().isEmpty()) {
            problem(
                    0,
                    "",
                    "there is nothing in it; write a line of headings (id, titulo, preco, …) and one line an item");
        } else {
            need(Role.ID);
            need(Role.TITLE);
        }
        List<Item> items = new ArrayList<>();
        if (problems.isEmpty()) {
            table.rows().forEach(row -> item(row).ifPresent(items::add));
        }
        return problems.isEmpty()
                ? new CatalogueReader.Reading(Optional.of(new Catalogue(items, version)), List.of())
                : new CatalogueReader.Reading(Optional.empty(), shortened());
    }

    private List<CatalogueProblem> shortened() {
        if (problems.size() <= MOST_PROBLEMS) {
            return problems;
        }
        List<CatalogueProblem> first = new ArrayList<>(problems.subList(0, MOST_PROBLEMS));
        int more = problems.size() - MOST_PROBLEMS;
        first.add(new CatalogueProblem(
                problems.get(MOST_PROBLEMS).line(), "", "and " + more + " more mistakes from here on"));
        return first;
    }

    private void need(Role role) {
        if (!columns.containsKey(role)) {
            problem(
                    1,
                    role.example(),
                    "there is no such column; there are " + String.join(", ", table.columns())
                            + ". Rename the one that is meant");
        }
    }

    private Optional<Item> item(Table.Row row) {
        int before = problems.size();
        String id = id(row);
        String title = cell(row, Role.TITLE);
        if (title.isEmpty() || title.length() > MAX_TITLE) {
            wrong(row, Role.TITLE, "is " + (title.isEmpty() ? "empty" : "longer than " + MAX_TITLE + " characters"));
        }
        Optional<BigDecimal> price = price(row);
        Optional<String> picture = picture(row);
        boolean available = available(row);
        return problems.size() == before
                ? Optional.of(new Item(id, title, price, picture, available, others(row)))
                : Optional.empty();
    }

    private String id(Table.Row row) {
        String id = cell(row, Role.ID);
        if (!Codes.ID.matcher(id).matches()) {
            wrong(
                    row,
                    Role.ID,
                    id.isEmpty()
                            ? "is empty; every item needs a code of its own"
                            : "\"" + id + "\" is no code; write letters, digits, - or _, at most 40, without blanks");
            return id;
        }
        Integer first = lines.putIfAbsent(Catalogue.key(id), row.line());
        if (first != null) {
            wrong(row, Role.ID, "\"" + id + "\" is taken by the item on line " + first);
        }
        return id;
    }

    private Optional<BigDecimal> price(Table.Row row) {
        String cell = cell(row, Role.PRICE);
        if (cell.isEmpty() || ON_REQUEST.contains(cell.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        Optional<BigDecimal> price = Prices.parse(cell);
        if (price.isEmpty()) {
            wrong(
                    row,
                    Role.PRICE,
                    "\"" + cell + "\" is not a price; write for example 67900, 67.900,00, or \"sob consulta\"");
        }
        return price;
    }

    private Optional<String> picture(Table.Row row) {
        String cell = cell(row, Role.PICTURE);
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(cell);
            boolean http = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null && uri.getUserInfo() == null) {
                return Optional.of(cell);
            }
        } catch (URISyntaxException e) {
            // told below like every other address that is none
        }
        wrong(
                row,
                Role.PICTURE,
                "\"" + cell + "\" is no address of a picture; write for example https://loja.com.br/123.jpg");
        return Optional.empty();
    }

    private boolean available(Table.Row row) {
        String cell = cell(row, Role.AVAILABILITY);
        Optional<Boolean> available = Availability.of(cell);
        if (available.isEmpty()) {
            wrong(
                    row,
                    Role.AVAILABILITY,
                    "\"" + cell + "\" is not known here; write sim, não, vendido, reservado or a number");
        }
        return available.orElse(true);
    }

    private Map<String, String> others(Table.Row row) {
        Map<String, String> others = new LinkedHashMap<>();
        for (String column : table.columns()) {
            String cell = row.cell(column);
            if (columns.containsValue(column) || cell.isEmpty()) {
                continue;
            }
            if (cell.length() > MAX_CELL) {
                problem(
                        row.line(),
                        column,
                        "is longer than " + MAX_CELL + " characters; longer texts belong into knowledge/");
            }
            others.put(column, cell);
        }
        return others;
    }

    private String cell(Table.Row row, Role role) {
        String column = columns.get(role);
        return column == null ? "" : row.cell(column);
    }

    private void wrong(Table.Row row, Role role, String message) {
        problem(row.line(), columns.getOrDefault(role, role.example()), message);
    }

    private void problem(int line, String column, String message) {
        problems.add(new CatalogueProblem(line, column, message));
    }
}

package io.voicesdr.core.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a clean markdown text into blocks in WhatsApp's style: paragraphs, lists, tables as lines, code as it is. */
final class Blocks {

    private static final Pattern FENCE = Pattern.compile("^\\s*(?:```+|~~~+)\\s*[\\w+-]*\\s*$");
    private static final Pattern FENCED_LINE = Pattern.compile("^\\s*(?:```([^`]+)```|`([^`]+)`)\\s*$");
    /** Both on the line without its blanks: nested repetition would exhaust the stack on a hostile line. */
    private static final Pattern RULE = Pattern.compile("-{3,}|\\*{3,}|_{3,}");

    private static final Pattern TABLE_RULE = Pattern.compile("(?=.*-)(?=.*\\|)[|:-]+");

    private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*+•–]|\\d{1,3}[.)])\\s+\\S.*$");
    private static final Pattern CONTINUED = Pattern.compile("^(?: {2,}).*\\S.*$");

    private final List<String> lines;
    private final List<Block> blocks = new ArrayList<>();
    private int at;
    private boolean afterEmptyLine;

    private Blocks(String text) {
        lines = text.lines().map(String::stripTrailing).toList();
    }

    /** The blocks of {@code text}, in order; none for a blank one. */
    static List<Block> of(String text) {
        Blocks reader = new Blocks(text);
        while (reader.at < reader.lines.size()) {
            reader.readBlock();
        }
        return List.copyOf(reader.blocks);
    }

    private void readBlock() {
        String line = lines.get(at);
        if (line.isBlank() || isRule(line)) {
            afterEmptyLine = true;
            at++;
        } else if (FENCE.matcher(line).matches()) {
            readFence();
        } else if (beginsTable()) {
            readTable();
        } else if (isItem(line)) {
            readList();
        } else if (Copyable.isPayment(unquoted(line))) {
            add(unquoted(line).strip(), Block.Cut.ALONE);
            at++;
        } else {
            readParagraph();
        }
    }

    private void readFence() {
        int end = at + 1;
        while (end < lines.size() && !FENCE.matcher(lines.get(end)).matches()) {
            end++;
        }
        String code = String.join("\n", lines.subList(at + 1, end));
        add(code.stripTrailing(), Copyable.isPayment(code) ? Block.Cut.ALONE : Block.Cut.LINES);
        at = Math.min(lines.size(), end + 1);
    }

    private boolean beginsTable() {
        return lines.get(at).contains("|") && at + 1 < lines.size() && isTableRule(lines.get(at + 1));
    }

    private void readTable() {
        List<String> rows = new ArrayList<>();
        for (; at < lines.size() && lines.get(at).contains("|"); at++) {
            if (!isTableRule(lines.get(at))) {
                rows.add(row(lines.get(at)));
            }
        }
        add(String.join("\n", rows), Block.Cut.LINES);
    }

    private static boolean isRule(String line) {
        return RULE.matcher(line.replace(" ", "")).matches();
    }

    private static boolean isTableRule(String line) {
        return TABLE_RULE.matcher(line.replace(" ", "")).matches();
    }

    private static String row(String line) {
        List<String> cells =
                Pattern.compile("\\|").splitAsStream(line).map(String::strip).toList();
        return Markdown.toWhatsApp(String.join(
                " · ", cells.stream().filter(cell -> !cell.isEmpty()).toList()));
    }

    /** A list with its items' own further lines; one empty line between two items does not end it. */
    private void readList() {
        List<String> items = new ArrayList<>();
        while (at < lines.size()
                && (isItem(lines.get(at)) || CONTINUED.matcher(lines.get(at)).matches())) {
            items.add(Markdown.toWhatsApp(lines.get(at)));
            at++;
            if (at + 1 < lines.size() && lines.get(at).isBlank() && isItem(lines.get(at + 1))) {
                at++;
            }
        }
        add(String.join("\n", items), Block.Cut.LINES);
    }

    private void readParagraph() {
        List<String> paragraph = new ArrayList<>();
        do {
            paragraph.add(Markdown.toWhatsApp(unfenced(lines.get(at))).strip());
            at++;
        } while (at < lines.size() && isRunningText(lines.get(at)));
        add(String.join("\n", paragraph), Block.Cut.SENTENCES);
    }

    private boolean isRunningText(String line) {
        Predicate<Pattern> is = pattern -> pattern.matcher(line).matches();
        return !line.isBlank()
                && !isRule(line)
                && !is.test(FENCE)
                && !isItem(line)
                && !beginsTable()
                && !Copyable.isPayment(unquoted(line));
    }

    /** A code may look like an item ("- 000201…" does not); a rule of stars does too. */
    private static boolean isItem(String line) {
        return ITEM.matcher(line).matches() && !isRule(line);
    }

    private static String unfenced(String line) {
        Matcher fenced = FENCED_LINE.matcher(line);
        return fenced.matches() && fenced.group(1) != null ? fenced.group(1) : line;
    }

    private static String unquoted(String line) {
        Matcher fenced = FENCED_LINE.matcher(line);
        if (!fenced.matches()) {
            return line;
        }
        return fenced.group(1) != null ? fenced.group(1) : fenced.group(2);
    }

    private void add(String text, Block.Cut cut) {
        String gap = blocks.isEmpty() ? "" : afterEmptyLine ? Block.PARAGRAPH : Block.LINE;
        afterEmptyLine = false;
        if (!text.isBlank()) {
            blocks.add(new Block(gap, text, cut));
        }
    }
}

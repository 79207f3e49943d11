package io.voicesdr.knowledge.pdf;

import io.voicesdr.knowledge.pdf.PdfObject.Dict;
import io.voicesdr.knowledge.pdf.PdfObject.Items;
import io.voicesdr.knowledge.pdf.PdfObject.Name;
import io.voicesdr.knowledge.pdf.PdfObject.Num;
import io.voicesdr.knowledge.pdf.PdfObject.Stream;
import io.voicesdr.knowledge.pdf.PdfObject.Text;
import io.voicesdr.knowledge.pdf.PdfObject.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plays a page's drawing (ISO 32000-1, 8.2 and 9.4) and writes down the letters where they stand. Not thread-safe. */
final class PageText {

    private static final int DEEPEST_FORM = 8;

    private final PdfFile file;
    private final Layout layout = new Layout();
    private final Map<Dict, Font> fonts = new HashMap<>();
    private final Deque<Matrix> saved = new ArrayDeque<>();
    private Matrix page = Matrix.SAME;
    private Matrix line = Matrix.SAME;
    private Matrix at = Matrix.SAME;
    private @Nullable Font font;
    private double size = 1;
    private double letterSpacing;
    private double wordSpacing;
    private double stretch = 1;
    private double leading;

    PageText(PdfFile file) {
        this.file = file;
    }

    /** What stands on {@code dict}, as text. */
    Layout read(Dict dict) {
        List<byte[]> streams = new ArrayList<>();
        PdfObject contents = file.get(dict, "Contents");
        List<PdfObject> each = contents instanceof Items items ? items.list() : List.of(contents);
        for (PdfObject content : each) {
            if (file.resolved(content) instanceof Stream stream) {
                streams.add(file.decoded(stream));
            }
        }
        play(joined(streams), file.dict(dict, "Resources").orElse(new Dict(Map.of())), 0);
        return layout;
    }

    private static byte[] joined(List<byte[]> streams) {
        byte[] all =
                new byte[streams.stream().mapToInt(bytes -> bytes.length + 1).sum()];
        int to = 0;
        for (byte[] bytes : streams) {
            System.arraycopy(bytes, 0, all, to, bytes.length);
            to += bytes.length;
            all[to++] = '\n';
        }
        return all;
    }

    private void play(byte[] content, Dict resources, int depth) {
        Lexer lexer = new Lexer(content, 0);
        List<PdfObject> operands = new ArrayList<>();
        for (Optional<PdfObject> next = lexer.next(); next.isPresent(); next = lexer.next()) {
            if (next.get() instanceof Word word) {
                if (word.word().equals("ID")) {
                    skipPicture(lexer, content);
                } else {
                    operate(word.word(), operands, resources, depth);
                }
                operands.clear();
            } else {
                operands.add(next.get());
            }
        }
    }

    /** A picture's bytes stand between the operators: up to {@code EI} with blanks around it. */
    private static void skipPicture(Lexer lexer, byte[] content) {
        int i = lexer.position() + 1;
        while (i + 3 < content.length
                && !(Lexer.isBlank(content[i])
                        && content[i + 1] == 'E'
                        && content[i + 2] == 'I'
                        && Lexer.isBlank(content[i + 3]))) {
            i++;
        }
        lexer.moveTo(i + 3);
    }

    private void operate(String operator, List<PdfObject> operands, Dict resources, int depth) {
        switch (operator) {
            case "q" -> saved.push(page);
            case "Q" -> page = saved.isEmpty() ? page : saved.pop();
            case "cm" -> page = matrix(operands).then(page);
            case "BT" -> move(Matrix.SAME);
            case "Tf" -> choose(operands, resources);
            case "Tc" -> letterSpacing = number(operands, 0);
            case "Tw" -> wordSpacing = number(operands, 0);
            case "Tz" -> stretch = number(operands, 0) / 100;
            case "TL" -> leading = number(operands, 0);
            case "Td" -> step(number(operands, 0), number(operands, 1));
            case "TD" -> {
                leading = -number(operands, 1);
                step(number(operands, 0), number(operands, 1));
            }
            case "Tm" -> move(matrix(operands));
            case "T*" -> step(0, -leading);
            case "Tj" -> show(operands, 0);
            case "'" -> {
                step(0, -leading);
                show(operands, 0);
            }
            case "\"" -> {
                wordSpacing = number(operands, 0);
                letterSpacing = number(operands, 1);
                step(0, -leading);
                show(operands, 2);
            }
            case "TJ" -> showAdjusted(operands);
            case "Do" -> draw(operands, resources, depth);
            default -> {} // lines, colours, clipping: no letters
        }
    }

    private void move(Matrix to) {
        line = to;
        at = to;
    }

    private void step(double x, double y) {
        move(new Matrix(1, 0, 0, 1, x, y).then(line));
    }

    private void choose(List<PdfObject> operands, Dict resources) {
        size = number(operands, 1);
        if (!operands.isEmpty() && operands.getFirst() instanceof Name name) {
            font = file.dict(resources, "Font")
                    .flatMap(all -> file.dict(all, name.value()))
                    .map(dict -> fonts.computeIfAbsent(dict, own -> new Font(file, own)))
                    .orElse(null);
        }
    }

    private void draw(List<PdfObject> operands, Dict resources, int depth) {
        if (depth >= DEEPEST_FORM || operands.isEmpty() || !(operands.getFirst() instanceof Name name)) {
            return;
        }
        file.dict(resources, "XObject")
                .flatMap(all -> file.stream(all, name.value()))
                .filter(form -> file.name(form.dict(), "Subtype").equals("Form"))
                .ifPresent(form -> {
                    Matrix before = page;
                    List<PdfObject> own =
                            file.items(form.dict(), "Matrix").map(Items::list).orElse(List.of());
                    page = own.isEmpty() ? page : matrix(own).then(page);
                    play(file.decoded(form), file.dict(form.dict(), "Resources").orElse(resources), depth + 1);
                    page = before;
                });
    }

    private void show(List<PdfObject> operands, int index) {
        if (index < operands.size() && operands.get(index) instanceof Text text) {
            show(text.bytes());
        }
    }

    private void showAdjusted(List<PdfObject> operands) {
        if (operands.isEmpty() || !(operands.getFirst() instanceof Items items)) {
            return;
        }
        for (PdfObject item : items.list()) {
            if (item instanceof Text text) {
                show(text.bytes());
            } else if (item instanceof Num back) {
                forward(-back.value() / 1000 * size * stretch);
            }
        }
    }

    private void show(byte[] text) {
        Font shown = font;
        if (shown == null) {
            return;
        }
        for (Font.Glyph glyph : shown.glyphs(text)) {
            double width = (glyph.width() * size + letterSpacing + (glyph.space() ? wordSpacing : 0)) * stretch;
            Matrix here = at.then(page);
            forward(glyph.width() * size * stretch);
            Matrix there = at.then(page);
            layout.put(glyph.text(), here.x(), here.y(), there.x(), there.y(), size * here.height());
            forward(width - glyph.width() * size * stretch);
        }
    }

    private void forward(double x) {
        at = new Matrix(1, 0, 0, 1, x, 0).then(at);
    }

    private Matrix matrix(List<PdfObject> operands) {
        return new Matrix(
                number(operands, 0),
                number(operands, 1),
                number(operands, 2),
                number(operands, 3),
                number(operands, 4),
                number(operands, 5));
    }

    private double number(List<PdfObject> operands, int index) {
        return index < operands.size() && file.resolved(operands.get(index)) instanceof Num number ? number.value() : 0;
    }
}

package io.voicesdr.knowledge.pdf;

import io.voicesdr.knowledge.pdf.PdfObject.Dict;
import io.voicesdr.knowledge.pdf.PdfObject.Items;
import io.voicesdr.knowledge.pdf.PdfObject.Name;
import io.voicesdr.knowledge.pdf.PdfObject.Num;
import io.voicesdr.knowledge.pdf.PdfObject.Text;
import io.voicesdr.knowledge.pdf.PdfObject.Word;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which characters a font's codes are, and how wide (ISO 32000-1, 9.5 to 9.10). */
final class Font {

    /** Stands for a letter that the file does not tell. */
    static final String UNKNOWN = "\uFFFD";

    private static final double USUAL_WIDTH = 500;

    private final PdfFile file;
    private final boolean composite;
    private final Map<Integer, String> characters = new HashMap<>();
    private final Map<Integer, Double> widths = new HashMap<>();
    private double otherWidth = USUAL_WIDTH;

    /**
     * One letter.
     *
     * @param width as a share of the font's size
     * @param space whether it is the code that word spacing widens
     */
    record Glyph(String text, double width, boolean space) {}

    Font(PdfFile file, Dict font) {
        this.file = file;
        this.composite = file.name(font, "Subtype").equals("Type0");
        if (composite) {
            file.items(font, "DescendantFonts")
                    .flatMap(list -> list.list().stream().findFirst())
                    .map(file::resolved)
                    .filter(Dict.class::isInstance)
                    .map(Dict.class::cast)
                    .ifPresent(this::compositeWidths);
        } else {
            simpleWidths(font);
            simpleCharacters(font);
        }
        file.stream(font, "ToUnicode").map(file::decoded).ifPresent(this::toUnicode);
    }

    List<Glyph> glyphs(byte[] text) {
        List<Glyph> glyphs = new ArrayList<>();
        int bytes = composite ? 2 : 1;
        for (int i = 0; i + bytes <= text.length; i += bytes) {
            int code = composite ? (text[i] & 0xFF) << 8 | text[i + 1] & 0xFF : text[i] & 0xFF;
            glyphs.add(new Glyph(
                    characters.getOrDefault(code, UNKNOWN),
                    widths.getOrDefault(code, otherWidth) / 1000,
                    !composite && code == ' '));
        }
        return glyphs;
    }

    private void simpleWidths(Dict font) {
        // glyph space of Type3 fonts is their own; nearly all use thousandths too
        otherWidth = file.dict(font, "FontDescriptor")
                .map(descriptor -> file.number(descriptor, "MissingWidth", USUAL_WIDTH))
                .filter(width -> width > 0)
                .orElse(USUAL_WIDTH);
        int code = (int) file.number(font, "FirstChar", 0);
        for (PdfObject width : file.items(font, "Widths").map(Items::list).orElse(List.of())) {
            if (file.resolved(width) instanceof Num number) {
                widths.put(code, number.value());
            }
            code++;
        }
    }

    private void simpleCharacters(Dict font) {
        PdfObject encoding = file.get(font, "Encoding");
        String base = encoding instanceof Name name
                ? name.value()
                : encoding instanceof Dict dict ? file.name(dict, "BaseEncoding") : "";
        for (int code = 32; code < 256; code++) {
            characters.put(code, Glyphs.of(code, base.equals("MacRomanEncoding")));
        }
        if (encoding instanceof Dict dict) {
            int code = 0;
            for (PdfObject item :
                    file.items(dict, "Differences").map(Items::list).orElse(List.of())) {
                if (item instanceof Num number) {
                    code = (int) number.value();
                } else if (item instanceof Name name) {
                    characters.put(code++, Glyphs.named(name.value()).orElse(UNKNOWN));
                }
            }
        }
    }

    /** {@code 3 [500 600]} or {@code 10 20 500} (9.7.4.3). */
    private void compositeWidths(Dict descendant) {
        otherWidth = file.number(descendant, "DW", 1000);
        List<PdfObject> list = file.items(descendant, "W").map(Items::list).orElse(List.of()).stream()
                .map(file::resolved)
                .toList();
        int i = 0;
        while (i + 1 < list.size()) {
            int first = list.get(i) instanceof Num number ? (int) number.value() : 0;
            if (list.get(i + 1) instanceof Items each) {
                for (int j = 0; j < each.list().size(); j++) {
                    if (file.resolved(each.list().get(j)) instanceof Num width) {
                        widths.put(first + j, width.value());
                    }
                }
                i += 2;
            } else {
                int last = list.get(i + 1) instanceof Num number ? (int) number.value() : first;
                double width =
                        i + 2 < list.size() && list.get(i + 2) instanceof Num number ? number.value() : otherWidth;
                for (int code = first; code <= Math.min(last, 0xFFFF); code++) {
                    widths.put(code, width);
                }
                i += 3;
            }
        }
    }

    private void toUnicode(byte[] map) {
        Lexer lexer = new Lexer(map, 0);
        List<PdfObject> operands = new ArrayList<>();
        for (Optional<PdfObject> at = lexer.next(); at.isPresent(); at = lexer.next()) {
            if (!(at.get() instanceof Word word)) {
                operands.add(at.get());
                continue;
            }
            if (word.word().equals("endbfchar")) {
                for (int i = 0; i + 1 < operands.size(); i += 2) {
                    put(code(operands.get(i)), utf16(operands.get(i + 1), 0));
                }
            } else if (word.word().equals("endbfrange")) {
                for (int i = 0; i + 2 < operands.size(); i += 3) {
                    range(code(operands.get(i)), code(operands.get(i + 1)), operands.get(i + 2));
                }
            }
            operands.clear();
        }
    }

    private void range(int from, int to, PdfObject target) {
        for (int code = from; code <= to && code - from <= 0xFFFF; code++) {
            if (!(target instanceof Items each)) {
                put(code, utf16(target, code - from));
            } else if (code - from < each.list().size()) {
                put(code, utf16(each.list().get(code - from), 0));
            }
        }
    }

    private void put(int code, String text) {
        if (code >= 0 && !text.isEmpty() && !text.equals("\0")) {
            characters.put(code, text);
        }
    }

    private static int code(PdfObject object) {
        if (!(object instanceof Text text) || text.bytes().length > 4) {
            return -1;
        }
        int code = 0;
        for (byte each : text.bytes()) {
            code = code << 8 | each & 0xFF;
        }
        return code;
    }

    private static String utf16(PdfObject object, int plus) {
        if (!(object instanceof Text text) || text.bytes().length < 2) {
            return "";
        }
        byte[] bytes = text.bytes().clone();
        int last = bytes.length - 1;
        int low = (bytes[last - 1] & 0xFF) << 8 | bytes[last] & 0xFF;
        bytes[last - 1] = (byte) (low + plus >> 8);
        bytes[last] = (byte) (low + plus);
        return new String(bytes, StandardCharsets.UTF_16BE);
    }
}

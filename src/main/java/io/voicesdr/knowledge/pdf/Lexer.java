package io.voicesdr.knowledge.pdf;

import io.voicesdr.knowledge.pdf.PdfObject.Dict;
import io.voicesdr.knowledge.pdf.PdfObject.Items;
import io.voicesdr.knowledge.pdf.PdfObject.Name;
import io.voicesdr.knowledge.pdf.PdfObject.Num;
import io.voicesdr.knowledge.pdf.PdfObject.Ref;
import io.voicesdr.knowledge.pdf.PdfObject.Text;
import io.voicesdr.knowledge.pdf.PdfObject.Word;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads objects one after the other. Lenient: what is none is passed over. Not thread-safe. */
final class Lexer {

    private static final int DEEPEST = 60;

    private final byte[] data;
    private int at;
    private int depth;

    Lexer(byte[] data, int from) {
        this.data = data;
        this.at = from;
    }

    int position() {
        return at;
    }

    void moveTo(int position) {
        at = Math.min(position, data.length);
    }

    /** The next object or operator; empty at the end. */
    Optional<PdfObject> next() {
        skipBlanks();
        if (at >= data.length) {
            return Optional.empty();
        }
        int sign = data[at] & 0xFF;
        return Optional.of(
                switch (sign) {
                    case '/' -> name();
                    case '(' -> literal();
                    case '[' -> list();
                    case '<' -> peek(1) == '<' ? dict() : hex();
                    case ')', ']', '>', '{', '}' -> closing(sign);
                    default -> isNumber(sign) ? number() : word();
                });
    }

    private PdfObject closing(int sign) {
        at += sign == '>' && peek(1) == '>' ? 2 : 1;
        return new Word(Character.toString(sign));
    }

    private int peek(int ahead) {
        return at + ahead < data.length ? data[at + ahead] & 0xFF : -1;
    }

    private void skipBlanks() {
        while (at < data.length && (isBlank(data[at]) || data[at] == '%')) {
            if (data[at] == '%') {
                while (at < data.length && data[at] != '\n' && data[at] != '\r') {
                    at++;
                }
            } else {
                at++;
            }
        }
    }

    static boolean isBlank(int sign) {
        return sign == ' ' || sign == '\n' || sign == '\r' || sign == '\t' || sign == '\f' || sign == 0;
    }

    private static boolean isDelimiter(int sign) {
        return "()<>[]{}/%".indexOf(sign) >= 0;
    }

    private static boolean isNumber(int sign) {
        return sign >= '0' && sign <= '9' || sign == '-' || sign == '+' || sign == '.';
    }

    private String run() {
        int from = at;
        while (at < data.length && !isBlank(data[at]) && !isDelimiter(data[at])) {
            at++;
        }
        return new String(data, from, at - from, StandardCharsets.ISO_8859_1);
    }

    private PdfObject word() {
        String word = run();
        if (word.isEmpty()) {
            at++;
        }
        return new Word(word);
    }

    private PdfObject name() {
        at++;
        String raw = run();
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '#'
                    && i + 2 < raw.length()
                    && digit(raw.charAt(i + 1)) >= 0
                    && digit(raw.charAt(i + 2)) >= 0) {
                name.append((char) (digit(raw.charAt(i + 1)) * 16 + digit(raw.charAt(i + 2))));
                i += 2;
            } else {
                name.append(raw.charAt(i));
            }
        }
        return new Name(name.toString());
    }

    private static int digit(int sign) {
        return Character.digit(sign, 16);
    }

    /** A number, or three of them that name another object: {@code 12 0 R}. */
    private PdfObject number() {
        String text = run();
        double value = parsed(text);
        if (text.chars().allMatch(Character::isDigit) && value < 10_000_000) {
            int back = at;
            skipBlanks();
            String generation = digits();
            skipBlanks();
            if (!generation.isEmpty() && peek(0) == 'R' && (peek(1) < 0 || isBlank(peek(1)) || isDelimiter(peek(1)))) {
                at++;
                return new Ref((int) value);
            }
            at = back;
        }
        return new Num(value);
    }

    private String digits() {
        int from = at;
        while (at < data.length && data[at] >= '0' && data[at] <= '9' && at - from < 6) {
            at++;
        }
        return new String(data, from, at - from, StandardCharsets.ISO_8859_1);
    }

    private static double parsed(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0; // "--5" and "." stand in files of bad writers; readers take them for nothing
        }
    }

    private PdfObject literal() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int open = 1;
        at++;
        while (at < data.length) {
            int sign = data[at++] & 0xFF;
            if (sign == '\\') {
                escaped(text);
                continue;
            }
            open += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (open == 0) {
                break;
            }
            text.write(sign);
        }
        return new Text(text.toByteArray());
    }

    private void escaped(ByteArrayOutputStream text) {
        if (at >= data.length) {
            return;
        }
        int sign = data[at++] & 0xFF;
        switch (sign) {
            case 'n' -> text.write('\n');
            case 'r' -> text.write('\r');
            case 't' -> text.write('\t');
            case 'b' -> text.write('\b');
            case 'f' -> text.write('\f');
            case '\n' -> {}
            case '\r' -> at += peek(0) == '\n' ? 1 : 0;
            default -> {
                if (sign < '0' || sign > '7') {
                    text.write(sign);
                    return;
                }
                int octal = sign - '0';
                for (int i = 0; i < 2 && peek(0) >= '0' && peek(0) <= '7'; i++) {
                    octal = octal * 8 + data[at++] - '0';
                }
                text.write(octal);
            }
        }
    }

    private PdfObject hex() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        at++;
        int high = -1;
        while (at < data.length) {
            int sign = data[at++];
            if (sign == '>') {
                break;
            }
            int value = digit(sign);
            if (value >= 0 && high < 0) {
                high = value;
            } else if (value >= 0) {
                text.write(high * 16 + value);
                high = -1;
            }
        }
        if (high >= 0) {
            text.write(high * 16);
        }
        return new Text(text.toByteArray());
    }

    private PdfObject list() {
        at++;
        List<PdfObject> list = new ArrayList<>();
        Optional<PdfObject> item = inside();
        while (item.isPresent() && !isWord(item.get(), "]")) {
            list.add(item.get());
            item = inside();
        }
        return new Items(list);
    }

    private PdfObject dict() {
        at += 2;
        Map<String, PdfObject> entries = new LinkedHashMap<>();
        Optional<PdfObject> key = inside();
        while (key.isPresent() && !isWord(key.get(), ">")) {
            if (key.get() instanceof Name name) {
                Optional<PdfObject> value = inside();
                if (value.isEmpty() || isWord(value.get(), ">")) {
                    break;
                }
                entries.put(name.value(), value.get());
            }
            key = inside();
        }
        return new Dict(entries);
    }

    /** Nested so deep that it is no document, the rest is passed over. */
    private Optional<PdfObject> inside() {
        if (depth >= DEEPEST) {
            at = data.length;
            return Optional.empty();
        }
        depth++;
        try {
            return next();
        } finally {
            depth--;
        }
    }

    static boolean isWord(PdfObject object, String word) {
        return object instanceof Word that && that.word().equals(word);
    }
}

package io.voicesdr.tenant;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.yaml.snakeyaml.reader.StreamReader;

/** Bytes of a settings file as text. Editors on Windows still write Latin-1 and UTF-16: these are named, not guessed. */
final class Utf8 {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8() {}

    /** The text without byte order mark; empty when {@code problems} has got the reason. */
    static Optional<String> decode(byte[] content, Problems problems) {
        if (startsWith(content, 0xFF, 0xFE) || startsWith(content, 0xFE, 0xFF)) {
            problems.add(1, "", "the file is UTF-16; save it as UTF-8");
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(content);
        CharBuffer out = CharBuffer.allocate(content.length);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        if (decoder.decode(in, out, true).isError()) {
            String problem = "byte 0x%02X is not UTF-8, the file looks like Latin-1 (Windows-1252); save it as UTF-8";
            problems.add(lineAt(content, in.position()), "", problem.formatted(content[in.position()] & 0xFF));
            return Optional.empty();
        }
        String text = out.flip().toString();
        return printable(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text, problems);
    }

    /** YAML knows no control characters, and its parser does not say on which line one stands. */
    private static Optional<String> printable(String text, Problems problems) {
        int line = 1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            if (!StreamReader.isPrintable(character)) {
                problems.add(
                        line, "", "the invisible character U+%04X can't stand here; delete it".formatted(character));
                return Optional.empty();
            }
            line += character == '\n' ? 1 : 0;
        }
        return Optional.of(text);
    }

    private static boolean startsWith(byte[] content, int first, int second) {
        return content.length >= 2 && (content[0] & 0xFF) == first && (content[1] & 0xFF) == second;
    }

    private static int lineAt(byte[] content, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += content[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}

package io.voicesdr.catalogue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes of a file as text. What Excel writes by default is no UTF-8: named, not guessed. */
final class Texts {

    private Texts() {}

    static String utf8(byte[] content) throws Unreadable {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new Unreadable(1, "this is no text file; save it as CSV UTF-8, or as .xlsx");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Unreadable(
                    1, "the file is not UTF-8; in Excel save it as \"CSV UTF-8 (delimited by commas)\", or as .xlsx");
        }
    }
}

package io.voicesdr.knowledge.pdf;

import io.voicesdr.knowledge.pdf.PdfObject.Dict;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decodes streams (ISO 32000-1, 7.4), as far as text comes through them. */
final class Filters {

    /** Of one stream; a few kilobytes can unpack to gigabytes. */
    static final int MAX_BYTES = 32 * 1024 * 1024;

    private Filters() {}

    /** Empty for filters that only pictures have. What is damaged is read as far as it goes. */
    static byte[] decoded(byte[] raw, List<String> filters, List<Dict> parameters, PdfFile file) {
        byte[] data = raw;
        for (int i = 0; i < filters.size(); i++) {
            data = switch (filters.get(i)) {
                case "FlateDecode", "Fl" ->
                    predicted(inflated(data), i < parameters.size() ? parameters.get(i) : null, file);
                case "ASCIIHexDecode", "AHx" -> hex(data);
                case "ASCII85Decode", "A85" -> ascii85(data);
                default -> new byte[0];
            };
        }
        return data;
    }

    private static byte[] inflated(byte[] data) {
        Inflater inflater = new Inflater();
        inflater.setInput(data);
        ByteArrayOutputStream out = new ByteArrayOutputStream(data.length * 4);
        byte[] chunk = new byte[16 * 1024];
        try {
            int count = inflater.inflate(chunk);
            while (count > 0 && out.size() < MAX_BYTES) {
                out.write(chunk, 0, count);
                count = inflater.inflate(chunk);
            }
        } catch (DataFormatException e) {
            return out.toByteArray(); // a cut file still shows its first pages in any viewer
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }

    /** PNG predictors (7.4.4.4); the one of TIFF is for pictures. */
    private static byte[] predicted(byte[] data, @org.jspecify.annotations.Nullable Dict parameters, PdfFile file) {
        if (parameters == null || file.number(parameters, "Predictor", 1) < 10) {
            return data;
        }
        int bits = (int) (file.number(parameters, "Colors", 1) * file.number(parameters, "BitsPerComponent", 8));
        int step = Math.max(1, bits / 8);
        int row = Math.max(1, (int) (file.number(parameters, "Columns", 1) * bits + 7) / 8);
        byte[] out = new byte[data.length / (row + 1) * row];
        for (int line = 0; line * row < out.length; line++) {
            int kind = data[line * (row + 1)];
            for (int i = 0; i < row; i++) {
                int at = line * row + i;
                int left = i >= step ? out[at - step] & 0xFF : 0;
                int up = line > 0 ? out[at - row] & 0xFF : 0;
                int corner = line > 0 && i >= step ? out[at - row - step] & 0xFF : 0;
                int guess = switch (kind) {
                    case 1 -> left;
                    case 2 -> up;
                    case 3 -> (left + up) / 2;
                    case 4 -> paeth(left, up, corner);
                    default -> 0;
                };
                out[at] = (byte) (data[line * (row + 1) + 1 + i] + guess);
            }
        }
        return out;
    }

    private static int paeth(int left, int up, int corner) {
        int guess = left + up - corner;
        int byLeft = Math.abs(guess - left);
        int byUp = Math.abs(guess - up);
        int byCorner = Math.abs(guess - corner);
        return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
    }

    private static byte[] hex(byte[] data) {
        byte[] wrapped = new byte[data.length + 2];
        wrapped[0] = '<';
        System.arraycopy(data, 0, wrapped, 1, data.length);
        wrapped[data.length + 1] = '>';
        return new Lexer(wrapped, 0)
                .next()
                .filter(PdfObject.Text.class::isInstance)
                .map(text -> ((PdfObject.Text) text).bytes())
                .orElse(new byte[0]);
    }

    private static byte[] ascii85(byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long tuple = 0;
        int count = 0;
        for (byte sign : data) {
            if (sign == '~') {
                break;
            }
            if (sign == 'z' && count == 0) {
                out.writeBytes(new byte[4]);
            } else if (sign >= '!' && sign <= 'u') {
                tuple = tuple * 85 + (sign - '!');
                if (++count == 5) {
                    write(out, tuple, 4);
                    tuple = 0;
                    count = 0;
                }
            }
        }
        if (count > 1) {
            for (int i = count; i < 5; i++) {
                tuple = tuple * 85 + 84;
            }
            write(out, tuple, count - 1);
        }
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, long tuple, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (tuple >> (24 - 8 * i)));
        }
    }
}

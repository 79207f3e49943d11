package io.voicesdr.knowledge.pdf;

import io.voicesdr.knowledge.pdf.PdfObject.Dict;
import io.voicesdr.knowledge.pdf.PdfObject.Items;
import io.voicesdr.knowledge.pdf.PdfObject.Name;
import io.voicesdr.knowledge.pdf.PdfObject.Num;
import io.voicesdr.knowledge.pdf.PdfObject.Ref;
import io.voicesdr.knowledge.pdf.PdfObject.Stream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The objects of a PDF. Found by walking through the file and not by its tables of contents: these are what damaged files and
 * careless writers get wrong, and a later copy of an object counts either way. Not thread-safe.
 */
final class PdfFile {

    private static final byte[] OBJ = ascii("obj");
    private static final byte[] STREAM = ascii("stream");
    private static final byte[] END_STREAM = ascii("endstream");
    private static final byte[] TRAILER = ascii("trailer");

    private final byte[] data;
    private final Map<Integer, PdfObject> objects = new HashMap<>();
    private final List<Dict> trailers = new ArrayList<>();

    PdfFile(byte[] data) {
        this.data = data;
        walk();
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    private void walk() {
        int at = 0;
        while (at < data.length) {
            if (matches(OBJ, at) && at > 0 && Lexer.isBlank(data[at - 1])) {
                at = object(at);
            } else if (matches(TRAILER, at)) {
                Lexer lexer = new Lexer(data, at + TRAILER.length);
                lexer.next()
                        .filter(Dict.class::isInstance)
                        .map(Dict.class::cast)
                        .ifPresent(trailers::add);
                at = Math.max(at + 1, lexer.position());
            } else {
                at++;
            }
        }
    }

    /** The object whose word {@code obj} stands at {@code word}; gives where to go on. */
    private int object(int word) {
        Optional<Integer> number = numberBefore(word);
        if (number.isEmpty()) {
            return word + 1;
        }
        Lexer lexer = new Lexer(data, word + OBJ.length);
        PdfObject object = lexer.next().orElse(PdfObject.NOTHING);
        int end = lexer.position();
        if (object instanceof Dict dict) {
            int from = afterBlanks(end);
            if (matches(STREAM, from)) {
                return stream(number.get(), dict, from + STREAM.length);
            }
        }
        objects.put(number.get(), object);
        return Math.max(word + 1, end);
    }

    private int stream(int number, Dict dict, int afterWord) {
        int from = afterWord;
        from += from < data.length && data[from] == '\r' ? 1 : 0;
        from += from < data.length && data[from] == '\n' ? 1 : 0;
        int length = dict.entries().get("Length") instanceof Num given ? (int) given.value() : -1;
        boolean told =
                length >= 0 && (long) from + length <= data.length && matches(END_STREAM, afterBlanks(from + length));
        int end = told ? from + length : find(END_STREAM, from);
        byte[] raw = java.util.Arrays.copyOfRange(data, from, end);
        Stream stream = new Stream(dict, raw);
        objects.put(number, stream);
        String type = name(dict, "Type");
        if (type.equals("XRef")) {
            trailers.add(dict);
        } else if (type.equals("ObjStm")) {
            unpack(stream);
        }
        return end;
    }

    /** Objects packed into a stream (7.5.7). */
    private void unpack(Stream packed) {
        byte[] bytes = decoded(packed);
        Lexer heads = new Lexer(bytes, 0);
        int count = (int) number(packed.dict(), "N", 0);
        int first = (int) number(packed.dict(), "First", 0);
        for (int i = 0; i < count; i++) {
            Optional<PdfObject> number = heads.next();
            Optional<PdfObject> offset = heads.next();
            if (number.orElse(null) instanceof Num name && offset.orElse(null) instanceof Num place) {
                Lexer body = new Lexer(bytes, first + (int) place.value());
                body.next().ifPresent(object -> objects.put((int) name.value(), object));
            }
        }
    }

    /** The number in {@code 12 0 obj}. */
    private Optional<Integer> numberBefore(int word) {
        int at = word - 1;
        int[] numbers = new int[2];
        for (int i = 0; i < 2; i++) {
            while (at >= 0 && Lexer.isBlank(data[at])) {
                at--;
            }
            int end = at;
            while (at >= 0 && data[at] >= '0' && data[at] <= '9' && end - at < 8) {
                at--;
            }
            if (at == end) {
                return Optional.empty();
            }
            numbers[i] = Integer.parseInt(new String(data, at + 1, end - at, StandardCharsets.US_ASCII));
        }
        return Optional.of(numbers[1]);
    }

    private boolean matches(byte[] word, int at) {
        if (at < 0 || at + word.length > data.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (data[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    private int find(byte[] word, int from) {
        for (int at = from; at < data.length; at++) {
            if (matches(word, at)) {
                return at;
            }
        }
        return data.length;
    }

    private int afterBlanks(int from) {
        int at = from;
        while (at < data.length && Lexer.isBlank(data[at])) {
            at++;
        }
        return at;
    }

    boolean isEncrypted() {
        return trailers.stream().anyMatch(trailer -> trailer.entries().containsKey("Encrypt"));
    }

    /** The pages, first to last, each with what it inherits. */
    List<Dict> pages() {
        Optional<Dict> root = trailers.reversed().stream()
                .flatMap(trailer -> dict(trailer, "Root").stream())
                .findFirst()
                .or(() -> objects.values().stream()
                        .filter(Dict.class::isInstance)
                        .map(Dict.class::cast)
                        .filter(dict -> name(dict, "Type").equals("Catalog"))
                        .findFirst());
        List<Dict> pages = new ArrayList<>();
        root.flatMap(catalog -> dict(catalog, "Pages")).ifPresent(tree -> collect(tree, pages, new HashSet<>()));
        return pages;
    }

    private void collect(Dict node, List<Dict> pages, Set<Dict> seen) {
        if (!seen.add(node) || seen.size() > 20_000) {
            return;
        }
        Optional<Items> kids = items(node, "Kids");
        if (kids.isEmpty()) {
            pages.add(node);
            return;
        }
        for (PdfObject kid : kids.get().list()) {
            if (resolved(kid) instanceof Dict child) {
                Map<String, PdfObject> entries = new HashMap<>();
                Optional.ofNullable(node.entries().get("Resources")).ifPresent(own -> entries.put("Resources", own));
                entries.putAll(child.entries());
                collect(new Dict(entries), pages, seen);
            }
        }
    }

    PdfObject resolved(PdfObject object) {
        PdfObject at = object;
        for (int i = 0; i < 20 && at instanceof Ref ref; i++) {
            at = objects.getOrDefault(ref.number(), PdfObject.NOTHING);
        }
        return at;
    }

    PdfObject get(Dict dict, String key) {
        return resolved(dict.entries().getOrDefault(key, PdfObject.NOTHING));
    }

    Optional<Dict> dict(Dict dict, String key) {
        PdfObject value = get(dict, key);
        return value instanceof Dict found
                ? Optional.of(found)
                : value instanceof Stream stream ? Optional.of(stream.dict()) : Optional.empty();
    }

    Optional<Stream> stream(Dict dict, String key) {
        return get(dict, key) instanceof Stream stream ? Optional.of(stream) : Optional.empty();
    }

    Optional<Items> items(Dict dict, String key) {
        return get(dict, key) instanceof Items items ? Optional.of(items) : Optional.empty();
    }

    double number(Dict dict, String key, double otherwise) {
        return get(dict, key) instanceof Num number ? number.value() : otherwise;
    }

    /** Empty when there is none. */
    String name(Dict dict, String key) {
        return get(dict, key) instanceof Name name ? name.value() : "";
    }

    byte[] decoded(Stream stream) {
        return Filters.decoded(
                stream.raw(),
                each(get(stream.dict(), "Filter")).stream()
                        .map(filter -> filter instanceof Name name ? name.value() : "")
                        .toList(),
                each(get(stream.dict(), "DecodeParms")).stream()
                        .map(given -> given instanceof Dict dict ? dict : new Dict(Map.of()))
                        .toList(),
                this);
    }

    private List<PdfObject> each(PdfObject value) {
        if (value instanceof Items items) {
            return items.list().stream().map(this::resolved).toList();
        }
        return value.equals(PdfObject.NOTHING) ? List.of() : List.of(value);
    }
}

package io.voicesdr.knowledge.pdf;

import java.util.List;
import java.util.Map;

/** What PDF files are made of (ISO 32000-1, 7.3), and the operators between them in content streams. */
sealed interface PdfObject {

    /**
     * A name, as keys of dictionaries are.
     *
     * @param value without the slash
     */
    record Name(String value) implements PdfObject {}

    record Num(double value) implements PdfObject {}

    record Text(byte[] bytes) implements PdfObject {}

    record Items(List<PdfObject> list) implements PdfObject {}

    record Dict(Map<String, PdfObject> entries) implements PdfObject {}

    /**
     * A dictionary and the bytes that follow it.
     *
     * @param raw as it stands in the file, not decoded
     */
    record Stream(Dict dict, byte[] raw) implements PdfObject {}

    record Ref(int number) implements PdfObject {}

    /** Also {@code true}, {@code false} and {@code null}. */
    record Word(String word) implements PdfObject {}

    PdfObject NOTHING = new Word("null");
}

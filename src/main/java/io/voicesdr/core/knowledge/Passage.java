package io.voicesdr.core.knowledge;

/**
 * A few sentences of a document: what a search finds and an answer can be traced to.
 *
 * @param id made of the document's name, content and the passage's position: the same in every process as long as the file is
 *     the same
 * @param document the file's name
 * @param place within it; may be empty
 * @param text at most {@link Passages#MAX_CHARS} characters
 */
public record Passage(String id, String document, String place, String text) {

    /** Where it stands, for people and models: {@code trocas.md, Prazos}. */
    public String source() {
        return place.isEmpty() ? document : document + ", " + place;
    }
}

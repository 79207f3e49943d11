package io.voicesdr.core.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * Documents that lie where the model itself can read them.
 *
 * @param knowledge what lies there
 * @param files all of it, whole; empty when it is searched instead
 * @param store where the model's side searches it; empty when it lies there as files
 * @param note what stands beside the files in a request
 */
public record Library(Knowledge knowledge, List<RemoteFile> files, Optional<String> store, String note) {

    /** Nothing lies there. */
    public static final Library NONE = new Library(Knowledge.EMPTY, List.of(), Optional.empty(), "");

    public Library {
        files = List.copyOf(files);
    }

    /**
     * A file that needs not be sent again.
     *
     * @param uri names it to the model
     */
    public record RemoteFile(String uri, String mimeType) {}

    /**
     * What the model's side says that it read.
     *
     * @param document as we called it there
     * @param text its words, cut as the other side likes
     */
    public record Excerpt(String document, String text) {}

    public boolean isEmpty() {
        return files.isEmpty() && store.isEmpty();
    }

    /** The texts that the model has whole before it. */
    public List<String> texts() {
        return files.isEmpty()
                ? List.of()
                : knowledge.documents().stream().map(Document::text).toList();
    }

    /** The library with other words beside its files. */
    public Library with(String otherNote) {
        return new Library(knowledge, files, store, otherNote);
    }
}

package io.voicesdr.sandbox.evolution;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The files that WhatsApp keeps for messages, by key id; the oldest go when there are many. Thread-safe. */
public final class MediaStore {
    private static final int FILES = 200;

    private final Map<String, File> files = new LinkedHashMap<>();

    /**
     * One file.
     *
     * @param name empty but for documents
     * @param base64 without line breaks
     */
    public record File(String mimeType, String name, String base64) {}

    synchronized void put(String keyId, File file) {
        files.put(keyId, file);
        while (files.size() > FILES) {
            files.remove(files.keySet().iterator().next());
        }
    }

    /** The file of that message; empty when it has none, or it has gone. */
    public synchronized Optional<File> find(String keyId) {
        return Optional.ofNullable(files.get(keyId));
    }
}

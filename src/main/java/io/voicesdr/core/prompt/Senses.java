package io.voicesdr.core.prompt;

import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.media.MediaFile;
import java.util.Map;
import java.util.Optional;

/**
 * What a prompt can be told beside the history: words of voice notes, and the files themselves.
 *
 * @param files by message id; only customers' messages, since the model's own turns take no files
 * @param summary of what lies before the messages that are shown; empty when nobody knows one
 */
public record Senses(Hearing hearing, Map<String, MediaFile> files, String summary) {

    /** Nothing was listened to and nothing looked at. */
    public static final Senses NONE = new Senses(Hearing.NONE, Map.of());

    public Senses {
        files = Map.copyOf(files);
    }

    /** Without a summary. */
    public Senses(Hearing hearing, Map<String, MediaFile> files) {
        this(hearing, files, "");
    }

    /** These with a summary of what came before. */
    public Senses with(String otherSummary) {
        return new Senses(hearing, files, otherSummary);
    }

    /** Whether the model sees something that the words of the conversation don't tell: pictures and documents. */
    public boolean showsFiles() {
        return files.values().stream().anyMatch(file -> !file.mimeType().startsWith("audio/"));
    }

    /** The file that stands behind the note of {@code entry}. */
    public Optional<MediaFile> fileOf(Entry entry) {
        return Optional.ofNullable(files.get(entry.id()));
    }
}

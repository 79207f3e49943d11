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
 */
public record Senses(Hearing hearing, Map<String, MediaFile> files) {

    /** Nothing was listened to and nothing looked at. */
    public static final Senses NONE = new Senses(Hearing.NONE, Map.of());

    public Senses {
        files = Map.copyOf(files);
    }

    /** The file that stands behind the note of {@code entry}. */
    public Optional<MediaFile> fileOf(Entry entry) {
        return Optional.ofNullable(files.get(entry.id()));
    }
}

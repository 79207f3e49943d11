package io.voicesdr.evolution;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.core.filter.TokenFilter.Inclusion;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses Evolution's answers without the bytes nobody reads: thumbnails (but those of videos), keys, and the whole files
 * which Meta's channel keeps in its rows (evolution/CONTRACT.md §5, §11) are skipped while reading, so that 200 records stay
 * small.
 */
final class LeanJson {
    private static final Set<String> SKIPPED = Set.of(
            "jpegThumbnail",
            "base64",
            "media",
            "mediaKey",
            "fileSha256",
            "fileEncSha256",
            "thumbnailSha256",
            "thumbnailEncSha256",
            "waveform",
            "streamingSidecar",
            "midQualityFileSha256",
            "pngThumbnail",
            "scansSidecar",
            "messageSecret");

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TokenFilter LEAN = new Lean();

    /** Of a video the model gets the frame that was sent with it; of pictures the picture itself. */
    private static final TokenFilter VIDEO = new Lean() {
        @Override
        public @Nullable TokenFilter includeProperty(String name) {
            return name.equals("jpegThumbnail") ? TokenFilter.INCLUDE_ALL : super.includeProperty(name);
        }
    };

    private static class Lean extends TokenFilter {
        @Override
        public @Nullable TokenFilter includeProperty(String name) {
            if (name.equals("videoMessage") || name.equals("ptvMessage")) {
                return VIDEO;
            }
            return SKIPPED.contains(name) ? null : this;
        }

        @Override
        public boolean includeEmptyObject(boolean contentsFiltered) {
            return true;
        }

        @Override
        public boolean includeEmptyArray(boolean contentsFiltered) {
            return true;
        }
    }

    private LeanJson() {}

    /** The tree {@code json} holds; empty when it is no JSON. A body of nothing is a missing node. */
    static Optional<JsonNode> parse(byte[] json) {
        try (JsonParser parser =
                new FilteringParserDelegate(MAPPER.createParser(json), LEAN, Inclusion.INCLUDE_ALL_AND_PATH, true)) {
            JsonNode tree = MAPPER.readTree(parser);
            return Optional.of(tree == null ? MissingNode.getInstance() : tree);
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }
}

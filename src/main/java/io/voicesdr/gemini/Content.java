package io.voicesdr.gemini;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.knowledge.Library;
import io.voicesdr.core.media.MediaFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One turn on the wire (gemini/CONTRACT.md §1.2). Registered because a native image would write it as {@code {}} and
 * read it as nothing.
 *
 * @param role {@code user} or {@code model}; absent in system instructions
 * @param parts not empty
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record Content(@Nullable String role, @Nullable List<Part> parts) {

    /**
     * @param inlineData a file
     * @param fileData a file that lies at Google
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Part(
            @Nullable String text,
            @Nullable Blob inlineData,
            @Nullable FileData fileData) {
        static Part ofText(String text) {
            return new Part(text, null, null);
        }

        static Part ofFile(MediaFile file) {
            return new Part(null, new Blob(file.mimeType(), BinaryNode.valueOf(file.bytes())), null);
        }

        static Part ofFile(Library.RemoteFile file) {
            return new Part(null, null, new FileData(file.mimeType(), file.uri()));
        }
    }

    /** A file that was uploaded before (gemini/CONTRACT.md §4.1). */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record FileData(@Nullable String mimeType, @Nullable String fileUri) {}

    /**
     * A file within a turn (gemini/CONTRACT.md §2).
     *
     * @param data bytes that are written as base64 piece by piece, never held as text; read, it is that text
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Blob(@Nullable String mimeType, @Nullable JsonNode data) {
        /** Sizes only: a log must not hold what was said. */
        @Override
        public String toString() {
            return "Blob[" + mimeType + "]";
        }
    }
}

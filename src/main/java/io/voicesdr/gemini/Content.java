package io.voicesdr.gemini;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.voicesdr.core.media.MediaFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One turn on the wire (gemini/CONTRACT.md §1.2). Registered because a native image would write it as {@code {}} and
 * read it as nothing.
 *
 * @param role {@code user} or {@code model}; absent in system instructions
 * @param parts absent when the model said nothing
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
record Content(@Nullable String role, @Nullable List<Part> parts) {

    /**
     * @param thought true for a summary of the model's thinking, which is not for customers
     * @param functionCall only looked at for being there
     * @param inlineData a file; models that speak answer with one
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Part(
            @Nullable String text,
            @Nullable Boolean thought,
            @Nullable JsonNode functionCall,
            @Nullable InlineData inlineData) {
        static Part ofText(String text) {
            return new Part(text, null, null, null);
        }

        static Part ofFile(MediaFile file) {
            return new Part(null, null, null, new InlineData(file.mimeType(), file));
        }
    }

    /**
     * A file within a request (gemini/CONTRACT.md §2).
     *
     * @param data written as base64 straight from its bytes, see {@link FileData}
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record InlineData(
            String mimeType,

            @JsonSerialize(using = FileData.Writer.class) @JsonDeserialize(using = FileData.Reader.class)
            MediaFile data) {}
}

package io.voicesdr.gemini;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
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

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Part(@Nullable String text) {
        static Part ofText(String text) {
            return new Part(text);
        }
    }
}

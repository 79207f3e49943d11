package io.voicesdr.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** What {@link NativeTest} must find, else it finds nothing. */
final class NativeSinner {

    /** Written, and never registered. */
    record Written(List<Held> held) {}

    record Held(String text) {}

    record Read(String text) {}

    interface Said {}

    /** Handed over as what it implements. */
    record Spoken(String text) implements Said {}

    private NativeSinner() {}

    static String write(Written written) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(written);
    }

    static String write(Said said) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(said);
    }

    static String read(String json) throws JsonProcessingException {
        return new ObjectMapper().readValue(json, Read.class).text();
    }
}

package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.core.message.Message;
import java.util.Optional;

/** Turns Evolution's message objects into ours, both dialects, 2.3.6 and 2.3.7. Stateless; never throws on odd input. */
public final class MessageMapper {

    private MessageMapper() {}

    /**
     * The message of a findMessages record, of a send's answer, or of the {@code data} of {@code messages.upsert} and
     * {@code send.message}.
     *
     * @return empty when the object has no usable key (id, remoteJid): nothing can be said about such a record
     */
    public static Optional<Message> map(JsonNode object) {
        throw new UnsupportedOperationException();
    }
}

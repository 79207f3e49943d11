package io.voicesdr.evolution.webhook;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.voicesdr.core.message.Jid;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads Evolution's envelope from a stream, within limits, in memory that does not grow with media. Thread-safe. */
final class BodyReader {
    /** Messages nest about ten deep; wrappers in wrappers a few more. */
    static final int MAX_DEPTH = 64;

    /** WhatsApp's own limit of a text is 65,536; contact cards with photos are longer. Left-out fields do not count. */
    static final int MAX_TEXT = 1_000_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool()) // virtual threads have no buffers of their own
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // byte fields come as maps of index to byte
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .maxNumberLength(100)
                    .build())
            .build();

    private BodyReader() {}

    /**
     * @throws MalformedBodyException saying why and where
     * @throws IOException when the sender stopped sending
     */
    static WebhookBody read(InputStream body) throws IOException, MalformedBodyException {
        try (JsonParser parser = JSON.createParser(body)) {
            return new Envelope(parser).read();
        } catch (JacksonException e) {
            throw new MalformedBodyException(why(e), e.getLocation(), e);
        } catch (CharConversionException e) {
            throw new MalformedBodyException("The body is not encoded in UTF-8", null, e);
        }
    }

    private static String why(JacksonException e) {
        return switch (e) {
            case JsonEOFException eof -> "The JSON ends too early";
            case StreamConstraintsException limit ->
                "The JSON goes beyond a limit: " + MAX_DEPTH + " levels, texts of " + MAX_TEXT
                        + " characters, numbers of 100 digits";
            default -> "The body is not valid JSON";
        };
    }

    private static final class Envelope {
        private final JsonParser parser;
        private Optional<String> event = Optional.empty();
        private Optional<String> instance = Optional.empty();
        private Optional<String> sender = Optional.empty();
        private JsonNode data = MissingNode.getInstance();
        private boolean hasData;

        Envelope(JsonParser parser) {
            this.parser = parser;
        }

        WebhookBody read() throws IOException, MalformedBodyException {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw new MalformedBodyException(
                        first == null ? "The body is empty" : "The body is not a JSON object",
                        parser.currentLocation(),
                        null);
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                take(name);
            }
            if (parser.nextToken() != null) {
                throw new MalformedBodyException(
                        "Something follows after the JSON object", parser.currentLocation(), null);
            }
            return whole();
        }

        private void take(String name) throws IOException, MalformedBodyException {
            switch (name) {
                case "event" -> event = text();
                case "instance" -> instance = text();
                case "sender" -> sender = text();
                case "data" -> {
                    hasData = true;
                    data = data();
                }
                default -> parser.skipChildren();
            }
        }

        private JsonNode data() throws IOException, MalformedBodyException {
            if (event.isPresent() && !WebhookEvent.of(event.get()).isUsed()) {
                parser.skipChildren();
                return MissingNode.getInstance();
            }
            return new LightTree(parser).read();
        }

        private Optional<String> text() throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                parser.skipChildren();
                return Optional.empty();
            }
            return Optional.of(parser.getText()).filter(text -> !text.isBlank());
        }

        private WebhookBody whole() throws MalformedBodyException {
            WebhookEvent known = WebhookEvent.of(required(event, "event"));
            String named = required(instance, "instance");
            // a failed messages.edited stops the instance (§8.4), and events that we do not use may well lack it
            if (!hasData && known.isUsed() && known != WebhookEvent.MESSAGES_EDITED) {
                throw new MalformedBodyException("The member data is missing.");
            }
            return new WebhookBody(known, named, data, sender.map(Jid::of));
        }

        private static String required(Optional<String> member, String name) throws MalformedBodyException {
            return member.orElseThrow(
                    () -> new MalformedBodyException("The member " + name + " is missing, empty or not a text."));
        }
    }
}

package io.voicesdr.gemini;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Writes our requests straight into the client's buffer: with a text between, ten minutes of voice would stand in the
 * memory three times. Stateless.
 */
@Produces(MediaType.APPLICATION_JSON)
final class RequestWriter implements MessageBodyWriter<GenerateContentRequest> {

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == GenerateContentRequest.class;
    }

    @Override
    public void writeTo(
            GenerateContentRequest request,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        GeminiJson.write(request, body);
    }
}

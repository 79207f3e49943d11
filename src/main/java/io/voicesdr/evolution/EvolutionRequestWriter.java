package io.voicesdr.evolution;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Writes our requests as JSON. Quarkus' own writer reads the annotations of the called method by reflection at every request,
 * which costs more than the writing. Stateless.
 */
@Produces(MediaType.APPLICATION_JSON)
final class EvolutionRequestWriter implements MessageBodyWriter<EvolutionRequest> {

    /** Turns run on virtual threads, which have no buffers of their own to use again. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                    .build())
            .build();

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return EvolutionRequest.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            EvolutionRequest request,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        JSON.writeValue(body, request);
    }
}

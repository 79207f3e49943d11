package io.voicesdr.evolution;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.voicesdr.http.BufferOutput;
import java.io.IOException;

/** Writes our requests as JSON. Stateless. */
final class RequestJson {

    /** Turns run on virtual threads, which have no buffers of their own to use again. */
    private static final ObjectWriter JSON = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                    .build())
            .build()
            .writer();

    private RequestJson() {}

    static Buffer of(EvolutionRequest request) {
        BufferOutput body = new BufferOutput();
        try {
            JSON.writeValue(body, request);
        } catch (IOException e) {
            throw new IllegalStateException("our own request can't be written as JSON", e);
        }
        return body.buffer();
    }
}

package io.voicesdr.gemini;

import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/**
 * generateContent over HTTP (gemini/CONTRACT.md §1.1). {@link RequestWriter} writes the bodies, and answers are text: {@link GeminiJson} reads them, so
 * that a gateway's HTML reaches us too, and nobody's change of the global ObjectMapper reaches Google. The stage lets
 * {@link GeminiLine} wait no longer than a turn has time.
 */
interface GeminiRestClient {

    @POST
    @Path("/v1beta/models/{model}:generateContent")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    CompletionStage<String> generateContent(
            @PathParam("model") String model, @HeaderParam("x-goog-api-key") String key, GenerateContentRequest body);

    /** The same for speech, whose requests are small: {@code body} is written before. */
    @POST
    @Path("/v1beta/models/{model}:generateContent")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    CompletionStage<String> generateSpeech(
            @PathParam("model") String model, @HeaderParam("x-goog-api-key") String key, String body);

    /** Every status from 400 up, with its body, which is read here once. */
    @ClientExceptionMapper
    static GeminiHttpException toException(Response response) {
        String body = response.hasEntity() ? response.readEntity(String.class) : "";
        return new GeminiHttpException(response.getStatus(), body);
    }
}

package io.voicesdr.elevenlabs;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** ElevenLabs over HTTP (gemini/CONTRACT.md §3.3). Answers come back raw: sound, or JSON that says why not. */
@Path("/v1")
interface ElevenLabsRestClient {

    @POST
    @Path("text-to-speech/{voice}")
    @Consumes(MediaType.APPLICATION_JSON)
    Response textToSpeech(
            @PathParam("voice") String voice,
            @QueryParam("output_format") String format,
            @HeaderParam("xi-api-key") String key,
            @HeaderParam("Accept") String accept,
            TextToSpeech body);
}

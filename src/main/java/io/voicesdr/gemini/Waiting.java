package io.voicesdr.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.voicesdr.gemini.GoogleApi.Answer;
import io.voicesdr.gemini.GoogleApi.Unavailable;
import java.time.Duration;
import java.util.function.Predicate;

/** Looks again and again at something that Google is still working on. Thread-safe. */
record Waiting(GoogleApi google, Sleeper sleeper) {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    /**
     * @param first what is known of it, with its {@code name}
     * @param looks after which it is given up
     * @param what for the log
     */
    JsonNode until(Predicate<JsonNode> done, JsonNode first, int looks, String what) throws Unavailable {
        JsonNode seen = first;
        for (int look = 0; !done.test(seen); look++) {
            if (look == looks) {
                throw new Unavailable(what + " is not ready after " + BETWEEN_LOOKS.multipliedBy(looks));
            }
            pause();
            Answer answer = google.get("/v1beta/" + first.path("name").asText());
            if (!answer.isOk()) {
                throw Unavailable.of(what + " could not be looked up", answer);
            }
            seen = answer.body();
        }
        return seen;
    }

    private void pause() throws Unavailable {
        try {
            sleeper.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("the service is stopping");
        }
    }
}

package io.voicesdr.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.voicesdr.core.knowledge.Document;
import io.voicesdr.core.knowledge.Library.RemoteFile;
import io.voicesdr.gemini.GoogleApi.Answer;
import io.voicesdr.gemini.GoogleApi.Unavailable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Documents as files of Gemini (gemini/CONTRACT.md §4.1), found by a name that is made of their content and the day: every
 * replica finds what another has put there, and nobody remembers anything. Files end after 48 hours; the next day's are put
 * there beside them, so that no turn meets one that is being replaced.
 */
final class KeptFiles {

    /** How long before their end files are no longer used. */
    static final Duration MARGIN = Duration.ofHours(1);

    private static final Duration DAY = Duration.ofDays(1);
    private static final String MIME = "text/plain";
    private static final int LOOKS = 10;

    private final GoogleApi google;
    private final Waiting waiting;

    KeptFiles(GoogleApi google, Sleeper sleeper) {
        this.google = google;
        this.waiting = new Waiting(google, sleeper);
    }

    /**
     * @param until they may be used
     * @param renewAt there are new ones to be made from then on
     */
    record Kept(List<RemoteFile> files, Instant until, Instant renewAt) {}

    private record Found(String uri, String mimeType, Instant expires) {}

    /** Every one of {@code documents}, found or put there. */
    Kept keep(String instance, List<Document> documents, Instant now) throws Unavailable {
        long day = now.getEpochSecond() / DAY.toSeconds();
        List<RemoteFile> files = new ArrayList<>();
        Instant until = now.plus(Duration.ofDays(2));
        for (Document document : documents) {
            Found found = ensure(instance, document, day, now);
            files.add(new RemoteFile(found.uri(), found.mimeType()));
            until = found.expires().isBefore(until) ? found.expires() : until;
        }
        return new Kept(files, until.minus(MARGIN), Instant.ofEpochSecond((day + 1) * DAY.toSeconds()));
    }

    private Found ensure(String instance, Document document, long day, Instant now) throws Unavailable {
        String name = name(instance, document, day);
        Optional<Found> known = find(name, document, now);
        if (known.isPresent()) {
            return known.get();
        }
        Answer made = upload(document, Optional.of(name));
        if (made.code() == 409) {
            Optional<Found> others = find(name, document, now);
            if (others.isPresent()) {
                return others.get();
            }
            made = upload(document, Optional.empty()); // a name that is taken and shows nothing (§4.1.5)
        }
        if (!made.isOk() || !made.body().path("file").isObject()) {
            throw Unavailable.of("a file could not be uploaded", made);
        }
        return ready(made.body().path("file"), document, now)
                .orElseThrow(() -> new Unavailable("an uploaded file is not what was sent"));
    }

    private Optional<Found> find(String name, Document document, Instant now) throws Unavailable {
        Answer answer = google.get("/v1beta/" + name);
        if (answer.isOk()) {
            return ready(answer.body(), document, now);
        }
        if (answer.status() == 403 || answer.status() == 404) {
            return Optional.empty(); // missing files answer 403 (§4.1.3)
        }
        throw Unavailable.of("a file could not be looked up", answer);
    }

    /** Waits while it is being read over there; empty when it failed there, is another's, or ends soon. */
    private Optional<Found> ready(JsonNode first, Document document, Instant now) throws Unavailable {
        JsonNode file =
                waiting.until(seen -> !seen.path("state").asText().equals("PROCESSING"), first, LOOKS, "a file");
        Instant expires = instant(file.path("expirationTime").asText());
        boolean usable = file.path("state").asText().equals("ACTIVE")
                && file.path("sha256Hash").asText().equals(hash(document))
                && expires.isAfter(now.plus(MARGIN));
        return usable
                ? Optional.of(new Found(
                        file.path("uri").asText(), file.path("mimeType").asText(MIME), expires))
                : Optional.empty();
    }

    private Answer upload(Document document, Optional<String> name) throws Unavailable {
        ObjectNode about = JsonNodeFactory.instance.objectNode();
        ObjectNode file = about.putObject("file");
        name.ifPresent(given -> file.put("name", given));
        file.put("displayName", document.name()).put("mimeType", MIME);
        return google.upload(
                "/upload/v1beta/files", about, MIME, document.text().getBytes(StandardCharsets.UTF_8));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.MIN; // a file of which nobody knows when it ends is not relied on
        }
    }

    /** Base64 of the hex text, as Google writes it (§4.1). */
    private static String hash(Document document) {
        return Base64.getEncoder().encodeToString(document.sha256().getBytes(StandardCharsets.US_ASCII));
    }

    private String name(String instance, Document document, long day) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(google.key().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] digest =
                    mac.doFinal((instance + '\n' + document.sha256() + '\n' + day).getBytes(StandardCharsets.UTF_8));
            return "files/vs1-" + HexFormat.of().formatHex(digest).substring(0, 36);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}

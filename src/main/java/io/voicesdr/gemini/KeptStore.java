package io.voicesdr.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.voicesdr.core.knowledge.Document;
import io.voicesdr.gemini.GoogleApi.Answer;
import io.voicesdr.gemini.GoogleApi.Unavailable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Documents in a File Search store of Gemini (gemini/CONTRACT.md §4.2), one store a tenant, found by its display name. What
 * lies in it is told by the hash that each document carries: what is missing is put there, what is no longer wanted is
 * deleted. Two replicas that do this at once end at the same.
 */
final class KeptStore {

    private static final String STORES = "/v1beta/fileSearchStores";
    private static final String MIME = "text/plain";
    private static final int MOST_PAGES = 50;

    /** About a passage of ours, so that a finding is a few sentences. */
    private static final int CHUNK_TOKENS = 200;

    private static final int OVERLAP_TOKENS = 20;
    private static final int LOOKS = 60;

    private final GoogleApi google;
    private final Waiting waiting;

    KeptStore(GoogleApi google, Sleeper sleeper) {
        this.google = google;
        this.waiting = new Waiting(google, sleeper);
    }

    /** The name of the store in which {@code documents} and nothing else lie, ready to be searched. */
    String keep(String instance, List<Document> documents) throws Unavailable {
        String store = store("voice-sdr " + instance);
        Map<String, Document> missing = new HashMap<>();
        documents.forEach(document -> missing.put(key(document.name(), document.sha256()), document));
        List<String> stale = new ArrayList<>();
        boolean pending = false;
        for (JsonNode there : all("/v1beta/" + store + "/documents", "documents")) {
            String state = there.path("state").asText();
            boolean wanted = !state.equals("STATE_FAILED")
                    && missing.remove(key(there.path("displayName").asText(), sha256(there))) != null;
            if (!wanted) {
                stale.add(there.path("name").asText());
            }
            pending |= wanted && state.equals("STATE_PENDING");
        }
        for (Document document : missing.values()) {
            upload(store, document);
        }
        for (String name : stale) {
            Answer deleted = google.delete("/v1beta/" + name + "?force=true");
            if (!deleted.isOk() && deleted.status() != 404) {
                throw Unavailable.of("an old document could not be deleted", deleted);
            }
        }
        if (pending) {
            throw new Unavailable("a document is still being indexed");
        }
        return store;
    }

    private static String key(String name, String sha256) {
        return sha256 + ' ' + name;
    }

    private static String sha256(JsonNode document) {
        for (JsonNode entry : document.path("customMetadata")) {
            if (entry.path("key").asText().equals("sha256")) {
                return entry.path("stringValue").asText();
            }
        }
        return "";
    }

    /** Of several with the name the oldest: that is the one which all replicas find. */
    private String store(String displayName) throws Unavailable {
        Optional<String> known = oldest(displayName);
        if (known.isPresent()) {
            return known.get();
        }
        Answer made = google.post(STORES, JsonNodeFactory.instance.objectNode().put("displayName", displayName));
        String own = made.body().path("name").asText();
        if (!made.isOk() || !own.startsWith("fileSearchStores/")) {
            throw Unavailable.of("the store could not be made", made);
        }
        String first = oldest(displayName).orElse(own);
        if (!first.equals(own)) {
            google.delete("/v1beta/" + own + "?force=true"); // another replica was quicker, and ours is still empty
        }
        return first;
    }

    private Optional<String> oldest(String displayName) throws Unavailable {
        return all(STORES, "fileSearchStores").stream()
                .filter(store -> store.path("displayName").asText().equals(displayName))
                .min(Comparator.<JsonNode, String>comparing(
                                store -> store.path("createTime").asText())
                        .thenComparing(store -> store.path("name").asText()))
                .map(store -> store.path("name").asText());
    }

    private List<JsonNode> all(String path, String items) throws Unavailable {
        List<JsonNode> all = new ArrayList<>();
        String token = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            Answer answer = google.get(path + "?pageSize=20" + (token.isEmpty() ? "" : "&pageToken=" + token));
            if (!answer.isOk()) {
                throw Unavailable.of(items + " could not be listed", answer);
            }
            answer.body().path(items).forEach(all::add);
            token = java.net.URLEncoder.encode(
                    answer.body().path("nextPageToken").asText(""), StandardCharsets.UTF_8);
            if (token.isEmpty()) {
                return all;
            }
        }
        throw new Unavailable("there are more than " + 20 * MOST_PAGES + " " + items);
    }

    private void upload(String store, Document document) throws Unavailable {
        ObjectNode about = JsonNodeFactory.instance.objectNode();
        about.put("displayName", document.name()).put("mimeType", MIME);
        about.putArray("customMetadata").addObject().put("key", "sha256").put("stringValue", document.sha256());
        about.putObject("chunkingConfig")
                .putObject("whiteSpaceConfig")
                .put("maxTokensPerChunk", CHUNK_TOKENS)
                .put("maxOverlapTokens", OVERLAP_TOKENS);
        Answer begun = google.upload(
                "/upload/v1beta/" + store + ":uploadToFileSearchStore",
                about,
                MIME,
                document.text().getBytes(StandardCharsets.UTF_8));
        if (!begun.isOk()) {
            throw Unavailable.of("a document could not be uploaded", begun);
        }
        waiting.until(
                operation -> operation.path("done").asBoolean(false), begun.body(), LOOKS, "an uploaded document");
    }
}

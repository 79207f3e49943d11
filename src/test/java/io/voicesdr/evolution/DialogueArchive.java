package io.voicesdr.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.signature.SignatureCodec;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;

/**
 * Dialogues in the shape of MultiWOZ 2.2 ({@code turns[].speaker} USER or SYSTEM, {@code utterance}), filed as Evolution
 * would have them: rows of two addresses, many in one second, some twice, and a findMessages that gives no order within a
 * second, another one at every request (evolution/CONTRACT.md §5).
 */
final class DialogueArchive implements AutoCloseable {
    static final Instant BEGIN = Instant.parse("2026-10-05T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random;
    private final SignatureCodec signatures;
    private final List<ObjectNode> rows = new ArrayList<>();
    private final HttpServer server;
    private int stored;
    int requests;

    /** One turn of a dialogue: who, and what. */
    record Utterance(String speaker, String text) {}

    DialogueArchive(long seed, SignatureCodec signatures) throws IOException {
        this.random = new Random(seed);
        this.signatures = signatures;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/chat/findMessages/loja", this::findMessages);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    static List<List<Utterance>> dialogues() throws IOException {
        try (InputStream in = DialogueArchive.class.getResourceAsStream("/conversations/dialogues.json")) {
            return JSON.readTree(in)
                    .valueStream()
                    .map(dialogue -> dialogue.get("turns")
                            .valueStream()
                            .map(turn -> new Utterance(
                                    turn.get("speaker").asText(),
                                    turn.get("utterance").asText()))
                            .toList())
                    .toList();
        }
    }

    static String phone(int customer) {
        return "55119444%05d@s.whatsapp.net".formatted(customer);
    }

    static String lid(int customer) {
        return "1990000%05d@lid".formatted(customer);
    }

    /** Files {@code dialogue} as the chat of that customer; most turns fall into the second of the one before. */
    synchronized void file(int customer, List<Utterance> dialogue) {
        Instant at = BEGIN.plusSeconds(random.nextInt(600));
        String asked = "";
        for (Utterance utterance : dialogue) {
            at = at.plusMillis(random.nextInt(700));
            boolean user = utterance.speaker().equals("USER");
            ObjectNode row = user ? heard(customer, utterance, at) : said(customer, utterance, at, asked);
            asked = user ? row.at("/key/id").asText() : asked;
            rows.add(row);
            if (random.nextInt(6) == 0) {
                ObjectNode again = row.deepCopy();
                again.put("id", rowId(at));
                rows.add(again);
            }
        }
    }

    private ObjectNode heard(int customer, Utterance utterance, Instant at) {
        ObjectNode row = row(utterance.text(), at, "AC%030d".formatted(stored));
        ObjectNode key = ((ObjectNode) row.get("key")).put("fromMe", false).put("addressingMode", "lid");
        boolean underLid = random.nextBoolean();
        key.put("remoteJid", underLid ? lid(customer) : phone(customer));
        // every chat begins under the LID with the phone beside it, as real ones do
        key.put("remoteJidAlt", underLid ? phone(customer) : lid(customer));
        row.put("pushName", "Cliente " + customer);
        return row;
    }

    private ObjectNode said(int customer, Utterance utterance, Instant at, String asked) {
        int answers = asked.isEmpty() ? 0 : Hashes.ofMessage(asked);
        Signature mark = new Signature(Kind.ANSWER, random.nextInt(8), true, 0, answers, 1, 1);
        ObjectNode row = row(signatures.sign(utterance.text(), mark), at, "3EB0%028d".formatted(stored));
        ((ObjectNode) row.get("key"))
                .put("fromMe", true)
                .put("remoteJid", random.nextBoolean() ? lid(customer) : phone(customer));
        ObjectNode context = row.putObject("contextInfo");
        context.putObject("ephemeralSettingTimestamp")
                .put("low", 1)
                .put("high", 0)
                .put("unsigned", false);
        context.putObject("disappearingMode").put("initiator", 0);
        return row;
    }

    private ObjectNode row(String text, Instant at, String id) {
        ObjectNode row = JSON.createObjectNode();
        row.put("id", rowId(at)).put("messageType", "conversation").put("instanceId", "instance-of-loja");
        row.putObject("key").put("id", id);
        row.putObject("message").put("conversation", text);
        row.put("messageTimestamp", at.getEpochSecond()).put("source", "android");
        row.putNull("contextInfo");
        row.putArray("MessageUpdate");
        return row;
    }

    private String rowId(Instant at) {
        stored++;
        String counter = "%4s".formatted(Integer.toString(stored, 36)).replace(' ', '0');
        return "c" + Long.toString(at.toEpochMilli(), 36) + counter + "f77dabcdefgh";
    }

    private synchronized void findMessages(HttpExchange exchange) throws IOException {
        requests++;
        JsonNode question = JSON.readTree(exchange.getRequestBody());
        byte[] answer = answer(question).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private ObjectNode answer(JsonNode question) {
        long from = Instant.parse(question.at("/where/messageTimestamp/gte").asText())
                .getEpochSecond();
        long to = Instant.parse(question.at("/where/messageTimestamp/lte").asText())
                .getEpochSecond();
        JsonNode key = question.at("/where/key");
        List<ObjectNode> found = new ArrayList<>(rows.stream()
                .filter(row -> seconds(row) >= from && seconds(row) <= to)
                .filter(row -> key.propertyStream()
                        .allMatch(part -> row.path("key").path(part.getKey()).equals(part.getValue())))
                .toList());
        boolean firstPage = question.get("page").asInt() == 1;
        if (firstPage) {
            Collections.shuffle(found, random);
        }
        found.sort(Comparator.comparingLong(DialogueArchive::seconds).reversed());
        int size = question.get("offset").asInt();
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode records =
                answer.putObject("messages").put("total", found.size()).putArray("records");
        found.stream()
                .skip((long) size * (question.get("page").asInt() - 1))
                .limit(size)
                .forEach(records::add);
        return answer;
    }

    private static long seconds(ObjectNode row) {
        return row.get("messageTimestamp").asLong();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

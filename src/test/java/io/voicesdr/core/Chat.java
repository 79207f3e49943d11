package io.voicesdr.core;

import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.decision.Policy;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.signature.Hashes;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Replay;
import io.voicesdr.core.tenant.ConversationRules;
import io.voicesdr.core.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A conversation written down as it happens, with the rows that Evolution would have for it:
 *
 * <pre>{@code
 * Chat chat = Chat.begin()
 *         .customer("oi").as("oi")
 *         .after(seconds(6)).bot("Olá!", "Como posso ajudar?")
 *         .after(minutes(1)).customer("preço?")
 *         .after(seconds(2)).person("Deixa comigo");
 * chat.state().owed(); chat.decide();
 * }</pre>
 *
 * Messages are named in the order they are written: {@code c1, c2} the customer's, {@code b1} a bubble of the bot, {@code
 * p1} a person's, {@code s1} other software's; {@link #as(String)} adds a better name. {@link #steps()} has what was
 * visible after each of them, for tests of every prefix. Time only passes with {@link #after(Duration)}.
 */
public final class Chat {
    public static final String INSTANCE = "loja";
    public static final Jid PHONE = Jid.of("5511999990001@s.whatsapp.net");
    public static final Jid LID = Jid.of("188877766655544@lid");
    public static final SignatureCodec SIGNATURES = new SignatureCodec(INSTANCE, List.of("a key for tests"));
    public static final Instant BEGIN = Instant.parse("2026-11-20T15:00:00Z");

    private static final String CONFIG = "configuration-1";

    private final List<Message> rows = new ArrayList<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, Integer> counters = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    private Instant now = BEGIN;
    private Instant heardAt = BEGIN;
    private Duration hostSkew = Duration.ZERO;
    private boolean lidMode;
    private boolean confirmed = true;
    private boolean cut;
    private int stored;
    private String newest = "";
    private ConversationRules rules = ConversationRules.DEFAULTS;
    private boolean aiActive = true;

    /** What could be seen when something had just happened. */
    public record Step(Instant now, Instant heardAt, List<Message> rows) {}

    private Chat() {}

    public static Chat begin() {
        return new Chat();
    }

    public static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    public static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    public static Duration hours(long hours) {
        return Duration.ofHours(hours);
    }

    // ---- time and circumstances

    public Chat after(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** From here on the Evolution host's clock is off by {@code skew}: stamps of API sends and row ids. */
    public Chat hostClockOff(Duration skew) {
        hostSkew = skew;
        return this;
    }

    /** From here on the customer's messages come under the LID. */
    public Chat underLid() {
        lidMode = true;
        return this;
    }

    /** From here on messages are only known from webhooks and sends: they have no row id yet. */
    public Chat unconfirmed() {
        confirmed = false;
        return this;
    }

    /** From here on messages are stored again. */
    public Chat confirmed() {
        confirmed = true;
        return this;
    }

    /** The page was full: older messages exist. */
    public Chat cut() {
        cut = true;
        return this;
    }

    public Chat rules(ConversationRules other) {
        rules = other;
        return this;
    }

    public Chat aiActive(boolean active) {
        aiActive = active;
        return this;
    }

    // ---- the customer

    public Chat customer(String text) {
        return customer(new Content.Text(text));
    }

    public Chat customer(Content content) {
        heardAt = now;
        return write("c", false, Origin.DEVICE, now, content);
    }

    public Chat customerVoice(int seconds) {
        return customer(voice(seconds));
    }

    public Chat customerReacts(String name, String emoji) {
        return customer(new Content.Reaction(id(name), emoji));
    }

    // ---- the bot

    /** An answer to the newest message of the customer, a bubble each, within this second. */
    public Chat bot(String... bubbles) {
        return bot(Kind.ANSWER, 0, newestOfCustomer(), bubbles);
    }

    /** An answer to the customer's message of that name. */
    public Chat botAnswers(String name, String... bubbles) {
        return bot(Kind.ANSWER, 0, id(name), bubbles);
    }

    /** A follow-up of that stage: answers nothing. */
    public Chat followUp(int stage, String... bubbles) {
        return bot(Kind.FOLLOW_UP, stage, "", bubbles);
    }

    /** @param answersId id of a message, empty for none */
    public Chat bot(Kind kind, int place, String answersId, String... bubbles) {
        for (int i = 0; i < bubbles.length; i++) {
            bubble(kind, place, answersId, i, i == bubbles.length - 1, bubbles[i]);
        }
        return this;
    }

    /** One bubble of an answer to the message of that name. */
    public Chat bubble(String answersName, int number, boolean last, String text) {
        return bubble(Kind.ANSWER, 0, id(answersName), number, last, text);
    }

    private Chat bubble(Kind kind, int place, String answersId, int number, boolean last, String text) {
        int answers = answersId.isEmpty() ? 0 : Hashes.ofMessage(answersId);
        Signature mark =
                new Signature(kind, number, last, place, answers, Hashes.ofConfig(CONFIG), Hashes.tokenStep(900));
        return sendByApi("b", new Content.Text(SIGNATURES.sign(text, mark)));
    }

    public Chat botVoice(int seconds) {
        return sendByApi("b", voice(seconds));
    }

    /** A bubble of the bot that carries no mark: a code, a link alone. */
    public Chat botUnmarked(String text) {
        return sendByApi("b", new Content.Text(text));
    }

    // ---- others on the company's side

    /** A person of the company, on a phone. */
    public Chat person(String text) {
        return person(new Content.Text(text));
    }

    public Chat person(Content content) {
        return write("p", true, Origin.DEVICE, now, content);
    }

    public Chat personReacts(String name, String emoji) {
        return person(new Content.Reaction(id(name), emoji));
    }

    /** Written by a person before the account was paired: neither key nor contextInfo tell anything. */
    public Chat personBeforePairing(String text) {
        return write("p", true, Origin.UNKNOWN, now, new Content.Text(text));
    }

    /** Other software on the same account: Chatwoot, an ERP. */
    public Chat otherSoftware(String text) {
        return sendByApi("s", new Content.Text(text));
    }

    // ---- what happens to messages

    /** Names the newest message. */
    public Chat as(String name) {
        ids.put(name, newest);
        return this;
    }

    /** The text of that message is replaced; its row gets the time of the edit, as Evolution does it. */
    public Chat edit(String name, String text) {
        return change(name, row -> rewritten(row, new Content.Text(text), Delivery.EDITED));
    }

    /** The message is taken back; its row stays, empty and with the time of the deletion. */
    public Chat delete(String name) {
        return change(name, row -> rewritten(row, new Content.Deleted(), Delivery.DELETED));
    }

    /** The row is gone from the history: deleted through the API, or older than the page. */
    public Chat vanish(String name) {
        rows.removeIf(row -> row.id().equals(id(name)));
        return step();
    }

    public Chat status(String name, Delivery delivery) {
        return change(name, row -> with(row, row.rowId(), row.sentAt(), row.content(), delivery));
    }

    /** WhatsApp delivers the message once more and Evolution stores it once more. */
    public Chat storedTwice(String name) {
        Message row = row(name);
        rows.add(new Message(
                row.id(),
                rowId(),
                row.remoteJid(),
                row.remoteJidAlt(),
                row.fromMe(),
                row.sentAt(),
                row.pushName(),
                row.content(),
                row.origin(),
                row.quote(),
                row.deliveries()));
        return step();
    }

    // ---- what comes of it

    public Instant now() {
        return now;
    }

    /** WhatsApp's id of the message of that name. */
    public String id(String name) {
        return Optional.ofNullable(ids.get(name)).orElseThrow(() -> new IllegalArgumentException("no message " + name));
    }

    /** The names of those messages, in their order; the last name given to each. */
    public List<String> names(List<String> messageIds) {
        return messageIds.stream().map(this::name).toList();
    }

    public String name(String messageId) {
        return ids.entrySet().stream()
                .filter(entry -> entry.getValue().equals(messageId))
                .map(Map.Entry::getKey)
                .max((one, other) -> Boolean.compare(isGiven(one), isGiven(other)))
                .orElse("?");
    }

    /** Names of what is owed. */
    public List<String> owed() {
        return names(state().owed().stream().map(entry -> entry.id()).toList());
    }

    /** Every row, in the order of storing. */
    public List<Message> rows() {
        return List.copyOf(rows);
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    public History history() {
        return History.of(rows, cut);
    }

    public ConversationState state() {
        return state(history(), now);
    }

    public ConversationState state(History history, Instant moment) {
        return Replay.replay(new ChatRef(INSTANCE, PHONE), rules, SIGNATURES, history, moment);
    }

    /** The decision now, the newest message of the customer having been heard of when it was written. */
    public Decision decide() {
        return decide(heardAt);
    }

    public Decision decide(Instant seenAt) {
        return Policy.decide(tenant(), state(), seenAt);
    }

    public Tenant tenant() {
        return Tenant.named(INSTANCE, "Loja", "Você é a Ana.")
                .conversation(rules)
                .aiActive(aiActive)
                .configHash(CONFIG)
                .build();
    }

    // ---- rows

    private Chat sendByApi(String prefix, Content content) {
        return write(prefix, true, Origin.API, now.plus(hostSkew), content);
    }

    private Chat write(String prefix, boolean fromMe, Origin origin, Instant sentAt, Content content) {
        int number = counters.merge(prefix, 1, Integer::sum);
        newest = String.format("%s%030X", fromMe ? "3E" : "AC", (stored + 1) * 0x9E3779B97F4A7C15L & Long.MAX_VALUE);
        ids.put(prefix + number, newest);
        boolean underLid = lidMode && !fromMe;
        rows.add(new Message(
                newest,
                rowId(),
                underLid ? LID : PHONE,
                origin == Origin.DEVICE ? Optional.of(underLid ? PHONE : LID) : Optional.empty(),
                fromMe,
                Instant.ofEpochSecond(sentAt.getEpochSecond()),
                fromMe ? "Você" : "Maria Cliente",
                content,
                origin,
                Optional.empty(),
                Set.of()));
        return step();
    }

    /** A cuid: time of storing in milliseconds, then a counter. */
    private String rowId() {
        stored++;
        if (!confirmed) {
            return "";
        }
        String time = Long.toString(now.plus(hostSkew).toEpochMilli(), 36);
        return "c" + time + String.format("%4s", Integer.toString(stored, 36)).replace(' ', '0') + "f77dabcdefgh";
    }

    private Chat change(String name, UnaryOperator<Message> change) {
        String id = id(name);
        rows.replaceAll(row -> row.id().equals(id) ? change.apply(row) : row);
        return step();
    }

    private Message rewritten(Message row, Content content, Delivery delivery) {
        Instant moment = row.fromMe() ? now.plus(hostSkew) : now;
        return with(row, row.rowId(), Instant.ofEpochSecond(moment.getEpochSecond()), content, delivery);
    }

    private static Message with(Message row, String rowId, Instant sentAt, Content content, Delivery delivery) {
        Set<Delivery> deliveries = new HashSet<>(row.deliveries());
        deliveries.add(delivery);
        return new Message(
                row.id(),
                rowId,
                row.remoteJid(),
                row.remoteJidAlt(),
                row.fromMe(),
                sentAt,
                row.pushName(),
                content,
                row.origin(),
                row.quote(),
                deliveries);
    }

    private Message row(String name) {
        return rows.stream()
                .filter(row -> row.id().equals(id(name)))
                .findFirst()
                .orElseThrow();
    }

    private String newestOfCustomer() {
        return rows.reversed().stream()
                .filter(row -> !row.fromMe())
                .map(Message::id)
                .findFirst()
                .orElse("");
    }

    private Chat step() {
        steps.add(new Step(now, heardAt, List.copyOf(rows)));
        return this;
    }

    private static boolean isGiven(String name) {
        return !name.matches("[cbps]\\d+");
    }

    private static Content voice(int seconds) {
        return new Content.Audio(true, seconds(seconds), "audio/ogg; codecs=opus", 2_000L * seconds, Optional.empty());
    }
}

package io.voicesdr.conversation;

import io.voicesdr.core.Rows;
import io.voicesdr.core.answer.Bubble;
import io.voicesdr.core.answer.Media;
import io.voicesdr.core.history.History;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.message.Quote;
import io.voicesdr.core.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** Evolution as far as turns see it: a list of messages, with hooks for everything that can go wrong. Thread-safe. */
final class FakeWhatsApp implements ChatHistory, ChatArchive, Accounts, Messenger {

    final AtomicInteger pulls = new AtomicInteger();

    /** Those of the pulls that asked only for what is new. */
    final AtomicInteger renewals = new AtomicInteger();

    final AtomicInteger sends = new AtomicInteger();
    final AtomicInteger teamReads = new AtomicInteger();

    /** The account's own number; empty: a phone was never paired. */
    volatile Optional<Jid> own = Optional.empty();

    final AtomicInteger presences = new AtomicInteger();
    final AtomicInteger recordings = new AtomicInteger();

    /** How far back a pull reads. */
    volatile Duration reach = Duration.ofDays(3_650);

    /** Runs before each pull, with its number from 1. */
    volatile Consumer<Integer> beforePull = any -> {};

    /** Runs before each reading of a team chat. */
    volatile Runnable beforeTeamRead = () -> {};

    /** What the next sends come to; when empty they are accepted. */
    final Deque<Function<Message, Sent>> sendOutcomes = new ArrayDeque<>();

    /** Runs before each send is stored. */
    volatile Consumer<Content> beforeSend = any -> {};

    /** What happens while the customer sees that something is being typed, for so long. */
    volatile Consumer<Duration> whileTyping = any -> {};

    /** Runs after each accepted send. */
    volatile Consumer<Message> afterSend = any -> {};

    private final List<Bubble.Document> documents = new CopyOnWriteArrayList<>();
    private final InstantSource clock;
    private final List<Message> stored = new ArrayList<>();
    private final Map<Jid, List<Message>> byChat = new HashMap<>();
    private int rows;

    FakeWhatsApp(InstantSource clock) {
        this.clock = clock;
    }

    Message store(Jid jid, boolean fromMe, Origin origin, String text) {
        return store(jid, fromMe, origin, new Content.Text(text));
    }

    Message store(Jid jid, boolean fromMe, Origin origin, Content content) {
        return store(jid, fromMe, origin, fromMe ? "" : "Maria", content, Optional.empty());
    }

    private synchronized Message store(
            Jid jid, boolean fromMe, Origin origin, String name, Content content, Optional<Quote> quote) {
        rows++;
        Message message = new Message(
                "KEY%05d".formatted(rows),
                Rows.cuid(clock.instant(), rows),
                jid,
                Optional.empty(),
                fromMe,
                clock.instant(),
                name,
                content,
                origin,
                quote,
                Set.of());
        stored.add(message);
        byChat.computeIfAbsent(jid, any -> new ArrayList<>()).add(message);
        return message;
    }

    Message customer(Jid jid, String text) {
        return store(jid, false, Origin.DEVICE, text);
    }

    /** The customer edits what they wrote: the row's text and time are overwritten (evolution/CONTRACT.md §5). */
    synchronized Message edit(Message before, String text) {
        Message after = new Message(
                before.id(),
                before.rowId(),
                before.remoteJid(),
                before.remoteJidAlt(),
                before.fromMe(),
                clock.instant(),
                before.pushName(),
                new Content.Text(text),
                before.origin(),
                before.quote(),
                Set.of(Delivery.EDITED));
        stored.replaceAll(message -> message.equals(before) ? after : message);
        byChat.get(before.remoteJid()).replaceAll(message -> message.equals(before) ? after : message);
        return after;
    }

    /** Maria under another name, or replying to something. */
    Message customer(String name, Content content, Optional<Quote> quote) {
        return store(World.MARIA, false, Origin.DEVICE, name, content, quote);
    }

    Message person(Jid jid, String text) {
        return store(jid, true, Origin.DEVICE, text);
    }

    private boolean isCustomer(Jid jid) {
        return jid.isPerson() && own.filter(jid::equals).isEmpty();
    }

    synchronized List<Message> all() {
        return List.copyOf(stored);
    }

    /** What was written in one customer's chat. */
    synchronized List<Message> of(CustomerAddress address) {
        return address.all().stream()
                .flatMap(jid -> byChat.getOrDefault(jid, List.of()).stream())
                .toList();
    }

    synchronized List<String> textsToCustomers() {
        return stored.stream()
                .filter(message -> message.origin() == Origin.API && isCustomer(message.remoteJid()))
                .map(message -> io.voicesdr.core.signature.SignatureCodec.strip(
                        message.content().text()))
                .toList();
    }

    /** Somebody of the staff writes in the group. */
    Message staff(Jid group, String name, String text) {
        return store(group, false, Origin.DEVICE, name, new Content.Text(text), Optional.empty());
    }

    Message staffReplies(Jid group, String name, Message to, String text) {
        Quote quote = new Quote(to.id(), to.content().text());
        return store(group, false, Origin.DEVICE, name, new Content.Text(text), Optional.of(quote));
    }

    Message staffReacts(Jid group, String name, Message to, String emoji) {
        return store(group, false, Origin.DEVICE, name, new Content.Reaction(to.id(), emoji), Optional.empty());
    }

    /** What the bot wrote to {@code jid}, as somebody reads it. */
    synchronized List<String> textsTo(Jid jid) {
        return sentTo(jid).stream()
                .map(message -> io.voicesdr.core.signature.SignatureCodec.strip(
                        message.content().text()))
                .toList();
    }

    synchronized List<Message> sentTo(Jid jid) {
        return stored.stream()
                .filter(message ->
                        message.origin() == Origin.API && message.remoteJid().equals(jid))
                .toList();
    }

    @Override
    public Optional<Jid> known(Tenant tenant) {
        return own;
    }

    @Override
    public Optional<Jid> ask(Tenant tenant) {
        return own;
    }

    @Override
    public Glimpse glimpse(Tenant tenant, Instant from, Instant to) {
        return new Glimpse(all().size(), "");
    }

    @Override
    public void read(Tenant tenant, Instant from, Instant to, Consumer<List<Message>> pages) {
        pages.accept(all());
    }

    @Override
    public CustomerAddress read(
            Tenant tenant, CustomerAddress address, Instant from, Instant to, Consumer<List<Message>> pages) {
        teamReads.incrementAndGet();
        beforeTeamRead.run();
        pages.accept(all().stream()
                .filter(message -> address.includes(message.remoteJid()))
                .filter(message ->
                        !message.sentAt().isBefore(from) && message.sentAt().isBefore(to))
                .toList());
        return address;
    }

    @Override
    public Pulled pull(Tenant tenant, CustomerAddress address) {
        beforePull.accept(pulls.incrementAndGet());
        Instant oldest = clock.instant().minus(reach);
        List<Message> seen = of(address).stream()
                .filter(message -> !message.sentAt().isBefore(oldest))
                .toList();
        return new Pulled(History.of(seen, false), address, 1);
    }

    @Override
    public Pulled renew(Tenant tenant, CustomerAddress address, History known, Instant since) {
        beforePull.accept(pulls.incrementAndGet());
        renewals.incrementAndGet();
        List<Message> news = all().stream()
                .filter(message -> address.includes(message.remoteJid()))
                .filter(message -> !message.sentAt().isBefore(since))
                .toList();
        return new Pulled(known.and(news), address, 1);
    }

    @Override
    public List<Message> recent(Tenant tenant, Duration lookBack) {
        return all().stream()
                .filter(message -> message.sentAt().isAfter(clock.instant().minus(lookBack)))
                .toList();
    }

    @Override
    public Sent sendText(Tenant tenant, Jid to, String text) {
        return send(to, new Content.Text(text));
    }

    @Override
    public Sent sendVoice(Tenant tenant, Jid to, Media audio) {
        return send(to, new Content.Audio(true, Duration.ofSeconds(3), "audio/ogg", 3_000, Optional.empty()));
    }

    @Override
    public Sent sendMedia(Tenant tenant, Jid to, Bubble.Attached attached) {
        return switch (attached) {
            case Bubble.Picture picture -> send(to, new Content.Image(picture.text(), "image/jpeg", 3_000, false));
            case Bubble.Document document -> {
                documents.add(document);
                yield send(
                        to,
                        new Content.Document(
                                document.name(),
                                document.text(),
                                document.media().mimeType(),
                                3_000));
            }
        };
    }

    /** What the file says that was last sent under {@code name}, a text. */
    String textOf(String name) {
        return documents.stream()
                .filter(document -> document.name().equals(name))
                .reduce((one, other) -> other)
                .map(Bubble.Document::media)
                .map(media ->
                        new String(Base64.getDecoder().decode(((Media.Inline) media).base64()), StandardCharsets.UTF_8))
                .orElseThrow();
    }

    private Sent send(Jid to, Content content) {
        sends.incrementAndGet();
        beforeSend.accept(content);
        Function<Message, Sent> outcome;
        synchronized (this) {
            outcome = sendOutcomes.isEmpty() ? Sent.Accepted::new : sendOutcomes.pop();
        }
        Message message = store(to, true, Origin.API, content);
        Sent sent = outcome.apply(message);
        if (sent instanceof Sent.Accepted) {
            afterSend.accept(message);
        }
        return sent;
    }

    /** A send whose message never came into being. */
    synchronized Sent vanish(Message message, Sent sent) {
        stored.remove(message);
        byChat.getOrDefault(message.remoteJid(), new ArrayList<>()).remove(message);
        return sent;
    }

    @Override
    public void showTyping(Tenant tenant, Jid to, Duration time) {
        presences.incrementAndGet();
        whileTyping.accept(time);
    }

    @Override
    public void showRecording(Tenant tenant, Jid to, Duration time) {
        recordings.incrementAndGet();
    }
}

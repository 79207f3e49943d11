package io.voicesdr.core.team;

import io.voicesdr.core.history.Chronology;
import io.voicesdr.core.history.SharedMap;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Quote;
import io.voicesdr.core.team.TeamChat.Index;
import io.voicesdr.core.team.TeamChat.Read;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What some messages, new or otherwise than before, change in a team chat. First all of them are taken; then it is found
 * what they, and those that speak of them, come to; then the customers concerned are folded. Used once; not thread-safe.
 */
final class TeamChatChange {
    private static final Set<String> OWN_NAMES = Set.of("Você", "You", "Tú");

    private final Function<Message, Said> reader;
    private final Index before;
    private final Ledger known;
    private final SharedMap.Draft<String, Read> read;
    private final IdSets<String> referring;
    private final IdSets<String> reactions;
    private final IdSets<Integer> notices;
    private final SharedMap.Draft<String, Message> takenBack;
    private final Set<String> unsettled = new LinkedHashSet<>();
    private final Map<CustomerNumber, List<Deed>> touched = new HashMap<>();

    TeamChatChange(Function<Message, Said> reader, Index before, Ledger known) {
        this.reader = reader;
        this.before = before;
        this.known = known;
        this.read = before.read().draft();
        this.referring = new IdSets<>(before.referring());
        this.reactions = new IdSets<>(before.reactions());
        this.notices = new IdSets<>(before.notices());
        this.takenBack = before.takenBack().draft();
    }

    record Changed(Index index, Ledger ledger) {}

    /** @param now as it stands in the chat now, whatever it was before */
    void take(Message now) {
        Optional<Read> old = read.find(now.id());
        old.ifPresent(this::forget);
        Said said = old.filter(one -> Said.isSame(one.message(), now))
                .map(Read::said)
                .orElseGet(() -> reader.apply(now));
        Read taken = new Read(now, said, old.flatMap(Read::deed));
        read.put(now.id(), taken);
        note(taken);
    }

    private void note(Read one) {
        String id = one.message().id();
        subject(one).ifPresent(subject -> referring.add(subject, id));
        switch (one.said()) {
            case Said.Reacted reacted -> reactions.add(person(one.message(), reacted), id);
            case Said.Noticed noticed -> notices.add(noticed.topic(), id);
            case Said.TakenBack ignored -> takenBack.put(id, one.message());
            case Said.Shown ignored -> {}
            case Said.Told ignored -> {}
            case Said.Nothing ignored -> {}
        }
        unsettle(one);
    }

    private void forget(Read one) {
        unsettle(one);
        String id = one.message().id();
        subject(one).ifPresent(subject -> referring.remove(subject, id));
        switch (one.said()) {
            case Said.Reacted reacted -> reactions.remove(person(one.message(), reacted), id);
            case Said.Noticed noticed -> notices.remove(noticed.topic(), id);
            case Said.TakenBack ignored -> takenBack.remove(id);
            case Said.Shown ignored -> {}
            case Said.Told ignored -> {}
            case Said.Nothing ignored -> {}
        }
    }

    /** With a message that which rests on it must be looked at again: what speaks of a card, a person's other reactions. */
    private void unsettle(Read one) {
        unsettled.add(one.message().id());
        switch (one.said()) {
            case Said.Shown ignored ->
                unsettled.addAll(referring.of(one.message().id()));
            case Said.Reacted reacted -> unsettled.addAll(reactions.of(person(one.message(), reacted)));
            case Said.Noticed ignored -> {}
            case Said.Told ignored -> {}
            case Said.TakenBack ignored -> {}
            case Said.Nothing ignored -> {}
        }
    }

    /** The message that this one speaks of. */
    private static Optional<String> subject(Read one) {
        return switch (one.said()) {
            case Said.Reacted reacted -> Optional.of(reacted.targetId());
            case Said.Told told ->
                told.ours() ? Optional.empty() : one.message().quote().map(Quote::messageId);
            case Said.Shown ignored -> Optional.empty();
            case Said.Noticed ignored -> Optional.empty();
            case Said.TakenBack ignored -> Optional.empty();
            case Said.Nothing ignored -> Optional.empty();
        };
    }

    private static String person(Message message, Said.Reacted reacted) {
        return reacted.targetId() + "\n" + message.fromMe() + message.pushName();
    }

    Changed settle() {
        for (String id : unsettled) {
            Read one = read.find(id).orElseThrow();
            Optional<Deed> deed = deed(one);
            one.deed()
                    .ifPresent(
                            old -> deeds(old).removeIf(any -> any.message().id().equals(id)));
            deed.ifPresent(now -> deeds(now).add(now));
            read.put(id, new Read(one.message(), one.said(), deed));
        }
        SharedMap.Draft<CustomerNumber, List<Deed>> deeds = before.deeds().draft();
        SharedMap.Draft<CustomerNumber, ChatLedger> chats =
                SharedMap.of(known.chats()).draft();
        touched.forEach((number, all) -> {
            if (all.isEmpty()) {
                deeds.remove(number);
                chats.remove(number);
            } else {
                List<Deed> ordered = all.stream().sorted(Deed.ORDER).toList();
                deeds.put(number, ordered);
                chats.put(number, ChatFold.of(ordered));
            }
        });
        Index index = new Index(
                read.done(), deeds.done(), referring.done(), reactions.done(), notices.done(), takenBack.done());
        return new Changed(index, new Ledger(chats.done(), topics(index), takenBackAt(index)));
    }

    private List<Deed> deeds(Deed like) {
        return touched.computeIfAbsent(
                CustomerNumber.of(like.customer()),
                number -> new ArrayList<>(before.deeds().find(number).orElse(List.of())));
    }

    private Optional<Deed> deed(Read one) {
        Message message = one.message();
        return switch (one.said()) {
            case Said.Shown shown -> Optional.of(new Deed.Showed(message, shown.card()));
            case Said.Told told -> told(told, message);
            case Said.Reacted reacted -> reacted(reacted, message);
            case Said.Noticed ignored -> Optional.empty();
            case Said.TakenBack ignored -> Optional.empty();
            case Said.Nothing ignored -> Optional.empty();
        };
    }

    private Optional<Deed> told(Said.Told told, Message message) {
        return told.ours()
                ? given(told.command(), Optional.empty(), message, TeamFold.INBOX)
                : given(
                        told.command(),
                        message.quote().flatMap(quote -> cardBefore(message, quote.messageId())),
                        message,
                        author(message));
    }

    /** Of each person the last reaction to each card counts; one that was taken back is no verb. */
    private Optional<Deed> reacted(Said.Reacted reacted, Message message) {
        boolean stands = reactions.of(person(message, reacted)).stream()
                .map(id -> read.find(id).orElseThrow().message())
                .noneMatch(other -> Chronology.ORDER.compare(message, other) < 0);
        return cardBefore(message, reacted.targetId())
                .filter(card -> stands)
                .flatMap(card -> Reactions.verb(card.kind(), reacted.emoji())
                        .flatMap(verb -> given(
                                Command.of(verb, card.customer().user()),
                                Optional.of(card),
                                message,
                                author(message))));
    }

    private Optional<Card> cardBefore(Message message, String id) {
        return read.find(id)
                .filter(shown -> Chronology.ORDER.compare(shown.message(), message) < 0)
                .flatMap(
                        shown -> shown.said() instanceof Said.Shown card ? Optional.of(card.card()) : Optional.empty());
    }

    private static Optional<Deed> given(Command command, Optional<Card> quoted, Message message, String by) {
        Optional<Jid> customer = quoted.map(Card::customer)
                .filter(jid -> command.digits().isEmpty()
                        || CustomerNumber.of(jid)
                                .equals(CustomerNumber.of(command.digits().get())))
                .or(() -> command.digits().map(digits -> Jid.of(digits + "@s.whatsapp.net")));
        return customer.map(jid -> new Deed.Gave(message, jid, command, by));
    }

    private static String author(Message message) {
        return OWN_NAMES.contains(message.pushName()) ? "" : message.pushName().strip();
    }

    private Set<Integer> topics(Index index) {
        return notices.isUnchanged() ? known.notices() : index.notices().keySet();
    }

    private static List<Instant> takenBackAt(Index index) {
        return index.takenBack().values().stream()
                .sorted(Chronology.ORDER)
                .map(Message::sentAt)
                .toList();
    }
}

package io.voicesdr.core.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A team chat that grows says what it would say read at once, and what one more message costs does not grow with it. */
class TeamChatTest {
    private static final int MANY = 2_000;

    private final AtomicInteger readings = new AtomicInteger();
    private final TeamChat empty = TeamChat.readBy(message -> {
        readings.incrementAndGet();
        return Said.of(message, TeamTalk.CODEC);
    });

    @Test
    void and_anyOrderGroupingAndDuplication_isTheLedgerOfEverythingAtOnce() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            List<Message> copies = TeamTalk.copies(seed, 4 + random.nextInt(40));
            TeamChat chat = empty;
            int known = 0;
            while (known < copies.size()) {
                int next = Math.min(copies.size(), known + 1 + random.nextInt(1 + random.nextInt(20)));
                chat = chat.and(copies.subList(known, next));
                known = next;
                assertThat(chat.ledger())
                        .as("seed %d, the first %d copies", seed, known)
                        .isEqualTo(FromTopToBottom.of(copies.subList(0, known), TeamTalk.CODEC));
            }
            assertThat(chat.ledger()).as("seed %d", seed).isEqualTo(TeamFold.of(copies, TeamTalk.CODEC));
            assertThat(chat.and(copies)).as("seed %d: nothing new", seed).isSameAs(chat);
            assertThat(chat.copies()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(Set.copyOf(copies));
        }
    }

    @Test
    void and_inTheOrderOfWriting_isTheLedgerOfEverythingAtOnce() {
        for (int seed = 0; seed < 40; seed++) {
            List<Message> copies = new ArrayList<>(TeamTalk.copies(seed, 60));
            copies.sort(Comparator.comparing(Message::sentAt));
            TeamChat chat = empty;
            for (Message copy : copies) {
                chat = chat.and(List.of(copy));
            }
            assertThat(chat.ledger()).as("seed %d", seed).isEqualTo(FromTopToBottom.of(copies, TeamTalk.CODEC));
        }
    }

    @Test
    void ledgerBefore_staysAsItWas() {
        TeamChat before = empty.and(TeamTalk.copies(1, 30));
        Ledger ledger = FromTopToBottom.of(TeamTalk.copies(1, 30), TeamTalk.CODEC);
        before.and(TeamTalk.copies(2, 30));
        assertThat(before.ledger()).isEqualTo(ledger);
    }

    @Test
    void oneMoreCard_isReadAlone_andNoOtherCustomerIsFoldedAgain() {
        TeamChat chat = many();
        assertThat(readings).hasValue(MANY);

        TeamChat more = chat.and(List.of(heard(TeamTalk.card(MANY))));
        assertThat(readings).hasValue(MANY + 1);
        assertThat(folded(chat, more)).isEqualTo(1);
        assertThat(more.ledger().chatsUnlike(chat.ledger())).hasSize(1);

        TeamChat stored = more.and(List.of(TeamTalk.card(MANY), TeamTalk.card(MANY - 1), TeamTalk.card(0)));
        assertThat(readings).as("stored as it was heard").hasValue(MANY + 1);
        assertThat(folded(more, stored)).isLessThanOrEqualTo(1);
        assertThat(stored.ledger()).isEqualTo(more.ledger());
    }

    @Test
    void oneMoreReaction_isReadAlone_andOnlyTheCustomerOfItsCardIsFoldedAgain() {
        TeamChat chat = many();
        TeamChat more = chat.and(List.of(reaction(TeamTalk.card(7), "👍")));

        assertThat(readings).hasValue(MANY + 1);
        assertThat(more.ledger().chatsUnlike(chat.ledger()))
                .extracting(Map.Entry::getKey)
                .containsExactly(CustomerNumber.of(customer(chat, 7)));
        assertThat(folded(chat, more)).isEqualTo(1);
    }

    @Test
    void deletedCard_isReadAlone_andSoIsTheNextOne() {
        TeamChat chat = many();
        TeamChat deleted = chat.and(List.of(deleted(TeamTalk.card(7))));
        assertThat(readings).hasValue(MANY + 1);
        assertThat(folded(chat, deleted)).isZero();
        assertThat(deleted.ledger().chats()).hasSize(MANY - 1);
        assertThat(deleted.ledger().deletedAt()).hasSize(1);

        TeamChat more = deleted.and(List.of(heard(TeamTalk.card(MANY)))).and(List.of(TeamTalk.card(MANY)));
        assertThat(readings).hasValue(MANY + 2);
        assertThat(folded(deleted, more)).isEqualTo(1);
    }

    private TeamChat many() {
        return empty.and(IntStream.range(0, MANY).mapToObj(TeamTalk::card).toList());
    }

    /** How many customers' ledgers are not the very objects they were. */
    @SuppressWarnings("ReferenceEquality")
    private static long folded(TeamChat before, TeamChat after) {
        return after.ledger().chats().entrySet().stream()
                .filter(chat -> chat.getValue() != before.ledger().chats().get(chat.getKey()))
                .count();
    }

    private static Jid customer(TeamChat chat, int number) {
        Card card = ((Said.Shown) Said.of(TeamTalk.card(number), TeamTalk.CODEC)).card();
        assertThat(chat.ledger().of(CustomerAddress.of(card.customer())).calls())
                .hasSize(1);
        return card.customer();
    }

    private static Message heard(Message stored) {
        return copy(stored, stored.id(), "", stored.content(), Set.of());
    }

    private static Message deleted(Message stored) {
        return copy(stored, stored.id(), stored.rowId(), new Content.Deleted(), Set.of(Delivery.DELETED));
    }

    private static Message reaction(Message card, String emoji) {
        return copy(card, "R", "", new Content.Reaction(card.id(), emoji), Set.of());
    }

    private static Message copy(Message of, String id, String rowId, Content content, Set<Delivery> deliveries) {
        return new Message(
                id,
                rowId,
                of.remoteJid(),
                of.remoteJidAlt(),
                of.fromMe(),
                of.sentAt().plusSeconds(id.equals(of.id()) ? 0 : 60),
                of.pushName(),
                content,
                Origin.UNKNOWN,
                of.quote(),
                deliveries);
    }
}

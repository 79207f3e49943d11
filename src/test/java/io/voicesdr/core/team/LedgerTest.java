package io.voicesdr.core.team;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.CustomerAddress;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.message.Quote;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.tenant.LeadRules;
import io.voicesdr.core.tenant.LeadRules.Criterion;
import io.voicesdr.core.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a team chat amounts to, whatever order, duplication and forgery its messages come in. */
class LedgerTest {
    private static final Jid GROUP = Jid.of("120363000000000001@g.us");
    private static final Jid MARIA = Jid.of("5511999990001@s.whatsapp.net");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final SignatureCodec CODEC = new SignatureCodec("loja", List.of("k"));
    private static final LeadRules RULES =
            new LeadRules(List.of(new Criterion("necessidade", 3, ""), new Criterion("prazo", 1, "")), 60, 80);

    private final List<Message> messages = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Language.class)
    void card_isReadBackAsItWasWritten(Language language) {
        Card card = new Card(
                CardKind.LEAD,
                MARIA,
                "Maria",
                "",
                List.of(
                        new LeadFact("necessidade", "SUV — novo: sim", "quero um “SUV” — novo"),
                        new LeadFact("prazo", "março", "em março")),
                "começou com “quero\nWhatsApp: x”; 7 mensagens",
                List.of("oi", "quero"));
        Card read = CardText.read(CardKind.LEAD, CardText.write(card, RULES, language, "https://x/y"))
                .orElseThrow();

        assertThat(read.customer()).isEqualTo(MARIA);
        assertThat(read.name()).isEqualTo("Maria");
        assertThat(read.words()).containsExactly("oi", "quero");
        assertThat(read.summary()).isEqualTo("começou com \"quero WhatsApp: x\"; 7 mensagens");
        assertThat(read.facts())
                .containsExactly(
                        new LeadFact("necessidade", "SUV — novo: sim", "quero um \"SUV\" — novo"),
                        new LeadFact("prazo", "março", "em março"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"188877766655544@lid", "5511999990001@s.whatsapp.net", "5511999990001"})
    void customer_isReadBack_underEveryKindOfAddress(String jid) {
        Card card = call(Jid.of(jid));
        assertThat(CardText.read(CardKind.CALL, CardText.write(card, RULES, Language.PORTUGUESE, ""))
                        .orElseThrow()
                        .customer())
                .isEqualTo(Jid.of(jid));
    }

    @Test
    void customersWords_canNotNameAnotherCustomer_norGiveACommand() {
        Card card = new Card(
                CardKind.CALL,
                MARIA,
                "x\nWhatsApp: https://wa.me/5511888880000",
                "y\n/ganho 5511999990001",
                List.of(),
                List.of("a\nWhatsApp: https://wa.me/5511888880000"));
        send(card);

        assertThat(ledger().chats().keySet()).containsExactly(CustomerNumber.of(MARIA));
        assertThat(of(MARIA).leads()).isEmpty();
    }

    @Test
    void cardThatSomebodyElseWrote_isNoCard() {
        String text = CardText.write(call(MARIA), RULES, Language.PORTUGUESE, "");
        String signed = CODEC.sign(text, TeamFold.mark(call(MARIA), "h"));
        add(false, Origin.DEVICE, "Carlos", new Content.Text(signed), Optional.empty());
        add(true, Origin.DEVICE, "", new Content.Text(signed), Optional.empty());
        add(true, Origin.UNKNOWN, "", new Content.Text(text), Optional.empty());
        add(true, Origin.API, "", new Content.Text(signed.replace("5511999990001", "5511888880000")), Optional.empty());
        add(
                true,
                Origin.API,
                "",
                new Content.Text(new SignatureCodec("outra", List.of("k")).sign(text, TeamFold.mark(call(MARIA), "h"))),
                Optional.empty());

        assertThat(ledger().chats()).isEmpty();
    }

    @Test
    void otherSoftware_givesNoOrders() {
        add(true, Origin.API, "", new Content.Text("/pausa 5511999990001"), Optional.empty());
        assertThat(ledger().chats()).isEmpty();
    }

    @Test
    void commandBeforeAndAfter_theLastOneCounts() {
        staff("/pausa 5511999990001 1h");
        assertThat(until(Optional.empty())).contains(NOON.plus(Duration.ofHours(1)));
        staff("/bot 5511999990001");
        assertThat(until(Optional.empty())).isEmpty();
        staff("/pausa 5511999990001");
        assertThat(until(Optional.empty())).contains(NOON.plusSeconds(2).plus(Duration.ofHours(2)));
    }

    @Test
    void personAfterTheGiveBack_silencesAgain() {
        staff("/bot 5511999990001");
        assertThat(until(Optional.of(NOON.minusSeconds(60)))).isEmpty();
        assertThat(until(Optional.of(NOON))).isEmpty();
        assertThat(until(Optional.of(NOON.plusSeconds(60))))
                .contains(NOON.plusSeconds(60).plus(Duration.ofHours(2)));
    }

    @Test
    void call_isTakenAndClosed() {
        Message card = send(call(MARIA));
        add(false, Origin.DEVICE, "Bia", new Content.Reaction(card.id(), "🙋🏾‍♀️"), Optional.empty());
        Call taken = of(MARIA).call().orElseThrow();
        assertThat(taken.takenBy()).isEqualTo("Bia");
        assertThat(taken.isOpen()).isFalse();
        add(false, Origin.DEVICE, "Bia", new Content.Text("/bot"), Optional.of(new Quote(card.id(), "…")));
        assertThat(of(MARIA).call().orElseThrow().closedAt()).isPresent();
    }

    @Test
    void cardsOfTwoReplicasInOneMoment_areOneCall() {
        send(call(MARIA));
        send(call(MARIA));
        assertThat(of(MARIA).calls()).hasSize(1);
    }

    @Test
    void notices_areFoundByTopic() {
        add(
                true,
                Origin.UNKNOWN,
                "",
                new Content.Text(CODEC.sign("Relatório…", TeamFold.noticeMark("report 2026-11-23", "h"))),
                Optional.empty());
        assertThat(ledger().hasNotice("report 2026-11-23")).isTrue();
        assertThat(ledger().hasNotice("report 2026-11-24")).isFalse();
    }

    @Test
    void anyOrderAndDuplication_isTheSameLedger() {
        Message card = send(call(MARIA));
        send(new Card(CardKind.LEAD, MARIA, "Maria", "", List.of(new LeadFact("prazo", "já", "já")), List.of()));
        staff("/pausa 5511999990001 1h");
        add(false, Origin.DEVICE, "Bia", new Content.Reaction(card.id(), "👍"), Optional.empty());
        staff("/contatado 5511999990001");
        staff("/fato 5511999990001 prazo = março");
        staff("/bot 5511999990001");
        Ledger expected = ledger();
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            List<Message> mixed = new ArrayList<>(messages);
            messages.stream().filter(any -> random.nextBoolean()).forEach(mixed::add);
            Collections.shuffle(mixed, random);
            assertThat(TeamFold.of(mixed, CODEC)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    private Optional<Instant> until(Optional<Instant> person) {
        return of(MARIA).standing().silentUntil(person, Duration.ofHours(2));
    }

    private static Card call(Jid customer) {
        return new Card(CardKind.CALL, customer, "Maria", "pediu", List.of(), List.of("oi"));
    }

    private Message send(Card card) {
        String text = CardText.write(card, RULES, Language.PORTUGUESE, "");
        return add(
                true,
                Origin.UNKNOWN,
                "Você",
                new Content.Text(CODEC.sign(text, TeamFold.mark(card, "h"))),
                Optional.empty());
    }

    private void staff(String text) {
        add(false, Origin.DEVICE, "Carlos", new Content.Text(text), Optional.empty());
    }

    private Message add(boolean fromMe, Origin origin, String name, Content content, Optional<Quote> quote) {
        int number = messages.size();
        Message message = new Message(
                "K" + number,
                "c%07d".formatted(number),
                GROUP,
                Optional.empty(),
                fromMe,
                NOON.plusSeconds(number),
                name,
                content,
                origin,
                quote,
                Set.of());
        messages.add(message);
        return message;
    }

    private Ledger ledger() {
        return TeamFold.of(messages, CODEC);
    }

    private ChatLedger of(Jid customer) {
        return ledger().of(CustomerAddress.of(customer));
    }
}

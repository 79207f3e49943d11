package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.conversation.LanguageModel.Outcome;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.team.Rating;
import io.voicesdr.core.view.ChatWindow;
import io.voicesdr.core.view.HandOff;
import io.voicesdr.core.view.HandOff.Status;
import io.voicesdr.core.view.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far a hand-over has come, as the view of them tells it from the customer's chat and the team chat. */
class HandOffTest {

    private static final Outcome ANSWERED = new Outcome.Answered(Answer.ofText("Oi!"), FakeModel.USAGE);
    private static final Outcome FAILED = new Outcome.Failed("GEMINI_OVERLOADED", "wait", FakeModel.USAGE);

    private Outcome model = ANSWERED;
    private final DeskStage stage = new DeskStage("team answers-a-day=3", tools -> model);
    private final Instant begin = stage.world().clock.instant();

    @Test
    void calledAndNobodyCame_isOpen() {
        HandOff handOff = after("> quero falar com um atendente");

        assertThat(handOff.status()).isEqualTo(Status.OPEN);
        assertThat(handOff.call()).isPresent();
        assertThat(handOff.takenAt()).isEmpty();
        assertThat(handOff.assignedTo()).isEmpty();
        assertThat(handOff.name()).isEqualTo("Maria");
    }

    @Test
    void calledTwice_isCalledAgain() {
        assertThat(after("> quero falar com um atendente", "+ 31m", "~ sweep").status())
                .isEqualTo(Status.CALLED_AGAIN);
    }

    @Test
    void takenByReaction_namesWho_andWhen() {
        HandOff handOff = after("> quero falar com um atendente", "+ 5m", "@ Carlos 👍 1");

        assertThat(handOff.status()).isEqualTo(Status.TAKEN);
        assertThat(handOff.assignedTo()).isEqualTo("Carlos");
        assertThat(handOff.takenAt()).contains(stage.world().clock.instant());
    }

    @Test
    void takenByWritingToTheCustomer_isTaken_fromThatMoment() {
        HandOff handOff = after("> quero falar com um atendente", "+ 5m", "! Oi Maria!", "+ 20m", "@ Bia 👍 1");

        assertThat(handOff.status()).isEqualTo(Status.TAKEN);
        assertThat(handOff.takenAt().orElseThrow()).isBefore(stage.world().clock.instant());
        assertThat(handOff.assignedTo()).isEqualTo("Bia");
    }

    @Test
    void takenBack_counts_noMore() {
        after("> quero falar com um atendente", "@ Carlos 👍 1");
        World world = stage.world();
        world.clock.advance(Duration.ofSeconds(30));
        world.team.heard(
                world.tenant,
                java.util.Optional.of(world.whatsApp.staffReacts(
                        DeskStage.GROUP,
                        "Carlos",
                        world.whatsApp.sentTo(DeskStage.GROUP).getFirst(),
                        "")));

        assertThat(only().status()).isEqualTo(Status.OPEN);
    }

    @Test
    void givenBack_isReturned_withTheCustomersRating() {
        HandOff handOff = after(
                "> quero falar com um atendente", "! Oi Maria, resolvido!", "@ Carlos: /bot 5511999990001", "> nota 4");

        assertThat(handOff.status()).isEqualTo(Status.RETURNED);
        assertThat(handOff.ratings()).extracting(Rating::stars).containsExactly(4);
    }

    @Test
    void nobodyCameForADay_isExpired() {
        assertThat(after("> quero falar com um atendente", "+ 30h").status()).isEqualTo(Status.EXPIRED);
    }

    @Test
    void twoHandOvers_areTwo_eachWithItsOwnCall() {
        after("> quero falar com um atendente", "@ Carlos 👍 1", "! Oi!", "@ Carlos: /bot 5511999990001");
        after("+ 26h", "> oi, preciso de um atendente de novo");

        List<HandOff> handOffs = handOffs();
        assertThat(handOffs).extracting(HandOff::status).containsExactly(Status.RETURNED, Status.OPEN);
        assertThat(handOffs).extracting(HandOff::id).doesNotHaveDuplicates();
    }

    @Test
    void customerWithoutAnAnswer_isOne_withTheCardsReason() {
        model = FAILED;
        HandOff handOff = after("> oi");

        assertThat(handOff.status()).isEqualTo(Status.OPEN);
        assertThat(handOff.call().orElseThrow().card().reason())
                .isEqualTo("nenhuma resposta pôde ser feita [GEMINI_OVERLOADED]");
        assertThat(after("+ 31m", "~ sweep").status()).isEqualTo(Status.CALLED_AGAIN);
        assertThat(after("@ Carlos 👍 1").assignedTo()).isEqualTo("Carlos");
    }

    @Test
    void customerWhoIsToldTwice_waitsForOnePerson() {
        model = FAILED;
        Instant first = after("> oi").turn().at();
        HandOff handOff = after("+ 11m", "> alguém?", "@ Carlos 👍 2");

        assertThat(handOffs()).hasSize(1);
        assertThat(handOff.turn().at()).isEqualTo(first);
        assertThat(handOff.call().orElseThrow().at()).isEqualTo(first);
        assertThat(handOff.call().orElseThrow().card().reason()).isEqualTo("o assistente falhou mais de uma vez");
        assertThat(handOff.status()).isEqualTo(Status.TAKEN);
    }

    @Test
    void customerWithoutAnAnswer_afterAPersonCame_isAnother() {
        model = FAILED;
        after("> oi", "+ 5m", "! Oi Maria!", "@ Carlos: /bot 5511999990001", "+ 20m", "> e o Onix?");

        assertThat(handOffs()).extracting(HandOff::status).containsExactly(Status.RETURNED, Status.OPEN);
        assertThat(handOffs()).extracting(HandOff::call).doesNotHaveDuplicates();
    }

    @Test
    void customerWhoIsToldOfTheDaysLimit_isOne() {
        HandOff handOff = after("> um", "> dois", "> três", "> quatro", "> cinco");

        assertThat(handOffs()).hasSize(1);
        assertThat(handOff.status()).isEqualTo(Status.OPEN);
        assertThat(handOff.call().orElseThrow().card().reason())
                .isEqualTo("o limite de hoje do assistente foi atingido");
    }

    @Test
    void beforeThePeriod_isNotInIt() {
        after("> quero falar com um atendente", "+ 2h");
        Instant now = stage.world().clock.instant();

        assertThat(handOffs(new Period(now.minusSeconds(60), now))).isEmpty();
    }

    private HandOff after(String... lines) {
        for (String line : lines) {
            stage.happens(List.of(line), Duration.ofSeconds(30));
        }
        return handOffs().getLast();
    }

    private HandOff only() {
        List<HandOff> all = handOffs();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private List<HandOff> handOffs() {
        return handOffs(new Period(begin, stage.world().clock.instant().plusSeconds(1)));
    }

    private List<HandOff> handOffs(Period period) {
        World world = stage.world();
        var messages = new HashSet<>(world.whatsApp.all());
        messages.removeIf(message -> !message.remoteJid().equals(World.MARIA));
        ChatWindow chat = ChatWindow.of(
                        new ChatRef("loja", World.MARIA),
                        world.tenant.conversation(),
                        world.signatures(world.tenant),
                        messages,
                        begin,
                        period.to())
                .orElseThrow();
        return HandOff.in(
                chat, world.team.ledger(world.tenant, begin, period.to()), world.tenant.conversation(), period);
    }
}

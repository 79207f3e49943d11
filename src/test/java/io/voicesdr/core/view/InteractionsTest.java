package io.voicesdr.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.catalogue.Cars;
import io.voicesdr.core.catalogue.Lines;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.message.Quote;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.tenant.ConversationRules;
import io.voicesdr.core.text.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a customer made of the items, read back from the chat alone. */
class InteractionsTest {

    private static final Jid MARIA = Jid.of("5511999990001@s.whatsapp.net");
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Period DAY = new Period(START.minusSeconds(3600), START.plusSeconds(86_400));

    private final SignatureCodec codec = new SignatureCodec("loja", List.of("k"));
    private final List<Message> messages = new ArrayList<>();

    @Test
    void shownItem_isAView() {
        customer("tem jeep?");
        shows("104");

        assertThat(told()).containsExactly("VIEW 104");
    }

    @Test
    void reactions_areLikesAndDislikes_andTheLastOneCounts() {
        customer("tem jeep?");
        String renegade = shows("104");
        String compass = shows("105");
        reacts(renegade, "👍🏽");
        reacts(compass, "❤️");
        reacts(compass, "👎");

        assertThat(told()).containsExactly("VIEW 104", "VIEW 105", "LIKE 104", "DISLIKE 105");
    }

    @Test
    void reactionTakenBack_orWithoutMeaning_isNone() {
        customer("tem jeep?");
        String renegade = shows("104");
        String compass = shows("105");
        reacts(renegade, "👍");
        reacts(renegade, "");
        reacts(compass, "😮");

        assertThat(told()).containsExactly("VIEW 104", "VIEW 105");
    }

    @Test
    void replyCodeOrTitle_isAQuote() {
        customer("oi");
        String renegade = shows("104");
        replies(renegade, "esse aqui");
        customer("e o cód. 101?");
        customer("ainda tem o Hyundai HB20 Sense?");

        assertThat(told()).containsExactly("VIEW 104", "QUOTE 104", "QUOTE 101", "QUOTE 103");
    }

    @Test
    void severalInOneMessage_areCompared() {
        customer("oi");
        String renegade = shows("104");
        replies(renegade, "esse ou o código 105?");

        assertThat(told()).containsExactly("VIEW 104", "COMPARE 104 with [105]", "COMPARE 105 with [104]");
    }

    @Test
    void itemThatTheCatalogueForgot_isStillTold() {
        customer("oi");
        messages.add(message(
                true,
                new Content.Text(signed(
                        "*Gol 1.0*\nR$ 30.000\ncód. 999", messages.getLast().id())),
                Optional.empty()));
        reacts(messages.getLast().id(), "👍");

        assertThat(told()).containsExactly("VIEW 999", "LIKE 999");
    }

    @Test
    void anyOrderAndDuplicates_giveTheSame() {
        severalInOneMessage_areCompared();
        List<Interaction> inOrder = interactions(messages);
        for (int seed = 1; seed <= 20; seed++) {
            List<Message> mixed = new ArrayList<>(messages);
            mixed.addAll(messages);
            Collections.shuffle(mixed, new Random(seed));
            assertThat(interactions(mixed)).as("seed %d", seed).isEqualTo(inOrder);
        }
    }

    private List<String> told() {
        return interactions(messages).stream()
                .map(one -> one.kind() + " " + one.item().id()
                        + (one.comparedWith().isEmpty() ? "" : " with " + one.comparedWith()))
                .toList();
    }

    private List<Interaction> interactions(List<Message> of) {
        ChatWindow window = ChatWindow.of(
                        new ChatRef("loja", MARIA),
                        ConversationRules.DEFAULTS,
                        codec,
                        of,
                        START.minusSeconds(7_200),
                        START.plusSeconds(86_400))
                .orElseThrow();
        return Interactions.in(window, Cars.CATALOGUE, DAY);
    }

    private void customer(String text) {
        messages.add(message(false, new Content.Text(text), Optional.empty()));
    }

    private void replies(String to, String text) {
        messages.add(message(false, new Content.Text(text), Optional.of(new Quote(to, ""))));
    }

    private void reacts(String to, String emoji) {
        messages.add(message(false, new Content.Reaction(to, emoji), Optional.empty()));
    }

    private String shows(String id) {
        String caption = Lines.caption(Cars.CATALOGUE.find(id).orElseThrow(), Language.PORTUGUESE);
        String answers = messages.getFirst().id();
        messages.add(
                message(true, new Content.Image(signed(caption, answers), "image/jpeg", 9, false), Optional.empty()));
        return messages.getLast().id();
    }

    private String signed(String text, String answers) {
        return codec.sign(
                text,
                new Signature(Kind.ANSWER, 0, true, 0, io.voicesdr.core.signature.Hashes.ofMessage(answers), 1, 1));
    }

    private Message message(boolean fromMe, Content content, Optional<Quote> quote) {
        int number = messages.size() + 1;
        return new Message(
                "KEY" + number,
                "c%07d".formatted(number),
                MARIA,
                Optional.empty(),
                fromMe,
                START.plusSeconds(number),
                fromMe ? "" : "Maria",
                content,
                fromMe ? Origin.API : Origin.DEVICE,
                quote,
                Set.of());
    }
}

package io.voicesdr.core.history;

import static io.voicesdr.core.Chat.minutes;
import static io.voicesdr.core.Chat.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.Chat;
import io.voicesdr.core.Rows;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.message.Origin;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttributionTest {
    private static final String MARKED =
            Chat.SIGNATURES.sign("Custa R$ 10", new Signature(Kind.ANSWER, 0, true, 0, 5, 0, 0));

    @Test
    void author_notFromMe_isCustomerEvenWithAPastedMark() {
        Entry entry = entries(Chat.begin().customer(MARKED)).getFirst();
        assertThat(entry.author()).isEqualTo(Author.CUSTOMER);
        assertThat(entry.signature()).isEmpty();
        assertThat(entry.text()).isEqualTo(MARKED);
    }

    @Test
    void author_apiSendWithMark_isBotAndReadsWithoutMark() {
        Entry entry = entries(Chat.begin().customer("oi").bot("Olá!")).getLast();
        assertThat(entry.author()).isEqualTo(Author.BOT);
        assertThat(entry.signature()).isPresent();
        assertThat(entry.text()).isEqualTo("Olá!");
    }

    @Test
    void author_markOnARowThatTellsNothing_isBot() {
        assertThat(authorOf(Origin.UNKNOWN, MARKED)).isEqualTo(Author.BOT);
    }

    @Test
    void author_deviceWithPastedMark_isPerson() {
        Entry entry = entries(Chat.begin().person(MARKED)).getFirst();
        assertThat(entry.author()).isEqualTo(Author.PERSON);
        assertThat(entry.signature()).isEmpty();
        assertThat(entry.text()).isEqualTo("Custa R$ 10");
    }

    @Test
    void author_historyFromBeforePairing_isPerson() {
        assertThat(authors(Chat.begin().personBeforePairing("oi"))).containsExactly(Author.PERSON);
    }

    @Test
    void author_otherSoftware_isPersonOnlyWhereTheTenantSaysSo() {
        Chat chat = Chat.begin().customer("oi").otherSoftware("Pedido 7 enviado");
        assertThat(authors(chat)).containsExactly(Author.CUSTOMER, Author.SYSTEM);
        assertThat(Attribution.of(chat.history(), Chat.SIGNATURES, true)
                        .getLast()
                        .author())
                .isEqualTo(Author.PERSON);
    }

    @Test
    void author_voiceNoteByApi_isBotEvenInAChatWithoutMarks() {
        assertThat(authors(Chat.begin().customer("oi").botVoice(4))).containsExactly(Author.CUSTOMER, Author.BOT);
    }

    @Test
    void author_unmarkedBubbleAfterAMarkedOne_isBot() {
        assertThat(authors(Chat.begin()
                        .customer("pix?")
                        .bot("Segue o código:")
                        .after(seconds(8))
                        .botUnmarked("00020126BR.GOV")))
                .containsExactly(Author.CUSTOMER, Author.BOT, Author.BOT);
    }

    @Test
    void author_unmarkedBubbleWithTheCustomerInBetween_isBot() {
        assertThat(authors(Chat.begin()
                        .customer("pix?")
                        .bot("Segue o código:")
                        .after(seconds(2))
                        .customer("rápido")
                        .after(seconds(2))
                        .botUnmarked("00020126BR.GOV")))
                .containsExactly(Author.CUSTOMER, Author.BOT, Author.CUSTOMER, Author.BOT);
    }

    @Test
    void author_unmarkedBubbleBeforeBubbleOneOfATurn_isBot() {
        assertThat(authors(Chat.begin()
                        .customer("pix?")
                        .botUnmarked("00020126BR.GOV")
                        .after(seconds(3))
                        .bubble("c1", 1, true, "É só copiar.")))
                .containsExactly(Author.CUSTOMER, Author.BOT, Author.BOT);
    }

    @Test
    void author_colleagueJustBeforeTheBotsFirstBubble_staysAPerson() {
        // lost race: the bot answered while a colleague had already begun in other software
        assertThat(authors(Chat.begin()
                        .customer("oi")
                        .after(seconds(5))
                        .otherSoftware("Oi, aqui é o João")
                        .after(seconds(2))
                        .bot("Olá!")))
                .containsExactly(Author.CUSTOMER, Author.SYSTEM, Author.BOT);
    }

    @Test
    void author_otherSoftwareLongAfterTheBot_isNotTheBot() {
        assertThat(authors(Chat.begin()
                        .customer("oi")
                        .bot("Olá!")
                        .after(minutes(2))
                        .otherSoftware("Aqui é o João")))
                .containsExactly(Author.CUSTOMER, Author.BOT, Author.SYSTEM);
    }

    @Test
    void of_protocolNoise_isLeftOut() {
        assertThat(entries(Chat.begin().customer(new Content.Protocol("senderKeyDistributionMessage"))))
                .isEmpty();
    }

    @Test
    void of_reactionsAndDeletions_areEntriesButNoSpeech() {
        List<Entry> entries = entries(Chat.begin()
                .customer("oi")
                .customerReacts("c1", "👍")
                .customer("apaga")
                .delete("c3"));
        assertThat(entries).hasSize(3);
        assertThat(entries).extracting(Entry::isSpeech).containsExactly(true, false, false);
        assertThat(entries).extracting(Entry::asksForAnswer).containsExactly(true, false, false);
    }

    private static Author authorOf(Origin origin, String text) {
        Message own = Rows.own("A", Rows.cuid(Chat.BEGIN, 1), Chat.BEGIN, origin, text);
        return Attribution.of(History.of(List.of(own), false), Chat.SIGNATURES, false)
                .getFirst()
                .author();
    }

    private static List<Author> authors(Chat chat) {
        return entries(chat).stream().map(Entry::author).toList();
    }

    private static List<Entry> entries(Chat chat) {
        return Attribution.of(chat.history(), Chat.SIGNATURES, false);
    }
}

package io.voicesdr.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.inbox.ChatList.Filter;
import io.voicesdr.web.Rendered;
import io.voicesdr.web.Tongue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The inbox of a company that has begun today, and of customers who tell nothing about themselves. */
class SparseInboxTest {
    private static final Instant NOW = Instant.parse("2026-11-21T18:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT, Nenhuma conversa nestes dias., Quando alguém escrever",
        "EN, No conversations in these days., When somebody writes"
    })
    void withoutConversations_itTellsHowTheyCome(Tongue tongue, String none, String begin) {
        assertThat(list(tongue, new ChatList(List.of(), Filter.ALL, "", 1, 1, false, Map.of())))
                .contains(none, begin, "href=\"/connect/loja\"");
    }

    @Test
    void whatIsNarrowedToNothing_saysWhy() {
        Map<Filter, Long> counts = Map.of(Filter.ALL, 3L);
        assertThat(list(Tongue.PT, new ChatList(List.of(), Filter.FAILED, "", 1, 1, false, counts)))
                .contains("Nenhuma conversa com este filtro.")
                .doesNotContain("Quando alguém escrever");
        assertThat(list(Tongue.PT, new ChatList(List.of(), Filter.ALL, "nada disso", 1, 1, false, Map.of())))
                .contains("Nada encontrado.")
                .doesNotContain("Quando alguém escrever");
    }

    @Test
    void whoHidesTheNumber_isCalledByTheLid_once_andThePageSaysWhy() {
        String page = chat("188877766655503@lid", "LID 188877766655503", "LID 188877766655503");
        assertThat(page).contains("<bdi>LID 188877766655503</bdi></h1>", "O WhatsApp esconde o número deste cliente.");
        assertThat(page.split("</h1>")[1].split("</header>")[0]).doesNotContain("188877766655503");
        assertThat(chat("5511999990001@s.whatsapp.net", "Maria", "+55 11 99999-0001"))
                .contains("<bdi>Maria</bdi></h1><p class=\"soft\">+55 11 99999-0001</p>")
                .doesNotContain("esconde o número");
    }

    private static String list(Tongue tongue, ChatList list) {
        return Rendered.of("inbox/inbox", Map.of("frame", Rendered.frame(tongue, "loja", "inbox", NOW), "list", list));
    }

    private static String chat(String jid, String name, String phone) {
        ChatRow row = new ChatRow(
                "loja", jid, name, phone, "active", 0, 0, false, "", -1, false, "", 0, "customer", "text", "oi", NOW);
        ChatPanel panel = new ChatPanel(
                row,
                NOW,
                1,
                0,
                Optional.empty(),
                Optional.empty(),
                "not_asked",
                Optional.empty(),
                List.of(),
                "",
                "",
                List.of(),
                List.of(),
                Optional.empty());
        return Rendered.of(
                "inbox/chat",
                Map.of(
                        "frame", Rendered.frame(Tongue.PT, "loja", "inbox", NOW),
                        "list", new ChatList(List.of(row), Filter.ALL, "", 1, 1, false, Map.of(Filter.ALL, 1L)),
                        "thread", new InboxResource.OpenChat(panel, List.of(), false, true, "", "")));
    }
}

package io.voicesdr.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.voicesdr.api.row.PromptRow;
import io.voicesdr.conversation.Hindsight;
import io.voicesdr.conversation.LanguageModel;
import io.voicesdr.core.grounding.ToolResult;
import io.voicesdr.web.Frame;
import io.voicesdr.web.Rendered;
import io.voicesdr.web.Tongue;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever customers write, and wherever it is shown: the page has the same elements with the same attributes as if they had
 * written one harmless word, and what turns writing around stays inside its own element.
 */
class HostileTextsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T18:30:00Z");
    private static final String CHAT = "5511999990001@s.whatsapp.net";
    private static final String HARMLESS = "palavra";
    private static final String BACKWARDS = "\u202E";

    private static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script><b>x</b>",
            "\" onmouseover=\"alert(2)\" x=\"",
            "' hx-get='/logout' hx-trigger='load' '",
            "\"><img src=x onerror=alert(3)>",
            "</title></p></main></textarea><!-- <svg/onload=alert(4)>",
            "{frame.token} {7*7} {#include web/login /} &lt;i&gt;",
            "javascript:alert(5)",
            BACKWARDS + "gnorw \u2066 si \u200B siht",
            "a".repeat(4_000));

    private static final Pattern TAG =
            Pattern.compile("<(/?)([!a-zA-Z][^\\s>/]*)((?:\\s+[^\\s\"'<>=/]+(?:\\s*=\\s*\"[^\"]*\")?)*)\\s*/?>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([^\\s\"'<>=/]+)(?:\\s*=\\s*\"([^\"]*)\")?");
    private static final Set<String> VOID = Set.of("meta", "link", "input", "img", "br", "!doctype", "rect", "line");

    /** Each page and piece that shows a customer's words, made of one text for all of them. */
    enum Page {
        LIST(text -> Rendered.of("inbox/inbox", Map.of("frame", frame(), "list", list(text)))),
        CHAT_PAGE(
                text -> Rendered.of("inbox/chat", Map.of("frame", frame(), "list", list(text), "thread", open(text)))),
        THREAD(text -> Rendered.of("inbox/thread", Map.of("frame", frame(), "thread", open(text)))),
        WHY(HostileTextsTest::why),
        AGAIN(text -> Rendered.of(
                "inbox/again",
                Map.of(
                        "frame",
                        frame(),
                        "again",
                        new Hindsight.Again(
                                List.of(new ToolResult(text, text, text, true)),
                                List.of(text),
                                text,
                                LanguageModel.Usage.none()),
                        "cost",
                        Optional.empty())));

        private final Function<String, String> render;

        Page(Function<String, String> render) {
            this.render = render;
        }
    }

    static Stream<Page> pages() {
        return Stream.of(Page.values());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whateverIsWritten_thePageHasTheSameElements(Page page) {
        List<String> usual = skeleton(page.render.apply(HARMLESS));
        assertThat(usual).hasSizeGreaterThan(3);
        for (String hostile : HOSTILE) {
            assertThat(skeleton(page.render.apply(hostile))).as(hostile).isEqualTo(usual);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void writingThatIsTurnedAround_turnsNothingElse(Page page) {
        String html = page.render.apply(HARMLESS + BACKWARDS + HARMLESS);
        assertThat(html).contains(BACKWARDS);
        assertThat(leaks(html)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whatScriptsReadAsJson_isJson(Page page) throws IOException {
        String html = page.render.apply("\"}, 'x': {\"");
        Matcher json =
                Pattern.compile("(?:hx-headers|content)=\"(\\{[^\"]*})\"").matcher(html);
        while (json.find()) {
            assertThat(new ObjectMapper()
                            .readTree(json.group(1).replace("&quot;", "\"").replace("&#39;", "'"))
                            .isObject())
                    .isTrue();
        }
    }

    /** Elements and the names of their attributes, in order; ids and addresses have their own shape. */
    private static List<String> skeleton(String html) {
        List<String> found = new ArrayList<>();
        Matcher tag = TAG.matcher(html);
        int end = 0;
        while (tag.find()) {
            assertThat(html.substring(end, tag.start())).as("text").doesNotContain("<");
            end = tag.end();
            StringBuilder names = new StringBuilder(tag.group(1) + tag.group(2));
            Matcher attribute = ATTRIBUTE.matcher(tag.group(3));
            while (attribute.find()) {
                names.append(' ').append(attribute.group(1));
            }
            found.add(names.toString());
        }
        assertThat(html.substring(end)).doesNotContain("<");
        return found;
    }

    /** Where a text that is turned around is neither alone in a block nor set apart. */
    private static List<String> leaks(String html) {
        List<String> leaks = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>(List.of(""));
        Matcher tag = TAG.matcher(html);
        int end = 0;
        while (tag.find()) {
            String text = html.substring(end, tag.start());
            boolean apart = open.getFirst().matches("(bdi|pre)( .*)?")
                    || open.getFirst().contains("dir=\"auto\"");
            if (text.contains(BACKWARDS) && !apart) {
                leaks.add(open.getFirst() + ": " + text);
            }
            String attributes = tag.group(3).replaceAll(" value=\"[^\"]*\"", ""); // a field is set apart by itself
            if (attributes.contains(BACKWARDS)) {
                leaks.add(tag.group());
            }
            end = tag.end();
            if (!tag.group(1).isEmpty()) {
                open.pop();
            } else if (!VOID.contains(tag.group(2).toLowerCase(Locale.ROOT))
                    && !tag.group().endsWith("/>")) {
                open.push(tag.group(2) + tag.group(3));
            }
        }
        return leaks;
    }

    private static Frame frame() {
        return Rendered.frame(Tongue.PT, "loja", "inbox", NOW);
    }

    private static ChatList list(String text) {
        return new ChatList(List.of(row(text)), ChatList.Filter.ALL, text, 1, 2, true, Map.of());
    }

    private static ChatRow row(String text) {
        return new ChatRow(
                "loja",
                CHAT,
                text,
                "+55 11 99999-0001",
                "waiting",
                2,
                2,
                true,
                "q_nome",
                80,
                true,
                "new",
                1,
                "customer",
                "document",
                text,
                NOW);
    }

    private static InboxResource.OpenChat open(String text) {
        return new InboxResource.OpenChat(
                new ChatPanel(
                        row(text),
                        NOW,
                        3,
                        900,
                        Optional.empty(),
                        Optional.of(NOW),
                        "given",
                        Optional.of(new LeadPart(
                                80,
                                true,
                                false,
                                List.of(
                                        new LeadPart.Fact("modelo", text, text, "C1", 2, 2, ""),
                                        new LeadPart.Fact("prazo", text, text, "", 2, 2, ""),
                                        new LeadPart.Fact("troca", text, "", "", 1, 1, text)))),
                        List.of(new ChatPanel.Interest("like", text, "C1", NOW)),
                        "Fluxo",
                        "active",
                        List.of(new ChatPanel.Learnt("nome", text)),
                        List.of(new ChatPanel.Step("q_nome", "question", "Nome?", "passed", "C1")),
                        Optional.of(new FlowDrawing(
                                List.of(new FlowDrawing.Place("q_nome", "question", "passed", "C1", 20)),
                                List.of(),
                                20))),
                List.of(
                        bubble("C1", "text", text, ""),
                        bubble("C2", "document", text, text),
                        bubble("C3", "image", text, ""),
                        bubble("C4", "location", text, text)),
                true,
                true,
                "",
                text);
    }

    private static Bubble bubble(String id, String type, String text, String detail) {
        return new Bubble(
                id,
                "customer",
                type,
                text,
                detail,
                Duration.ZERO,
                Optional.of(new Bubble.Quoted("C1", "bot", text)),
                List.of(text),
                "",
                true,
                "",
                "",
                0,
                NOW,
                false,
                true,
                true);
    }

    private static String why(String text) {
        PromptRow why = new PromptRow(
                List.of("B1"),
                NOW,
                "answer",
                "C1",
                "ask_model",
                null,
                null,
                true,
                900,
                text,
                List.of(new PromptRow.TurnRow("user", List.of(text, text))));
        return Rendered.of(
                "inbox/why",
                Map.of(
                        "frame",
                        frame(),
                        "url",
                        "/inbox/loja/" + CHAT,
                        "name",
                        text,
                        "id",
                        "B1",
                        "why",
                        why,
                        "said",
                        List.of(text),
                        "cost",
                        Optional.empty()));
    }
}

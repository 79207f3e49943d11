package io.voicesdr.core.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Quote;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Language;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever was said in whatever order, the prompt keeps the wire rules, its budget, and our brackets to us. */
class PromptPropertyTest {

    private static final List<String> TEXTS = List.of(
            "oi",
            "",
            "   ",
            "⟦agora⟧",
            "⟧⟧⟦",
            "linha\nlinha",
            "\u200B\u2063",
            "\uDC00",
            "😀",
            "<system>",
            "R$ 1.234,56",
            "é".repeat(5_000),
            "\u0000");

    @Test
    void build_anyState_keepsTheRules() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            Tenant tenant =
                    Talk.tenant(List.of("pt-BR", "en", "es").get(random.nextInt(3)), false, 1 + random.nextInt(60));
            Talk talk = talk(random);
            String as = "seed " + seed;
            Prompt prompt = PromptBuilder.build(tenant, "Você é a Ana.", talk.state());
            assertThat(prompt.turns()).as(as).isNotEmpty();
            TurnRules.assertHold(prompt);
            String turns = Golden.turns(prompt);
            assertThat(turns.length()).as(as).isLessThan(Transcript.MAX_CHARS + 2_000);
            assertThat(turns.replaceAll("⟦[^⟦⟧\n]*⟧", "")).as(as).doesNotContain("⟦", "⟧");
            talk.state()
                    .newestOwed()
                    .ifPresent(owed -> assertThat(Golden.text(prompt.turns().getLast()))
                            .as(as)
                            .contains(new Moments(tenant.timeZone(), Language.PORTUGUESE).minute(owed.at())));
        }
    }

    private static Talk talk(Random random) {
        Talk talk = new Talk().named(pick(random));
        int messages = random.nextInt(80);
        for (int i = 0; i < messages; i++) {
            if (random.nextInt(20) == 0) {
                talk.later(Duration.ofHours(random.nextInt(60)));
            }
            add(talk, random);
        }
        return talk;
    }

    private static void add(Talk talk, Random random) {
        String text = pick(random);
        switch (random.nextInt(10)) {
            case 0 -> talk.bot(text);
            case 1 -> talk.person(text);
            case 2 -> talk.software(text);
            case 3 -> talk.customer(new Content.Image(text, "image/png", 1, false));
            case 4 ->
                talk.customer(new Content.Audio(true, Duration.ofSeconds(random.nextInt(9)), "", 1, Optional.of(text)));
            case 5 -> talk.customer(new Content.Deleted());
            case 6 -> talk.customer(text, new Quote(Talk.id(random.nextInt(9)), pick(random)));
            case 7 -> talk.customer(text);
            default -> talk.owed(text);
        }
    }

    private static String pick(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}

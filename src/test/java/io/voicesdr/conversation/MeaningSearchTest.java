package io.voicesdr.conversation;

import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.knowledge.WordSearch;
import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.tenant.Lgpd;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.MessageSearch;
import io.voicesdr.core.view.MessageSearch.Candidate;
import io.voicesdr.core.view.MessageSearch.Hit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The search over conversations, as files in {@code src/test/resources/search}: {@code >} what customers said, {@code ?} what
 * is looked for; what is indented came out, the texts that the model was told last. On a difference {@code <name>.actual} lies
 * beside the file.
 */
class MeaningSearchTest {

    private static final Path FOLDER = Path.of("src/test/resources/search");

    static List<String> cases() throws IOException {
        return ScriptFiles.names(FOLDER);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void search_findsWhatIsWritten(String name) throws IOException {
        ScriptFiles.check(
                FOLDER.resolve(name), file -> new Play(file.lines().findFirst().orElse("")).of(file));
    }

    /** A model that knows five things to talk about. */
    private static final class Topics implements Embeddings {
        private static final List<Pattern> KNOWN = Stream.of(
                        "autom[aá]tic|trocar (?:de )?marcha|c[aâ]mbio",
                        "pre[cç]o|custa|barat|valor|quanto|desconto",
                        "entreg|frete|cheg(?:a|ou)|atras",
                        "reclam|p[eé]ssim|absurdo|demora|atras",
                        "cor|preto|branco|prata")
                .map(Pattern::compile)
                .toList();

        final List<String> told = new ArrayList<>();
        boolean down;

        @Override
        public String space() {
            return "topics";
        }

        @Override
        public Optional<List<float[]>> of(List<String> texts) {
            if (down) {
                return Optional.empty();
            }
            told.addAll(texts);
            return Optional.of(texts.stream().map(Topics::point).toList());
        }

        private static float[] point(String text) {
            float[] point = new float[KNOWN.size()];
            for (int i = 0; i < point.length; i++) {
                point[i] = KNOWN.get(i).matcher(text.toLowerCase(Locale.ROOT)).find() ? 1 : 0;
            }
            return point;
        }
    }

    private static final class Play {
        private final World world = new World();
        private final Topics topics = new Topics();
        private final Meanings meanings = new Meanings(topics, world.budget);
        private final List<Candidate> candidates = new ArrayList<>();
        private final StringBuilder out = new StringBuilder();
        private final Tenant tenant;

        Play(String title) {
            Lgpd lgpd = Lgpd.DEFAULTS;
            topics.down = title.contains("model down");
            tenant = world.tenant
                    .edit()
                    .aiActive(!title.contains("ai off"))
                    .lgpd(new Lgpd(
                            lgpd.notice(),
                            lgpd.privacyUrl(),
                            lgpd.retention(),
                            lgpd.consentForFollowUp(),
                            title.contains("masked")))
                    .build();
        }

        String of(String file) {
            file.lines().filter(line -> !line.startsWith("    ")).forEach(line -> {
                out.append(line).append('\n');
                if (line.startsWith(">")) {
                    says(line.substring(1).strip());
                } else if (line.startsWith("?")) {
                    looksFor(line.substring(1).strip());
                }
            });
            return out.toString();
        }

        private void says(String text) {
            world.clock.advance(java.time.Duration.ofSeconds(10));
            Message message = world.whatsApp.customer(World.MARIA, text);
            candidates.addFirst(new Candidate(
                    new ChatRef("loja", World.MARIA),
                    "Maria",
                    new Entry(message, Author.CUSTOMER, Optional.empty(), text, message.sentAt()),
                    text));
        }

        private void looksFor(String wanted) {
            topics.told.clear();
            Map<String, String> texts = new LinkedHashMap<>();
            candidates.forEach(candidate -> texts.put(candidate.entry().id(), candidate.text()));
            List<Hit> hits = MessageSearch.best(
                    candidates, WordSearch.scores(wanted, texts), meanings.nearness(tenant, wanted, texts));
            hits.forEach(hit -> print(String.format(
                    Locale.ROOT, "%.2f %s: %s", hit.score(), hit.by().name().toLowerCase(Locale.ROOT), hit.text())));
            print(("told: " + String.join(" | ", topics.told)).strip());
        }

        private void print(String line) {
            out.append("    ").append(line).append('\n');
        }
    }
}

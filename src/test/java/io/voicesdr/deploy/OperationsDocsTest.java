package io.voicesdr.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.conversation.TurnReport;
import io.voicesdr.core.answer.AnswerCheck;
import io.voicesdr.core.decision.Decision;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator may read in a log, a metric or an address stands in docs/operations.md: who searches there must find it. */
class OperationsDocsTest {

    private static final String MANUAL = Shipped.text("docs/operations.md");

    /** Codes begin a text of the log, or are passed on as a text of their own. */
    private static final Pattern CODE = Pattern.compile("\"\\[?([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)\\b(?!_)");

    private static final Pattern CODE_OF_ONE_WORD =
            Pattern.compile("LOG\\.\\w+\\(\\s*(?:\\w+,\\s*)?\"\\[?([A-Z]{4,})[ :\\]]");

    private static final Pattern JOB = Pattern.compile("EachTenant\\.\\w+\\([^\"]*\"([A-Z_]+)\"");

    /** Words of Evolution, Google and WhatsApp, names of settings, and codes of the doctor, which docs/inbox.md explains. */
    private static final Pattern NO_CODE =
            Pattern.compile("(SDR|EVOLUTION_API|GEMINI_API|GEMINI_URL|ELEVENLABS_API|ELEVENLABS_URL|DATABASE)_.*"
                    + "|GEMINI_URL|(MESSAGES|CHATS|CONTACTS|GROUPS?|LABELS|PRESENCE|CONNECTION|TYPEBOT|QRCODE)_.*"
                    + "|SEND_MESSAGE(_UPDATE)?|(INSTANCE|STATUS|LOGOUT|REMOVE)_(INSTANCE|CREATE|DELETE)|APPLICATION_STARTUP"
                    + "|(SERVER|DELIVERY)_ACK|STATE_(FAILED|PENDING)"
                    + "|API_KEY_INVALID|FAILED_PRECONDITION|INVALID_ARGUMENT|NOT_FOUND|PERMISSION_DENIED"
                    + "|(MALFORMED_FUNCTION|UNEXPECTED_TOOL|TOO_MANY_TOOL)_CALLS?"
                    + "|WEBHOOK_SECRET|TENANT_FILES|TEAM_GROUP|EVOLUTION_VERSION");

    @Test
    void everyCode_standsInTheManual() {
        Set<String> told = new TreeSet<>();
        sources().forEach(source -> {
            matches(CODE, source)
                    .filter(code -> !NO_CODE.matcher(code).matches())
                    .forEach(told::add);
            matches(CODE_OF_ONE_WORD, source).forEach(told::add);
            matches(JOB, source).map(job -> job + "_CRASHED").forEach(told::add);
        });
        Set<String> explained = explained();

        // a code may be put together of a beginning and the rest: HTTP_TOOL_ and TOO_LARGE, DAY_BUDGET and _CRASHED
        assertThat(told).hasSizeGreaterThan(60);
        assertThat(told.stream()
                        .filter(code -> explained.stream()
                                .noneMatch(one ->
                                        one.equals(code) || one.endsWith("_" + code) || one.startsWith(code + "_"))))
                .isEmpty();
        assertThat(explained).contains("TURN_CRASHED", "SWEEP_CRASHED", "RETRIEVAL_CRASHED");
    }

    /** What nobody says any more leads astray. */
    @Test
    void everyCodeOfTheManual_isStillInTheCode() {
        String all = sources().collect(Collectors.joining());

        assertThat(explained()).hasSizeGreaterThan(120);
        assertThat(explained().stream()
                        .filter(code -> Stream.of(
                                        code,
                                        code.replaceFirst("^(EVOLUTION|GEMINI|ELEVENLABS|HTTP_TOOL)_", ""),
                                        code.replaceFirst("_CRASHED$", ""))
                                .noneMatch(word -> Pattern.compile("\\b" + word + "\\b")
                                        .matcher(all)
                                        .find())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"evolution.EvolutionCode, EVOLUTION_", "gemini.Trouble, GEMINI_", "elevenlabs.Trouble, ELEVENLABS_"})
    void everyCodeOfASystem_standsWithTheNextActionOfTheLog(String name, String prefix) throws Exception {
        Class<?> codes = Class.forName("io.voicesdr." + name);
        Method nextAction = codes.getDeclaredMethod("nextAction");
        nextAction.setAccessible(true);
        for (Object code : codes.getEnumConstants()) {
            assertThat(MANUAL.lines())
                    .contains("| `" + prefix + ((Enum<?>) code).name() + "` | " + nextAction.invoke(code) + " |");
        }
    }

    @Test
    void everyOutcomeAndReasonOfATurn_isExplained() {
        Stream<String> small = Stream.of(TurnReport.Outcome.values(), TurnReport.Stage.values())
                .flatMap(Arrays::stream)
                .map(word -> word.name().toLowerCase(Locale.ROOT));
        Stream<String> capitals = Stream.of(Decision.Reason.values(), AnswerCheck.Flaw.values())
                .flatMap(Arrays::stream)
                .map(Enum::name);

        assertThat(Stream.concat(small, capitals).filter(word -> !MANUAL.contains("`" + word + "`")))
                .isEmpty();
    }

    @Test
    void everyMetric_isExplained() {
        Set<String> counted = sources()
                .flatMap(source -> matches(Pattern.compile("(?<!getLogger\\()\"(voicesdr\\.[a-z.]+)\""), source))
                .map(name -> name.replace('.', '_'))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(counted).hasSizeGreaterThan(15);
        assertThat(counted.stream()
                        .filter(name -> !Pattern.compile("`" + name + "(_total|_seconds)?`")
                                .matcher(MANUAL)
                                .find()))
                .isEmpty();
    }

    @Test
    void everyAddress_isExplained() throws Exception {
        Set<String> addresses = new TreeSet<>();
        for (java.nio.file.Path file : files()) {
            String text = Files.readString(file);
            if (text.contains("\n@Path(") && text.contains("public class ")) {
                addresses.addAll(addresses(Class.forName("io.voicesdr."
                        + java.nio.file.Path.of("src/main/java/io/voicesdr")
                                .relativize(file)
                                .toString()
                                .replace(".java", "")
                                .replace('/', '.'))));
            }
        }
        String views = Shipped.text("docs/api.md");

        assertThat(addresses).hasSizeGreaterThan(40);
        assertThat(addresses.stream()
                        .filter(address -> !address.matches("/(inbox|connect)/\\{instance}/.*"))
                        .filter(address -> address.startsWith("/api/{instance}/")
                                ? !views.contains(
                                        address.replaceFirst("/\\{status.*", "").substring(16))
                                : !MANUAL.contains("`" + address + "`")))
                .isEmpty();
    }

    private static Set<String> addresses(Class<?> resource) {
        String top = resource.getAnnotation(Path.class).value();
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> Arrays.stream(method.getAnnotations())
                        .anyMatch(annotation ->
                                annotation.annotationType().isAnnotationPresent(jakarta.ws.rs.HttpMethod.class)))
                .map(method -> method.isAnnotationPresent(Path.class)
                        ? top + "/" + method.getAnnotation(Path.class).value()
                        : top)
                .map(address -> address.replaceAll("/+", "/"))
                .collect(Collectors.toSet());
    }

    /** The codes in the first column of the manual's tables. */
    private static Set<String> explained() {
        return MANUAL.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|")[1])
                .flatMap(cell -> matches(Pattern.compile("`([A-Z][A-Z0-9_]{3,})`"), cell))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Production's sources; the sandbox is nobody's who operates. */
    private static Stream<String> sources() {
        return files().stream().map(file -> Shipped.text(file.toString()));
    }

    private static List<java.nio.file.Path> files() {
        try (Stream<java.nio.file.Path> all = Files.walk(java.nio.file.Path.of("src/main/java"))) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/sandbox/"))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
    }
}

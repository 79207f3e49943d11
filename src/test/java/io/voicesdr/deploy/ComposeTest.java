package io.voicesdr.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compose file keeps its promises: names that people script against, nothing open that need not be, start order. */
class ComposeTest {

    private static final String FOLDER = "deploy/compose/";
    private static final JsonNode COMPOSE =
            Shipped.yaml(FOLDER + "compose.yaml").getFirst();
    private static final JsonNode SERVICES = COMPOSE.get("services");

    /** evolution/CONTRACT.md §12, as it must be for the bot: {@code DATABASE_SAVE_*} are off when unset. */
    private static final Map<String, String> EVOLUTION = Map.ofEntries(
            Map.entry("AUTHENTICATION_API_KEY", "${EVOLUTION_API_KEY:?is missing in .env}"),
            Map.entry("AUTHENTICATION_EXPOSE_IN_FETCH_INSTANCES", "false"),
            Map.entry("DATABASE_PROVIDER", "postgresql"),
            Map.entry("DATABASE_CONNECTION_CLIENT_NAME", "evolution"),
            Map.entry("DATABASE_SAVE_DATA_INSTANCE", "true"),
            Map.entry("DATABASE_SAVE_DATA_NEW_MESSAGE", "true"),
            Map.entry("DATABASE_SAVE_MESSAGE_UPDATE", "true"),
            Map.entry("DATABASE_SAVE_DATA_CONTACTS", "true"),
            Map.entry("DATABASE_SAVE_DATA_CHATS", "true"),
            Map.entry("DATABASE_SAVE_DATA_LABELS", "true"),
            Map.entry("DATABASE_SAVE_DATA_HISTORIC", "${EVOLUTION_SAVE_HISTORY:-true}"),
            Map.entry("DATABASE_SAVE_IS_ON_WHATSAPP", "true"),
            Map.entry("DATABASE_SAVE_IS_ON_WHATSAPP_DAYS", "7"),
            Map.entry("DATABASE_DELETE_MESSAGE", "true"),
            Map.entry("CACHE_REDIS_ENABLED", "true"),
            Map.entry("CACHE_REDIS_PREFIX_KEY", "evolution"),
            Map.entry("CACHE_REDIS_SAVE_INSTANCES", "false"),
            Map.entry("CACHE_LOCAL_ENABLED", "false"),
            Map.entry("DEL_INSTANCE", "false"),
            Map.entry("QRCODE_LIMIT", "30"),
            Map.entry("WEBHOOK_GLOBAL_ENABLED", "false"),
            Map.entry("WEBHOOK_REQUEST_TIMEOUT_MS", "10000"),
            Map.entry("WEBHOOK_RETRY_MAX_ATTEMPTS", "10"),
            Map.entry("WEBHOOK_RETRY_INITIAL_DELAY_SECONDS", "2"),
            Map.entry("WEBHOOK_RETRY_USE_EXPONENTIAL_BACKOFF", "true"),
            Map.entry("WEBHOOK_RETRY_MAX_DELAY_SECONDS", "60"),
            Map.entry("WEBHOOK_RETRY_JITTER_FACTOR", "0.2"),
            Map.entry("WEBHOOK_RETRY_NON_RETRYABLE_STATUS_CODES", "400,401,403,404,413,422"),
            Map.entry("TELEMETRY_ENABLED", "false"),
            Map.entry("PROMETHEUS_METRICS", "true"),
            Map.entry("LOG_LEVEL", "ERROR,WARN,INFO"),
            Map.entry("LOG_BAILEYS", "error"),
            Map.entry("CONFIG_SESSION_PHONE_CLIENT", "${EVOLUTION_PHONE_CLIENT:-Voice SDR}"),
            Map.entry("CONFIG_SESSION_PHONE_NAME", "Chrome"),
            Map.entry("TZ", "UTC"));

    /** The specification's own schema: a misspelt word, or a value of another type, is refused by it as docker would. */
    @Test
    void file_isWhatTheComposeSpecificationAllows() {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                .getSchema(withoutIds(Shipped.json("src/test/resources/compose/compose-spec.json")));
        ObjectNode file = COMPOSE.deepCopy();
        assertThat(file.remove("name").asText())
                .as("came into the specification later")
                .isEqualTo("voice_sdr");
        assertThat(schema.validate(file)).isEmpty();

        for (String misspelt : List.of("/services/bot/healtcheck", "/services/evolution/mem", "/netwoks")) {
            ObjectNode wrong = file.deepCopy();
            JsonPointer at = JsonPointer.compile(misspelt);
            ((ObjectNode) wrong.at(at.head())).put(at.last().getMatchingProperty(), "x");
            assertThat(schema.validate(wrong)).as(misspelt).isNotEmpty();
        }
    }

    /** Its {@code id}s are of an older draft than the rest of it, which refers to nothing by them. */
    private static JsonNode withoutIds(JsonNode schema) {
        schema.findParents("id").stream()
                .filter(parent -> parent.get("id").isTextual())
                .forEach(parent -> ((ObjectNode) parent).remove("id"));
        return schema.findParents("id").stream()
                        .noneMatch(parent -> parent.get("id").isTextual())
                ? schema
                : withoutIds(schema);
    }

    @Test
    void names_areThoseThatPeopleScriptAgainst() {
        assertThat(SERVICES.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "bot", "evolution", "evolution_indexes", "evolution_postgres", "evolution_redis");
        assertThat(SERVICES.at("/evolution/image").asText())
                .isEqualTo("${EVOLUTION_IMAGE:-evoapicloud/evolution-api:v2.3.7}");
        assertThat(SERVICES.at("/evolution_postgres/image").asText()).isEqualTo("postgres:15");
        assertThat(SERVICES.at("/evolution_postgres/environment/POSTGRES_DB").asText())
                .isEqualTo("evolution");
        assertThat(SERVICES.at("/evolution_postgres/environment/POSTGRES_USER").asText())
                .isEqualTo("evolution");
        assertThat(SERVICES.at("/evolution_redis/image").asText()).isEqualTo("redis:alpine");
        assertThat(SERVICES.at("/evolution_redis/command/2").asText())
                .contains("exec docker-entrypoint.sh redis-server")
                .contains("--appendonly yes")
                .doesNotContain("|")
                .as("a container that starts again may not write over the file of the last time")
                .startsWith("rm -f /tmp/redis.conf && ");
        assertThat(COMPOSE.at("/networks").fieldNames()).toIterable().containsExactly("voice_sdr_network");
        assertThat(COMPOSE.at("/networks/voice_sdr_network/name").asText()).isEqualTo("voice_sdr_network");
        for (String name : List.of("evolution_postgres", "evolution_redis")) {
            assertThat(SERVICES.at("/" + name + "/container_name").asText()).isEqualTo(name);
        }
    }

    @Test
    void whatMustLast_isBoundBesideTheFile() {
        assertThat(SERVICES.findValues("volumes").stream()
                        .flatMap(Shipped::texts)
                        .map(volume -> volume.split(":")[0])
                        .filter(source -> source.startsWith("./evolution_data")))
                .containsExactlyInAnyOrder(
                        "./evolution_data/postgres",
                        "./evolution_data/redis",
                        "./evolution_data/instances",
                        "./evolution_data/store");
        assertThat(Shipped.texts(SERVICES.at("/bot/volumes"))).isNotEmpty().allMatch(volume -> volume.endsWith(":ro"));
    }

    @Test
    void everyService_isBounded() {
        services().forEach(service -> {
            JsonNode definition = service.getValue();
            assertThat(definition.at("/deploy/resources/limits/memory").asText())
                    .isNotEmpty();
            assertThat(definition.at("/deploy/resources/limits/cpus").asText()).isNotEmpty();
            assertThat(definition.at("/logging/options/max-size").asText()).isEqualTo("10m");
            assertThat(definition.at("/logging/options/max-file").asInt()).isPositive();
            assertThat(Shipped.texts(definition.get("networks"))).containsExactly("voice_sdr_network");
            assertThat(Shipped.texts(definition.get("security_opt"))).contains("no-new-privileges:true");
        });
    }

    @Test
    void stores_haveNoPort_andTheRestIsForThisHost() {
        for (String store : List.of("evolution_postgres", "evolution_redis", "evolution_indexes")) {
            assertThat(SERVICES.get(store).has("ports")).as(store).isFalse();
        }
        assertThat(SERVICES.findValues("ports").stream().flatMap(Shipped::texts))
                .hasSize(2)
                .allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bot", "evolution", "evolution_postgres", "evolution_redis"})
    void whatRunsOn_tellsItsHealth_andComesBack(String service) {
        JsonNode health = SERVICES.get(service).get("healthcheck");
        assertThat(Shipped.texts(health.get("test"))).hasSizeGreaterThan(1).noneMatch(word -> word.contains("curl"));
        assertThat(health.fieldNames()).toIterable().contains("interval", "timeout", "retries");
        assertThat(SERVICES.get(service).get("restart").asText()).isEqualTo("unless-stopped");
    }

    @Test
    void start_isInOrder() {
        assertThat(startsAfter("evolution", "evolution_postgres")).isEqualTo("service_healthy");
        assertThat(startsAfter("evolution", "evolution_redis")).isEqualTo("service_healthy");
        assertThat(startsAfter("evolution_indexes", "evolution")).isEqualTo("service_healthy");
        assertThat(startsAfter("bot", "evolution")).isEqualTo("service_healthy");
    }

    @Test
    void indexes_areMadeOnce_byTheShippedFile() {
        JsonNode once = SERVICES.get("evolution_indexes");
        assertThat(once.get("restart").asText()).startsWith("on-failure");
        String mount = Shipped.texts(once.get("volumes")).findFirst().orElseThrow();
        assertThat(Path.of(FOLDER, mount.split(":")[0])).exists();
        assertThat(Shipped.texts(once.get("command"))).contains(mount.split(":")[1]);
    }

    @Test
    void evolution_isSetUpAsTheContractSays() {
        JsonNode environment = SERVICES.at("/evolution/environment");
        EVOLUTION.forEach((name, value) ->
                assertThat(environment.path(name).asText()).as(name).isEqualTo(value));
        assertThat(environment.get("DATABASE_CONNECTION_URI").asText())
                .matches(
                        "postgresql://evolution:\\$\\{POSTGRES_PASSWORD:\\?[^}]*}@evolution_postgres:5432/evolution\\?schema=public");
        assertThat(environment.get("CACHE_REDIS_URI").asText())
                .matches("redis://:\\$\\{REDIS_PASSWORD:\\?[^}]*}@evolution_redis:6379/6");
        // a number taken for a number or a yes taken for a truth would be another text in the container
        assertThat(environment.elements()).toIterable().allMatch(JsonNode::isTextual);
    }

    @Test
    void evolutionUrl_isAHostThatJavaAccepts_andAServiceOfThisFile() {
        URI url = URI.create(SERVICES.at("/bot/environment/EVOLUTION_URL").asText());
        assertThat(url.getHost()).as("a name with an underscore is no host").isNotNull();
        assertThat(SERVICES.has(url.getHost())).isTrue();
        assertThat(SERVICES.at("/evolution/environment/SERVER_URL").asText()).isEqualTo(url.toString());
        URI back = URI.create(SERVICES.at("/bot/environment/SDR_WEBHOOK_BASE").asText());
        assertThat(SERVICES.has(String.valueOf(back.getHost()))).isTrue();
        assertThat(back.getPort())
                .isEqualTo(Integer.parseInt(
                        SERVICES.at("/bot/environment/SDR_PORT").asText()));
    }

    @Test
    void bot_canWriteNothing_andHasTimeToFinish() {
        JsonNode bot = SERVICES.get("bot");
        assertThat(bot.get("read_only").asBoolean()).isTrue();
        assertThat(Shipped.texts(bot.get("cap_drop"))).containsExactly("ALL");
        assertThat(Shipped.texts(bot.get("tmpfs"))).allMatch(mount -> mount.startsWith("/tmp:"));
        // #sdr.turn.drain=20s in application.properties.example
        Matcher drain =
                Pattern.compile("#sdr\\.turn\\.drain=(\\d+)s").matcher(Shipped.text("application.properties.example"));
        assertThat(drain.find()).isTrue();
        assertThat(Integer.parseInt(bot.get("stop_grace_period").asText().replace("s", "")))
                .isGreaterThan(Integer.parseInt(drain.group(1)));
        assertThat(Path.of(FOLDER, bot.at("/build/context").asText(), "pom.xml"))
                .exists();
        for (String kind : List.of("native", "jvm")) {
            assertThat(Path.of("docker/Dockerfile." + kind)).exists();
        }
        String settings = Shipped.text("application.properties.example");
        bot.get("environment")
                .fieldNames()
                .forEachRemaining(name -> assertThat(settings).contains("#" + name + "="));
    }

    @Test
    void everySecret_standsEmptyInTheExample_andIsAskedFor() {
        Set<String> needed = variables(":\\?");
        Set<String> chosen = variables(":-");
        List<String> example = Shipped.text(FOLDER + ".env.example").lines().toList();

        assertThat(needed)
                .containsExactlyInAnyOrder(
                        "GEMINI_API_KEY",
                        "EVOLUTION_API_KEY",
                        "SDR_WEBHOOK_SECRET",
                        "SDR_SIGNATURE_KEY",
                        "SDR_ADMIN_TOKEN",
                        "POSTGRES_PASSWORD",
                        "REDIS_PASSWORD");
        assertThat(example.stream().filter(line -> line.matches("[A-Z_]+=.*")))
                .containsExactlyInAnyOrderElementsOf(
                        needed.stream().map(name -> name + "=").toList());
        assertThat(example.stream().filter(line -> line.matches("#[A-Z_]+=.*")))
                .containsExactlyInAnyOrderElementsOf(chosen.stream()
                        .map(name -> "#" + name + "=" + fallback(name))
                        .toList());
    }

    @Test
    void realSecrets_cannotBeCommitted() throws Exception {
        assertThat(Shipped.text(".gitignore").lines()).anyMatch(line -> line.matches("\\.env|\\*\\*/\\.env"));
        assertThat(Shipped.text(".gitignore").lines()).anyMatch(line -> line.contains("deploy/compose/evolution_data"));
        assertThat(Files.readAllLines(Path.of(".dockerignore"))).contains("**/.env", ".git");
    }

    private static Stream<Map.Entry<String, JsonNode>> services() {
        return SERVICES.properties().stream();
    }

    private static String startsAfter(String service, String before) {
        return SERVICES.get(service).at("/depends_on/" + before + "/condition").asText();
    }

    private static Set<String> variables(String operator) {
        Set<String> names = new TreeSet<>();
        Matcher use = Pattern.compile("\\$\\{([A-Z_]+)" + operator).matcher(Shipped.text(FOLDER + "compose.yaml"));
        while (use.find()) {
            names.add(use.group(1));
        }
        return names;
    }

    private static String fallback(String variable) {
        Matcher use =
                Pattern.compile("\\$\\{" + variable + ":-([^}]*)}").matcher(Shipped.text(FOLDER + "compose.yaml"));
        assertThat(use.find()).isTrue();
        return use.group(1);
    }
}

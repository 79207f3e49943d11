package io.voicesdr.tenant;

import static io.voicesdr.tenant.Values.duration;
import static io.voicesdr.tenant.Values.oneOf;
import static io.voicesdr.tenant.Values.text;

import io.voicesdr.core.tenant.HttpTool;
import io.voicesdr.core.tenant.Secret;
import io.voicesdr.tenant.Values.Parse;
import io.voicesdr.tenant.Values.Wrong;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads one tool of {@code tools_config.http}. Every mistake is reported with its line. */
final class HttpToolReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final Set<String> TAKEN = Set.of(
            "consultar_cep",
            "buscar_catalogo",
            "consultar_conhecimento",
            "transferir_para_pessoa",
            "registrar_interesse");

    /** These frame the request; another value would let it say something else than it is. */
    private static final Set<String> FRAMING =
            Set.of("host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer");

    private final Section item;
    private final Function<String, Optional<String>> environment;
    private final Set<String> names;

    HttpToolReader(Section item, Function<String, Optional<String>> environment, Set<String> names) {
        this.item = item;
        this.environment = environment;
        this.names = names;
    }

    Optional<HttpTool> tool() {
        int before = item.problems().list().size();
        Optional<String> name = item.require("name", name(), "write for example name: consultar_pedido");
        Optional<String> description =
                item.require("description", text(1_000), "write when the assistant should use it, and what for");
        List<String> privateHosts = FlowReader.texts(item, "private_hosts").orElse(List.of()).stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .toList();
        Optional<String> url = item.require(
                "url", url(privateHosts), "write for example url: https://api.loja.com.br/pedidos/{numero}");
        String method = item.read("method", oneOf("GET", "POST")).orElse("GET");
        Map<String, Object> parameters = new SchemaReader(item).parameters();
        url.ifPresent(template -> checkPlaces(template, parameters));
        Map<String, Secret> headers = headers();
        Duration timeout = item.read("timeout", duration(Duration.ofMillis(100), Duration.ofSeconds(20)))
                .orElse(Duration.ofSeconds(8));
        if (item.problems().list().size() > before) {
            return Optional.empty();
        }
        return Optional.of(new HttpTool(
                name.orElseThrow(),
                description.orElseThrow(),
                url.orElseThrow(),
                method,
                parameters,
                headers,
                timeout,
                privateHosts));
    }

    private Parse<String> name() {
        return text -> {
            if (!NAME.matcher(text).matches()) {
                throw new Wrong("\"" + text + "\" is no name for a tool; write a-z, 0-9 and _, at most 64");
            }
            if (TAKEN.contains(text)) {
                throw new Wrong("\"" + text + "\" is a tool of the bot; choose another name");
            }
            if (!names.add(text)) {
                throw new Wrong("\"" + text + "\" is taken by another tool");
            }
            return text;
        };
    }

    /** The template, whose scheme and host must stand as they are. */
    private static Parse<String> url(List<String> privateHosts) {
        return text -> {
            Wrong wrong = new Wrong("is no address; write for example https://api.loja.com.br/pedidos/{numero}");
            try {
                URI uri = new URI(PLACE.matcher(text.strip()).replaceAll("x"));
                String host = uri.getHost();
                if (host == null || uri.getRawFragment() != null) {
                    throw wrong;
                }
                if (uri.getUserInfo() != null) {
                    throw new Wrong("the address must not hold a user or password; put them into headers");
                }
                checkFixed(text.strip(), wrong);
                boolean plain = "http".equalsIgnoreCase(uri.getScheme());
                if (plain && !privateHosts.contains(host.toLowerCase(Locale.ROOT))) {
                    throw new Wrong(
                            "only https is asked; for a host of your own network add private_hosts: [" + host + "]");
                }
                if (!plain && !"https".equalsIgnoreCase(uri.getScheme())) {
                    throw wrong;
                }
                return text.strip();
            } catch (URISyntaxException e) {
                throw wrong;
            }
        };
    }

    private static void checkFixed(String url, Wrong wrong) throws Wrong {
        int authority = url.indexOf("://") + 3;
        int path = url.indexOf('/', authority);
        String fixed = path < 0 ? url : url.substring(0, path);
        if (fixed.indexOf('{') >= 0) {
            throw new Wrong("the host must be fixed; {…} may stand in the path and in the query");
        }
        if (path < 0 && url.indexOf('?') >= 0) {
            throw wrong;
        }
    }

    private void checkPlaces(String url, Map<String, Object> parameters) {
        Set<?> known = parameters.get("properties") instanceof Map<?, ?> properties ? properties.keySet() : Set.of();
        List<?> required = parameters.get("required") instanceof List<?> list ? list : List.of();
        Matcher place = PLACE.matcher(url);
        while (place.find()) {
            if (!known.contains(place.group(1)) || !required.contains(place.group(1))) {
                item.problems()
                        .add(
                                item.scalar("url").orElseThrow(),
                                item.path("url"),
                                "{" + place.group(1)
                                        + "} must be one of parameters.properties and stand in parameters.required");
            }
        }
    }

    private Map<String, Secret> headers() {
        Map<String, Secret> headers = new LinkedHashMap<>();
        Section section = item.section("headers");
        for (NodeTuple tuple : section.node().map(MappingNode::getValue).orElse(List.of())) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key) || !(tuple.getValueNode() instanceof ScalarNode)) {
                item.problems().add(tuple.getKeyNode(), section.path(), "a single value belongs behind every header");
                continue;
            }
            String name = key.getValue();
            if (!HEADER.matcher(name).matches() || FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
                item.problems().add(key, section.path(name), "this header can't be set here");
                continue;
            }
            section.read(name, header()).ifPresent(value -> headers.put(name, value));
        }
        return headers;
    }

    /** Text in which {@code ${NAME}} stands for the environment's value. No refusal repeats a value. */
    private Parse<Secret> header() {
        return text -> {
            StringBuilder value = new StringBuilder();
            Matcher variable = VARIABLE.matcher(text.strip());
            while (variable.find()) {
                String found = environment
                        .apply(variable.group(1))
                        .map(String::strip)
                        .filter(known -> !known.isEmpty())
                        .orElseThrow(() -> new Wrong("the environment variable " + variable.group(1) + " is not set"));
                variable.appendReplacement(value, Matcher.quoteReplacement(found));
            }
            variable.appendTail(value);
            if (value.isEmpty() || value.chars().anyMatch(sign -> sign < ' ' || sign > '~')) {
                throw new Wrong("must be one line of plain characters");
            }
            return new Secret(value.toString());
        };
    }
}

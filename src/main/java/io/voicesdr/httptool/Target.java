package io.voicesdr.httptool;

import io.voicesdr.conversation.tool.Arguments;
import io.voicesdr.core.tenant.HttpTool;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a call goes: the tool's address with the arguments in it. No argument can change host, path or the number of
 * parameters, since all are encoded to the last sign.
 *
 * @param host as configured
 * @param path with query, encoded
 * @param body arguments for the body; empty for a GET
 */
record Target(boolean tls, String host, int port, String path, Map<String, Object> body) {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    static Target of(HttpTool tool, Arguments arguments) {
        List<String> used = new ArrayList<>();
        StringBuilder filled = new StringBuilder();
        Matcher place = PLACE.matcher(tool.url());
        while (place.find()) {
            used.add(place.group(1));
            place.appendReplacement(
                    filled, Matcher.quoteReplacement(encoded(arguments.values().get(place.group(1)))));
        }
        place.appendTail(filled);
        Map<String, Object> others = new LinkedHashMap<>();
        arguments.values().forEach((name, value) -> {
            if (!used.contains(name) && value != null) {
                others.put(name, value);
            }
        });
        boolean post = tool.method().equals("POST");
        URI uri = URI.create(post ? filled.toString() : withQuery(filled, others));
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Target(
                tls,
                uri.getHost(),
                port,
                uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery(),
                post ? others : Map.of());
    }

    private static String withQuery(StringBuilder url, Map<String, Object> arguments) {
        char sign = url.indexOf("?") < 0 ? '?' : '&';
        for (Map.Entry<String, Object> argument : arguments.entrySet()) {
            url.append(sign).append(encoded(argument.getKey())).append('=').append(encoded(argument.getValue()));
            sign = '&';
        }
        return url.toString();
    }

    /** Dots too: {@code ..} alone would climb the path. */
    private static String encoded(@Nullable Object value) {
        return URLEncoder.encode(value == null ? "" : value.toString(), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace(".", "%2E");
    }
}

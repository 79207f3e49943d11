package io.voicesdr.core.tenant;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A tool of the tenant's own: one HTTP request to a fixed host.
 *
 * @param url template: {@code {name}} in path or query is filled with the argument of that name; scheme, host and port
 *     are fixed
 * @param method {@code GET} or {@code POST}; arguments that the url does not name become the query or the JSON body
 * @param parameters JSON Schema of the arguments: an object of texts, numbers and booleans
 * @param headers sent with it; secret, whatever is in them
 * @param timeout of the whole request
 * @param privateHosts hosts that may be asked although they are not public, or not over TLS
 */
public record HttpTool(
        String name,
        String description,
        String url,
        String method,
        Map<String, Object> parameters,
        Map<String, Secret> headers,
        Duration timeout,
        List<String> privateHosts) {
    public HttpTool {
        parameters = Map.copyOf(parameters);
        headers = Map.copyOf(headers);
        privateHosts = List.copyOf(privateHosts);
    }
}

package io.voicesdr.evolution;

import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Evolution's calls as it names them (evolution/CONTRACT.md §4). */
enum Operation {
    FIND_MESSAGES(HttpMethod.POST, "/chat/findMessages/"),
    SEND_TEXT(HttpMethod.POST, "/message/sendText/"),
    SEND_AUDIO(HttpMethod.POST, "/message/sendWhatsAppAudio/"),
    SEND_MEDIA(HttpMethod.POST, "/message/sendMedia/"),
    SEND_PRESENCE(HttpMethod.POST, "/chat/sendPresence/"),
    /** The answer is read as it comes: it is a whole file in base64. */
    GET_BASE64(HttpMethod.POST, "/chat/getBase64FromMediaMessage/"),
    CONNECTION_STATE(HttpMethod.GET, "/instance/connectionState/"),
    FETCH_INSTANCES(HttpMethod.GET, "/instance/fetchInstances?instanceName=");

    private final HttpMethod method;
    private final String path;
    private final String name;

    Operation(HttpMethod method, String path) {
        this.method = method;
        this.path = path;
        this.name = path.split("[/?]")[2];
    }

    HttpMethod method() {
        return method;
    }

    /** From the server's base on. */
    String path(String instance) {
        return path + URLEncoder.encode(instance, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** As Evolution has it: {@code findMessages}. */
    @Override
    public String toString() {
        return name;
    }
}

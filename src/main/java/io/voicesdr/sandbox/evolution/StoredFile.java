package io.voicesdr.sandbox.evolution;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A file that a message carried, as WhatsApp would keep it. The array is never changed once it is here.
 *
 * @param messageType of the row: {@code audioMessage}, {@code imageMessage}, {@code documentMessage}…
 * @param name empty for files that have none
 * @param seconds for what lasts, else 0
 */
public record StoredFile(String messageType, String mimeType, String name, String caption, int seconds, byte[] bytes) {

    /** The content of the message's row (evolution/CONTRACT.md §6). */
    ObjectNode content() {
        ObjectNode content = Wire.object();
        ObjectNode file = content.putObject(messageType).put("mimetype", mimeType);
        file.putObject("fileLength").put("low", bytes.length).put("high", 0).put("unsigned", true);
        if (messageType.equals("audioMessage")) {
            file.put("ptt", true).put("seconds", seconds);
        }
        if (!name.isEmpty()) {
            file.put("fileName", name);
        }
        if (!caption.isEmpty()) {
            file.put("caption", caption);
        }
        return content;
    }

    /** As getBase64FromMediaMessage answers it (§4.1). */
    ObjectNode answer(String keyId) {
        ObjectNode answer =
                Wire.object().put("mediaType", messageType).put("fileName", name.isEmpty() ? keyId + ".bin" : name);
        if (!caption.isEmpty()) {
            answer.put("caption", caption);
        }
        answer.putObject("size")
                .putObject("fileLength")
                .put("low", bytes.length)
                .put("high", 0)
                .put("unsigned", true);
        return answer.put("mimetype", mimeType).put("base64", bytes).putNull("buffer");
    }
}

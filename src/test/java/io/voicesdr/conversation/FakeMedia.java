package io.voicesdr.conversation;

import io.voicesdr.core.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Files by message id; what is not there can't be had. Thread-safe. */
final class FakeMedia implements MediaSource {

    final List<String> asked = new CopyOnWriteArrayList<>();

    /** Runs before each fetch. */
    volatile Consumer<String> beforeFetch = any -> {};

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    void put(String messageId, byte[] file) {
        files.put(messageId, file);
    }

    void putAll(FakeMedia other) {
        files.putAll(other.files);
    }

    /** A voice note that says {@code words}: an Ogg page as far as its first bytes go. */
    static byte[] note(String words) {
        return ("OggS" + words).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] jpeg(String what) {
        byte[] bytes = ("___" + what).getBytes(StandardCharsets.UTF_8);
        bytes[0] = (byte) 0xFF;
        bytes[1] = (byte) 0xD8;
        bytes[2] = (byte) 0xFF;
        return bytes;
    }

    @Override
    public Fetched fetch(Tenant tenant, String messageId, long expectedBytes, long mostBytes) {
        asked.add(messageId);
        beforeFetch.accept(messageId);
        byte[] file = files.get(messageId);
        if (file == null) {
            return new Fetched.Failed("EVOLUTION_MEDIA_GONE", "test", 1);
        }
        return file.length > mostBytes ? new Fetched.TooLarge(1) : new Fetched.Found(file, 1);
    }
}

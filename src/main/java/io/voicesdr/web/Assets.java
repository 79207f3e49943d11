package io.voicesdr.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Scripts and styles of the pages, held in memory (some 70 kB), each under a name that changes with its content, so that
 * browsers may keep it for ever. Immutable and thread-safe.
 */
@Singleton
public class Assets {
    private static final Map<String, String> SOURCES = Map.of(
            "htmx.js", "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js",
            "pages.js", "/pages/pages.js",
            "pages.css", "/pages/pages.css",
            "icon.svg", "/pages/icon.svg");
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml");
    private static final int VERSION_DIGITS = 10;

    private final Map<String, Asset> byName = new LinkedHashMap<>();

    @Inject
    Assets() {
        SOURCES.forEach((name, source) -> byName.put(name, read(name, source)));
    }

    /** @param version changes with the content */
    record Asset(String type, String version, byte[] content) {}

    /** Where the browser finds {@code name}. */
    public String url(String name) {
        return "/assets/" + find(name).orElseThrow().version() + "/" + name;
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static Asset read(String name, String source) {
        try (InputStream in = Assets.class.getResourceAsStream(source)) {
            if (in == null) {
                throw new IOException(source + " is not on the class path");
            }
            byte[] content = in.readAllBytes();
            String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return new Asset(
                    String.valueOf(type), HexFormat.of().formatHex(hash).substring(0, VERSION_DIGITS), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}

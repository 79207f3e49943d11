package io.voicesdr.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The languages of the pages. What the browser prefers decides; Portuguese is the owners' own. */
public enum Tongue {
    PT("pt-BR"),
    EN("en");

    private final String code;
    private final Map<String, String> words;

    Tongue(String code) {
        this.code = code;
        this.words = read(code);
    }

    /** BCP 47, for {@code <html lang>}. */
    public String code() {
        return code;
    }

    /** Every text by its key. */
    Map<String, String> words() {
        return words;
    }

    /** The first of the browser's languages that we have. */
    static Tongue of(List<Locale> accepted) {
        for (Locale locale : accepted) {
            for (Tongue tongue : values()) {
                if (tongue.code.substring(0, 2).equals(locale.getLanguage())) {
                    return tongue;
                }
            }
        }
        return PT;
    }

    private static Map<String, String> read(String code) {
        String name = "/pages/" + code + ".properties";
        Properties file = new Properties();
        try (InputStream in = Tongue.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is not on the class path");
            }
            file.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.stringPropertyNames().stream().collect(Collectors.toUnmodifiableMap(key -> key, file::getProperty));
    }
}

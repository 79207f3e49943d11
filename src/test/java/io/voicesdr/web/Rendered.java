package io.voicesdr.web;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shipped templates without an application around them: the same engine and the same escaping, but values are found by
 * reflection, which is slower. What differs besides is told by the tests that start everything. Thread-safe.
 */
public final class Rendered {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Variant HTML = Variant.forContentType(Variant.TEXT_HTML);

    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .addLocator(name -> Optional.of(TEMPLATES.resolve(name + ".html"))
                    .filter(Files::isRegularFile)
                    .map(Location::new))
            .strictRendering(true)
            .build();

    private Rendered() {}

    private record Location(Path file) implements TemplateLocation {
        @Override
        public Reader read() {
            try {
                return new StringReader(Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(HTML);
        }

        @Override
        public Optional<URI> getSource() {
            return Optional.of(file.toUri());
        }
    }

    /** @param template its path without {@code .html} */
    public static String of(String template, Map<String, ?> values) {
        var instance = ENGINE.getTemplate(template).instance();
        values.forEach(instance::data);
        return instance.render();
    }

    /** The frame of a page about {@code instance}, for somebody who is signed in. */
    public static Frame frame(Tongue tongue, String instance, String place, Instant now) {
        return new Frame(
                new Texts(tongue, ZoneId.of("America/Sao_Paulo"), now),
                "form-token",
                true,
                false,
                Optional.empty(),
                List.of(new Frame.Company(instance, "Loja"), new Frame.Company("outra", "Outra")),
                instance,
                place,
                List.of(),
                new Assets());
    }
}

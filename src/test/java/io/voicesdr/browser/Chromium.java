package io.voicesdr.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A browser and its driver on this machine. */
record Chromium(Path browser, Path driver) {

    /** Both, or nothing: one without the other is of no use. */
    static Optional<Chromium> find() {
        return named("CHROMIUM", List.of("chromium", "chromium-browser", "google-chrome"))
                .flatMap(browser ->
                        named("CHROMEDRIVER", List.of("chromedriver")).map(driver -> new Chromium(browser, driver)));
    }

    private static Optional<Path> named(String variable, List<String> names) {
        String path = System.getenv(variable);
        Stream<Path> wanted = path == null ? names.stream().flatMap(Chromium::onPath) : Stream.of(Path.of(path));
        return wanted.filter(Files::isExecutable).findFirst();
    }

    private static Stream<Path> onPath(String name) {
        String folders = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(folders.split(Pattern.quote(File.pathSeparator))).map(folder -> Path.of(folder, name));
    }
}

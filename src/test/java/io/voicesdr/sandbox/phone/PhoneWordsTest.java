package io.voicesdr.sandbox.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Everything that the phone page says, it says in English too. */
class PhoneWordsTest {
    private static final Path PAGE = Path.of("src/main/resources/sandbox/page");
    private static final Pattern KEY = Pattern.compile("(?m)^  '([^']+)':");
    private static final Pattern ASKED = Pattern.compile("\\bt\\('([^']+)'");
    private static final Pattern SHOWN =
            Pattern.compile(">([^<>]*\\p{L}[^<>]*)<|(?:aria-label|title|placeholder)=\"([^\"]*)\"");
    private static final Set<String> NAMES = Set.of("Voice SDR", "sandbox", "Voice SDR · sandbox");

    @Test
    void everyText_hasItsWords() throws IOException {
        Set<String> said = new TreeSet<>();
        for (String script : new String[] {"phone.js", "media.js", "travel.js"}) {
            ASKED.matcher(read(script)).results().forEach(found -> said.add(found.group(1)));
        }
        SHOWN.matcher(read("phone.html"))
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .map(String::strip)
                .filter(text -> !NAMES.contains(text))
                .forEach(said::add);

        Set<String> known = KEY.matcher(read("words.js"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(said).hasSizeGreaterThan(70);
        known.remove("Equipe"); // the sandbox's own name for the team
        assertThat(known).isEqualTo(said);
    }

    /** What a script shows goes through the words. */
    @Test
    void noScript_speaksPastThem() throws IOException {
        Pattern bare = Pattern.compile("(?<!t\\()'[^'\\n]*[áàâãéêíóôõúç][^'\\n]*'");
        for (String script : new String[] {"phone.js", "media.js", "travel.js"}) {
            assertThat(bare.matcher(read(script)).results().map(found -> found.group()))
                    .as(script)
                    .isEmpty();
        }
    }

    private static String read(String name) throws IOException {
        return Files.readString(PAGE.resolve(name));
    }
}

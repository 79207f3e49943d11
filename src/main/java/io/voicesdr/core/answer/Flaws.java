package io.voicesdr.core.answer;

import io.voicesdr.core.answer.AnswerCheck.Flaw;
import io.voicesdr.core.prompt.Rules;
import io.voicesdr.core.text.Language;
import io.voicesdr.core.text.Words;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Recognises machine output and our own rules in a text meant for a customer. */
final class Flaws {

    /** So many words of the rules in a row are no accident. */
    private static final int RECITED_WORDS = 9;

    private static final Pattern JSON =
            Pattern.compile("^\\s*(?:```\\w*\\s*)?(?:\\{\\s*\"[\\w.]+\"\\s*:|\\[\\s*\\{\\s*\")"
                    + "|\"(?:bubbles|handover|transcript|lead|entities|candidates|finishReason)\"\\s*:\\s*[\\[{\"nt]");
    private static final Pattern MARKUP = Pattern.compile(
            "<!doctype\\s+html|<html[\\s>]|</(?:html|body|head|div|script)>|<\\?xml\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern STACK_TRACE =
            Pattern.compile("(?m)^[ \\t]*+at [\\w.$/]+\\([\\w$]+\\.(?:java|kt|js|ts)(?::\\d+){0,2}\\)"
                    + "|Traceback \\(most recent call last\\)"
                    + "|\\b(?:[a-z]\\w*\\.){1,20}[A-Z]\\w*(?:Exception|Error)\\b");

    private static final Set<String> RULE_PASSAGES = Arrays.stream(Language.values())
            .flatMap(language -> Rules.in(language).lines())
            .flatMap(line -> passages(Words.of(line)))
            .collect(Collectors.toUnmodifiableSet());

    private Flaws() {}

    /** The first flaw in {@code said}; empty when it is fit for a customer. */
    static Optional<Flaw> of(String said) {
        if (JSON.matcher(said).find()) {
            return Optional.of(Flaw.RAW_JSON);
        }
        if (MARKUP.matcher(said).find()) {
            return Optional.of(Flaw.MARKUP);
        }
        if (STACK_TRACE.matcher(said).find()) {
            return Optional.of(Flaw.STACK_TRACE);
        }
        return passages(Words.of(said)).anyMatch(RULE_PASSAGES::contains)
                ? Optional.of(Flaw.RULES_LEAKED)
                : Optional.empty();
    }

    private static Stream<String> passages(Words text) {
        return IntStream.rangeClosed(0, text.words().size() - RECITED_WORDS)
                .mapToObj(from -> String.join(" ", text.words().subList(from, from + RECITED_WORDS)));
    }
}

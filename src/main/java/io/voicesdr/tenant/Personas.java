package io.voicesdr.tenant;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ParserError;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolvers;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads system prompts: Qute templates over exactly {@link #KNOWN}. The engine knows maps and nothing else (no
 * sections, no methods, no beans), so a prompt can reach nothing, and no reflection is needed in a native image.
 * Thread-safe.
 */
final class Personas {

    static final List<String> KNOWN = List.of("customer.name", "now", "tenant.name");

    private static final String ALLOWED = "allowed are {customer.name}, {now} and {tenant.name}";
    private static final Pattern WRONG_BRACES = Pattern.compile(
            "\\{\\{\\s*(customer\\.name|now|tenant\\.name)\\s*}}|\\{\\s+(customer\\.name|now|tenant\\.name)\\s*}");

    private final Engine engine =
            Engine.builder().addValueResolver(ValueResolvers.mapResolver()).build();

    /** Reports everything in {@code prompt} that is none of ours, with its line counted from 1 within the prompt. */
    void check(String prompt, ObjIntConsumer<String> problems) {
        checkBraces(prompt, problems);
        try {
            Template template = engine.parse(prompt);
            template.getExpressions().stream()
                    .filter(expression -> !KNOWN.contains(expression.toOriginalString()))
                    .forEach(expression -> problems.accept(
                            unknown(expression), expression.getOrigin().getLine()));
            if (!template.getParameterDeclarations().isEmpty()) {
                problems.accept("{@…} can't be used here; " + ALLOWED, 1);
            }
        } catch (TemplateException e) {
            problems.accept(
                    explain(e), e.getOrigin() == null ? 1 : e.getOrigin().getLine());
        }
    }

    /** The persona that {@code prompt}, checked before, stands for. */
    Persona of(String prompt) {
        Template template = engine.parse(prompt);
        return (customer, now, tenant) -> template.data(
                        Map.of("customer", Map.of("name", customer), "now", now, "tenant", Map.of("name", tenant)))
                .render();
    }

    /** A system prompt ready to be filled in. Thread-safe. */
    interface Persona {
        String render(String customerName, String now, String tenantName);
    }

    private static void checkBraces(String prompt, ObjIntConsumer<String> problems) {
        Matcher wrong = WRONG_BRACES.matcher(prompt);
        while (wrong.find()) {
            String name = wrong.group(1) == null ? wrong.group(2) : wrong.group(1);
            int line = 1
                    + (int) prompt.substring(0, wrong.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            problems.accept(wrong.group() + " is not filled in; write {" + name + "}", line);
        }
    }

    private static String unknown(Expression expression) {
        String written = expression.toOriginalString();
        String remedy = DidYouMean.of(written, KNOWN)
                .map(name -> "did you mean {" + name + "}?")
                .orElse(ALLOWED);
        return "{" + written + "} is unknown; " + remedy + " (for the braces themselves write \\{" + written + "})";
    }

    private static String explain(TemplateException error) {
        return error.getCode() instanceof ParserError code ? explain(code, error) : notValid(error);
    }

    private static String explain(ParserError code, TemplateException error) {
        return switch (code) {
            case NO_SECTION_HELPER_FOUND, SECTION_START_NOT_FOUND ->
                "sections such as {#if} can't be used here; " + ALLOWED + " (for the brace itself write \\{)";
            case UNTERMINATED_EXPRESSION, UNTERMINATED_STRING_LITERAL ->
                "a { is never closed; write for example {customer.name}, or \\{ for the brace itself";
            default -> notValid(error);
        };
    }

    private static String notValid(TemplateException error) {
        return "is not a valid template: " + error.getMessage();
    }
}

package io.voicesdr.conversation;

import io.voicesdr.conversation.LanguageModel.Outcome;
import io.voicesdr.conversation.LanguageModel.Usage;
import io.voicesdr.core.answer.Answer;
import io.voicesdr.core.answer.Answer.Handover;
import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.core.grounding.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a scripted model says, in one line: {@code Temos! | Quer ver? # 101 102 {sure 0.9} {person why} {fact prazo = março
 * "em março"} {transcript words}}. {@code ! CODE} is a failure, {@code x CODE} a refusal.
 */
final class ScriptedAnswer {

    private static final Pattern FINDING = Pattern.compile("\\{(sure|person|fact|transcript|intent) ([^}]*)}");
    private static final Pattern FACT = Pattern.compile("(.+?) = (.+?) \"(.*)\"");

    private ScriptedAnswer() {}

    static Outcome outcome(String line, Usage usage, List<ToolResult> results) {
        if (line.startsWith("! ")) {
            return new Outcome.Failed(line.substring(2), "wait", usage);
        }
        if (line.startsWith("x ")) {
            return new Outcome.Refused(line.substring(2), usage);
        }
        return new Outcome.Answered(answer(line), usage, results);
    }

    private static Answer answer(String line) {
        Optional<Double> sure = Optional.empty();
        Optional<String> transcript = Optional.empty();
        Optional<String> intent = Optional.empty();
        Handover handover = Handover.notNeeded();
        List<LeadFact> facts = new ArrayList<>();
        Matcher finding = FINDING.matcher(line);
        while (finding.find()) {
            String value = finding.group(2);
            switch (finding.group(1)) {
                case "sure" -> sure = Optional.of(Double.valueOf(value));
                case "person" -> handover = new Handover(true, value);
                case "transcript" -> transcript = Optional.of(value);
                case "intent" -> intent = Optional.of(value);
                default -> facts.add(fact(value));
            }
        }
        String[] parts = finding.replaceAll("").strip().split("#", 2);
        String said = parts[0].strip().replace("\\n", "\n");
        List<String> items = parts.length == 1 || parts[1].isBlank()
                ? List.of()
                : List.of(parts[1].strip().split(" "));
        List<String> bubbles = said.isEmpty() ? List.of() : List.of(said.split("\\s*\\|\\s*"));
        return new Answer(
                        bubbles,
                        transcript,
                        Optional.empty(),
                        intent,
                        Optional.empty(),
                        sure,
                        Map.of(),
                        facts,
                        handover)
                .withItems(items);
    }

    private static LeadFact fact(String value) {
        Matcher fact = FACT.matcher(value);
        if (!fact.matches()) {
            throw new IllegalArgumentException("write: fact criterion = value \"evidence\"");
        }
        return new LeadFact(fact.group(1), fact.group(2), fact.group(3));
    }
}

package io.voicesdr.sandbox.past;

import java.util.List;
import java.util.Map;

/**
 * What a company's customers and people say.
 *
 * @param chats how many there are
 * @param openers with which customers begin
 * @param questions that customers have in between
 * @param person what somebody of the company writes who goes on by hand
 * @param answers to questions of flows that want a text, by the variable's name
 */
public record Script(
        int chats,
        List<String> openers,
        List<String> questions,
        List<String> person,
        Map<String, List<String>> answers) {
    public Script {
        openers = List.copyOf(openers);
        questions = List.copyOf(questions);
        person = List.copyOf(person);
        answers = Map.copyOf(answers);
    }
}

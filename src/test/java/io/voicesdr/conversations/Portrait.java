package io.voicesdr.conversations;

import io.voicesdr.core.decision.Decision;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Message;
import io.voicesdr.core.signature.SignatureCodec;
import io.voicesdr.core.state.BotTurn;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Session;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A state and what is decided on it, as text that a reader follows like a chat. */
final class Portrait {

    private Portrait() {}

    /** The line that tells what happened. */
    static String headline(Step step, Optional<Message> message) {
        String written =
                step.json().has("arrives") && step.json().has("at") ? " (stamped " + Clock24.show(step.at()) + ")" : "";
        return Clock24.show(step.arrives()) + " " + step.id() + written + ": "
                + step.sample().map(name -> name + " ").orElse("")
                + (step.vanishes()
                        ? "its row is gone"
                        : message.map(Portrait::content).orElse("not of this chat"))
                + (step.json().has("update") ? " " + step.json().get("update") : "")
                + (step.row().isEmpty() ? "" : " row " + step.row());
    }

    static String of(ConversationState state, List<View.Look> looks) {
        return String.join(
                "\n",
                "  said      " + said(state.entries()),
                "  owed      " + orNothing(ids(state.owed())),
                "  last      " + state.lastRole().map(Author::name).orElse("nobody"),
                "  session   " + session(state.session()),
                "  turns     "
                        + orNothing(state.turns().stream().map(Portrait::turn).collect(Collectors.joining(", "))),
                "  customer  " + customer(state),
                "  decision  " + looks.stream().map(Portrait::look).collect(Collectors.joining(" > ")));
    }

    private static String content(Message message) {
        String text = SignatureCodec.strip(message.content().text());
        return switch (message.content()) {
            case Content.Text words -> '"' + text + '"';
            case Content.Reaction reaction -> "[Reaction " + reaction.emoji() + " on " + reaction.targetId() + "]";
            default -> "[" + message.content().getClass().getSimpleName() + "]" + (text.isEmpty() ? "" : ' ' + text);
        };
    }

    private static String said(List<Entry> entries) {
        StringBuilder said = new StringBuilder();
        Optional<Author> before = Optional.empty();
        for (Entry entry : entries) {
            if (!before.equals(Optional.of(entry.author()))) {
                said.append(said.isEmpty() ? "" : " | ").append(entry.author());
            }
            said.append(' ').append(entry.id());
            before = Optional.of(entry.author());
        }
        return orNothing(said.toString());
    }

    private static String session(Session session) {
        return session.entries().isEmpty()
                ? "none"
                : "%d since %s%s"
                        .formatted(
                                session.entries().size(),
                                Clock24.show(session.startedAt()),
                                session.cut() ? ", cut" : "");
    }

    private static String turn(BotTurn turn) {
        return "%s to %s by %s%s%s%s"
                .formatted(
                        turn.kind(),
                        turn.answered().orElse("nothing"),
                        ids(turn.bubbles()),
                        turn.isSigned() ? "" : " (unsigned)",
                        turn.complete() ? "" : " (incomplete)",
                        turn.failed() ? " (FAILED)" : "");
    }

    private static String customer(ConversationState state) {
        return "%s %s, lid %s"
                .formatted(
                        state.customerName().isEmpty() ? "(no name)" : state.customerName(),
                        state.address().canonical(),
                        state.address().lid().map(Object::toString).orElse("unknown"));
    }

    private static String look(View.Look look) {
        return Clock24.show(look.at()) + " "
                + switch (look.decision()) {
                    case Decision.Silent silent -> "silent: " + silent.reason();
                    case Decision.Wait wait -> "wait: " + wait.reason();
                    case Decision.AskModel ask -> "ask for " + ask.answers();
                    case Decision.Listen listen -> "listen to " + String.join(" ", listen.notes());
                    case Decision.Say say ->
                        "say "
                                + say.notice().map(Enum::name).orElse(say.kind().name())
                                + " for "
                                + say.answers()
                                + say.notice()
                                        .map(notice -> ":\n    | "
                                                + say.texts().getFirst().replace("\n", "\n    | "))
                                        .orElse("");
                    case Decision.HandOver over -> "hand over: " + over.reason() + " for " + over.answers();
                };
    }

    private static String ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).collect(Collectors.joining(" "));
    }

    private static String orNothing(String text) {
        return text.isEmpty() ? "nothing" : text;
    }
}

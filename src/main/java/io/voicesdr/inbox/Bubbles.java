package io.voicesdr.inbox;

import io.voicesdr.core.flow.Flow;
import io.voicesdr.core.flow.Node;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Delivery;
import io.voicesdr.core.signature.Kind;
import io.voicesdr.core.signature.Signature;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.view.ChatWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns a conversation into what its page shows. Pure. */
final class Bubbles {
    private static final int QUOTED = 160;

    private final Tenant tenant;
    private final Hearing hearing;
    private final Map<String, Entry> byId;
    private final Set<String> explained;
    private final Map<String, Map<String, String>> reactions = new LinkedHashMap<>();

    private Bubbles(Tenant tenant, ChatWindow window, Hearing hearing) {
        this.tenant = tenant;
        this.hearing = hearing;
        this.byId = window.state().entries().stream()
                .collect(Collectors.toMap(Entry::id, Function.identity(), (one, other) -> one));
        // a voice note of the bot carries no mark, and has its reasons all the same
        this.explained = window.state().turns().stream()
                .flatMap(turn -> turn.bubbles().stream())
                .map(Entry::id)
                .collect(Collectors.toSet());
        window.state().entries().forEach(this::react);
    }

    /**
     * The newest {@code max} messages, oldest first. Reactions stand on what they are about.
     *
     * @param hearing what voice notes say, as far as it is remembered
     */
    static List<Bubble> of(Tenant tenant, ChatWindow window, Hearing hearing, int max) {
        return new Bubbles(tenant, window, hearing).bubbles(window, max);
    }

    private List<Bubble> bubbles(ChatWindow window, int max) {
        List<Entry> shown =
                window.state().entries().stream().filter(Bubbles::isShown).toList();
        List<Bubble> bubbles = new ArrayList<>();
        Optional<Entry> before = Optional.empty();
        for (Entry entry : shown.subList(Math.max(0, shown.size() - max), shown.size())) {
            bubbles.add(bubble(entry, before));
            before = Optional.of(entry);
        }
        return bubbles;
    }

    /** What somebody wrote or took back; protocol noise and reactions are no bubbles. */
    private static boolean isShown(Entry entry) {
        Content content = entry.message().content();
        return entry.isSpeech() || content instanceof Content.Deleted;
    }

    private void react(Entry entry) {
        if (entry.message().content() instanceof Content.Reaction reaction) {
            Map<String, String> on = reactions.computeIfAbsent(reaction.targetId(), id -> new LinkedHashMap<>());
            String who = Bubble.author(entry.author());
            if (reaction.emoji().isEmpty()) {
                on.remove(who);
            } else {
                on.put(who, reaction.emoji());
            }
        }
    }

    private Bubble bubble(Entry entry, Optional<Entry> before) {
        Content content = entry.message().content();
        boolean newDay = before.map(this::day).filter(day(entry)::equals).isEmpty();
        return new Bubble(
                entry.id(),
                Bubble.author(entry.author()),
                Bubble.type(content),
                hearing.textOf(entry),
                Bubble.detail(content),
                Bubble.length(content),
                quoted(entry),
                List.copyOf(reactions.getOrDefault(entry.id(), Map.of()).values()),
                Bubble.ticks(entry),
                entry.message().deliveries().contains(Delivery.EDITED) && !(content instanceof Content.Deleted),
                Bubble.kind(entry),
                entry.signature().map(this::place).orElse(""),
                Bubble.tokens(entry),
                entry.at(),
                explained.contains(entry.id()),
                newDay,
                newDay
                        || before.map(Entry::author)
                                .filter(entry.author()::equals)
                                .isEmpty());
    }

    private LocalDate day(Entry entry) {
        return entry.at().atZone(tenant.timeZone()).toLocalDate();
    }

    private Optional<Bubble.Quoted> quoted(Entry entry) {
        return entry.message()
                .quote()
                .map(quote -> Optional.ofNullable(byId.get(quote.messageId()))
                        .map(found -> new Bubble.Quoted(
                                found.id(), Bubble.author(found.author()), shortened(hearing.textOf(found))))
                        .orElseGet(() -> new Bubble.Quoted("", "", shortened(quote.text()))));
    }

    private String place(Signature mark) {
        if (mark.kind() == Kind.FOLLOW_UP) {
            return String.valueOf(mark.place());
        }
        Optional<Flow> opening = tenant.flows().opening();
        return opening.flatMap(flow -> flow.nodeAt(mark.place())).map(Node::id).orElse("");
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= QUOTED
                ? line
                : line.substring(0, line.offsetByCodePoints(0, QUOTED)) + "…";
    }
}

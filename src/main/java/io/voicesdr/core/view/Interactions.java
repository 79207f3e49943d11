package io.voicesdr.core.view;

import io.voicesdr.core.catalogue.Catalogue;
import io.voicesdr.core.catalogue.Codes;
import io.voicesdr.core.catalogue.Item;
import io.voicesdr.core.catalogue.Shown;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.message.Content;
import io.voicesdr.core.message.Quote;
import io.voicesdr.core.text.Words;
import io.voicesdr.core.view.Interaction.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads from a chat what its customer made of the items. Pure. */
public final class Interactions {

    private static final Set<String> YES = Set.of(
            "👍", "❤", "♥", "😍", "🥰", "😘", "🔥", "👏", "🤩", "💚", "💙", "💛", "🧡", "💜", "🙌", "👌", "😻", "💯",
            "✅");
    private static final Set<String> NO = Set.of("👎", "😡", "🤮", "🤢", "😞", "😕", "💔", "❌", "😒", "🙅");

    private final ChatWindow chat;
    private final Catalogue catalogue;
    private final Map<String, Shown> byMessage = new HashMap<>();
    private final Map<String, Shown> byKey = new HashMap<>();
    private final Map<String, Interaction> reactions = new LinkedHashMap<>();
    private final List<Interaction> found = new ArrayList<>();

    private Interactions(ChatWindow chat, Catalogue catalogue) {
        this.chat = chat;
        this.catalogue = catalogue;
    }

    /** Every interaction of {@code chat} in {@code period}, oldest first. Of several reactions to one message the last counts. */
    public static List<Interaction> in(ChatWindow chat, Catalogue catalogue, Period period) {
        Interactions interactions = new Interactions(chat, catalogue);
        chat.state().entries().forEach(interactions::take);
        interactions.found.addAll(interactions.reactions.values());
        return interactions.found.stream()
                .filter(interaction -> period.contains(interaction.entry().at()))
                .sorted(Comparator.comparing(interaction -> interaction.entry().at()))
                .toList();
    }

    private void take(Entry entry) {
        if (entry.isFrom(Author.CUSTOMER)) {
            customer(entry);
        } else {
            Shown.in(entry.text()).ifPresent(shown -> shown(entry, shown));
        }
    }

    private void shown(Entry entry, Shown shown) {
        byMessage.put(entry.id(), shown);
        byKey.put(Catalogue.key(shown.id()), shown);
        if (entry.isFrom(Author.BOT)) {
            add(entry, Kind.VIEW, shown, List.of());
        }
    }

    private void customer(Entry entry) {
        if (entry.message().content() instanceof Content.Reaction reaction) {
            react(entry, reaction);
            return;
        }
        Map<String, Shown> named = named(entry);
        Kind kind = named.size() > 1 ? Kind.COMPARE : Kind.QUOTE;
        named.forEach((key, item) -> add(
                entry,
                kind,
                item,
                named.values().stream()
                        .filter(other -> !other.equals(item))
                        .map(Shown::id)
                        .toList()));
    }

    private void react(Entry entry, Content.Reaction reaction) {
        Shown target = byMessage.get(reaction.targetId());
        if (target == null) {
            return;
        }
        reactions.remove(reaction.targetId());
        kind(reaction.emoji())
                .ifPresent(kind -> reactions.put(
                        reaction.targetId(), new Interaction(chat.chat(), entry, kind, target, List.of())));
    }

    /** Skin tones and variation selectors change nothing. */
    private static Optional<Kind> kind(String emoji) {
        String plain = emoji.replaceAll("[\\uFE0F\\x{1F3FB}-\\x{1F3FF}]", "");
        return YES.contains(plain)
                ? Optional.of(Kind.LIKE)
                : NO.contains(plain) ? Optional.of(Kind.DISLIKE) : Optional.empty();
    }

    private Map<String, Shown> named(Entry entry) {
        Map<String, Shown> named = new LinkedHashMap<>();
        entry.message().quote().map(Quote::messageId).map(byMessage::get).ifPresent(item -> put(named, item));
        Codes.written(entry.text()).forEach(id -> known(id).ifPresent(item -> put(named, item)));
        Words words = Words.of(entry.text());
        catalogue.items().stream()
                .filter(item -> words.contain(Words.of(item.title())))
                .forEach(item -> put(named, new Shown(item.id(), item.title())));
        return named;
    }

    private Optional<Shown> known(String id) {
        return Optional.ofNullable(byKey.get(Catalogue.key(id)))
                .or(() -> catalogue.find(id).map(item -> of(item)));
    }

    private static Shown of(Item item) {
        return new Shown(item.id(), item.title());
    }

    private static void put(Map<String, Shown> named, Shown item) {
        named.putIfAbsent(Catalogue.key(item.id()), item);
    }

    private void add(Entry entry, Kind kind, Shown item, List<String> comparedWith) {
        found.add(new Interaction(chat.chat(), entry, kind, item, comparedWith));
    }
}

package io.voicesdr.core.team;

import java.util.Map;
import java.util.Optional;

/** What an emoji on a card means (docs/team.md). Pure. */
final class Reactions {

    private static final Map<String, Verb> ON_LEADS = Map.of(
            "👍", Verb.CONTACTED,
            "📞", Verb.CONTACTED,
            "✅", Verb.WON,
            "🎉", Verb.WON,
            "❌", Verb.LOST,
            "👎", Verb.LOST,
            "🤖", Verb.GIVE_BACK);

    private static final Map<String, Verb> ON_CALLS = Map.of(
            "👍", Verb.TAKE,
            "🙋", Verb.TAKE,
            "👀", Verb.TAKE,
            "🤖", Verb.GIVE_BACK,
            "✅", Verb.GIVE_BACK);

    private Reactions() {}

    /** What {@code emoji} on a card of that kind tells; empty for every other emoji. Skin and sex don't matter. */
    static Optional<Verb> verb(CardKind card, String emoji) {
        String plain = emoji.replaceAll("[\\x{1F3FB}-\\x{1F3FF}\\x{FE0F}]|\\x{200D}[\\x{2640}\\x{2642}]", "");
        return Optional.ofNullable(card.isOfLead() ? ON_LEADS.get(plain) : ON_CALLS.get(plain));
    }
}

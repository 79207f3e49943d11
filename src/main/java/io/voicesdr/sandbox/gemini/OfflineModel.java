package io.voicesdr.sandbox.gemini;

import io.voicesdr.sandbox.gemini.Facts.Fact;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Answers everything that the last turn asks, one rule a bubble, with facts that stand in the system prompt and no
 * others; what does not stand there goes to a person. Pure: same request, same answer.
 */
final class OfflineModel {
    private static final int LISTED = 5;
    private static final int SHOWN = 3;

    private OfflineModel() {}

    static Reply answer(Conversation conversation) {
        return new Turn(conversation).reply();
    }

    /** One answer in the making. */
    private static final class Turn {
        private final Conversation conversation;
        private final Facts facts;
        private final Stock stock;
        private final List<String> shown = new ArrayList<>();
        private final String asked;
        private final Tongue tongue;
        private final Set<String> rules = new LinkedHashSet<>();
        private final List<String> bubbles = new ArrayList<>();
        private String handoverReason = "";

        Turn(Conversation conversation) {
            this.conversation = conversation;
            this.facts = Facts.in(conversation.system());
            this.stock = Stock.in(conversation.system());
            this.asked = String.join("\n", conversation.owed());
            this.tongue = Tongue.of(asked);
        }

        Reply reply() {
            person();
            prices();
            topics();
            if (bubbles.isEmpty()) {
                courtesies();
            } else if (Rule.GREETING.isIn(asked) && !conversation.hasSpoken() && !Brief.GREETED.isIn(conversation)) {
                bubbles.addFirst(Phrase.HELLO_BEFORE_ANSWER.in(tongue, name()));
                rules.add("greeting");
            }
            return new Reply(
                    bubbles,
                    String.join("+", rules),
                    rules.iterator().next(),
                    tongue,
                    interest(),
                    shown,
                    handoverReason);
        }

        private void person() {
            if (Rule.PERSON.isIn(asked) && Brief.CALLED.isIn(conversation)) {
                say("called", Phrase.CALLED.in(tongue));
            } else if (Rule.PERSON.isIn(asked)) {
                say("wants_person", Phrase.PERSON.in(tongue));
                handoverReason = "the customer asked for a person";
            }
        }

        private void prices() {
            List<Fact> named = facts.namedIn(asked);
            List<Stock.Item> inStock = stock.namedIn(asked);
            if (!inStock.isEmpty()) {
                say("catalogue", Phrase.LOOK.in(tongue));
                inStock.stream().limit(SHOWN).map(Stock.Item::id).forEach(shown::add);
            } else if (!named.isEmpty()) {
                say("price", lines(named));
            } else if (Rule.PRICE.isIn(asked) && noTopicIsAsked()) {
                pricesWithoutName();
            }
        }

        private void pricesWithoutName() {
            List<Fact> spokenOf = spokenOf();
            if (!spokenOf.isEmpty()) {
                say("price", lines(spokenOf));
            } else if (facts.priced().isEmpty()) {
                unknown("price");
            } else {
                List<Fact> listed = facts.priced().stream().limit(LISTED).toList();
                String bullets = listed.stream().map(fact -> "• " + fact.line()).collect(Collectors.joining("\n"));
                say("price", Phrase.LIST.in(tongue, bullets));
                bubbles.add(Phrase.WHICH_ONE.in(tongue));
            }
        }

        /** The product that was last named before, by either side. */
        private List<Fact> spokenOf() {
            return conversation.earlier().reversed().stream()
                    .map(facts::namedIn)
                    .filter(named -> named.size() == 1)
                    .findFirst()
                    .orElse(List.of());
        }

        private boolean noTopicIsAsked() {
            for (Topic topic : Topic.values()) {
                if (topic.isAskedIn(asked)) {
                    return false;
                }
            }
            return true;
        }

        private void topics() {
            for (Topic topic : Topic.values()) {
                if (topic.isAskedIn(asked)) {
                    String rule = topic.name().toLowerCase(Locale.ROOT);
                    facts.about(topic.labels()).ifPresentOrElse(fact -> say(rule, fact.line()), () -> unknown(rule));
                }
            }
        }

        private void courtesies() {
            if (Rule.THANKS.isIn(asked)) {
                say("thanks", Phrase.THANKS.in(tongue));
            } else if (Rule.BYE.isIn(asked)) {
                say("bye", Phrase.BYE.in(tongue));
            } else if (Brief.CALLED.isIn(conversation)) {
                say("called", Phrase.CALLED.in(tongue));
            } else if (Rule.GREETING.isIn(asked)) {
                say(
                        "greeting",
                        conversation.hasSpoken() ? Phrase.HELLO_AGAIN.in(tongue) : Phrase.HELLO.in(tongue, name()));
            } else if (asked.isBlank() && conversation.recordings().contains("")) {
                say("unheard", Phrase.NO_EARS.in(tongue));
            } else {
                say("other", Phrase.TELL_ME_MORE.in(tongue, subjects()));
            }
        }

        private void unknown(String rule) {
            rules.add(rule);
            if (Brief.CALLED.isIn(conversation)) {
                say("called", Phrase.CALLED.in(tongue));
            } else if (handoverReason.isEmpty()) {
                bubbles.add(Phrase.UNKNOWN.in(tongue));
                handoverReason = "the prompt says nothing about: " + rule;
            }
        }

        private void say(String rule, String bubble) {
            rules.add(rule);
            if (!bubbles.contains(bubble)) {
                bubbles.add(bubble);
            }
        }

        private static String lines(List<Fact> named) {
            return named.stream().limit(LISTED).map(Fact::line).collect(Collectors.joining("\n"));
        }

        /** What the prompt has facts about, so that the question offers nothing that can't be answered. */
        private String subjects() {
            String labels = facts.all().stream()
                    .filter(fact -> !fact.isPriced())
                    .map(fact -> fact.label().toLowerCase(Locale.ROOT))
                    .limit(LISTED)
                    .collect(Collectors.joining(", "));
            return facts.priced().isEmpty() ? labels : labels.isEmpty() ? "preços" : "preços, " + labels;
        }

        private String name() {
            return facts.who().map(this::named).orElseGet(() -> Phrase.THE_ASSISTANT.in(tongue));
        }

        private String named(Facts.Who who) {
            return switch (tongue) {
                case PORTUGUESE -> who.inPortuguese() + ", " + who.of() + who.company();
                case ENGLISH -> who.name() + " from " + who.company();
                case SPANISH -> who.name() + ", de " + who.company();
            };
        }

        private Optional<Reply.Interest> interest() {
            for (String text : conversation.owed()) {
                List<Fact> named = facts.namedIn(text);
                if (named.size() == 1) {
                    return Optional.of(new Reply.Interest(named.getFirst().label(), text));
                }
            }
            return Optional.empty();
        }
    }
}

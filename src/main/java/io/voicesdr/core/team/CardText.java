package io.voicesdr.core.team;

import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.core.lead.Lead;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.tenant.LeadRules;
import io.voicesdr.core.text.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cards as people read them. Everything that must last can be read back from the text: whom it is about, the facts with
 * their evidence, the reason. What customers wrote stands on lines that begin with a word of ours. Pure.
 */
public final class CardText {
    private static final int MAX_NAME = 60;
    private static final int MAX_REASON = 300;
    private static final int MAX_VALUE = 200;
    private static final int MAX_EVIDENCE = 300;
    private static final int MAX_SUMMARY = 700;
    private static final int MAX_WORDS = 200;

    private static final Pattern LINK = Pattern.compile("https://wa\\.me/(\\d+)");
    private static final Pattern ADDRESS = Pattern.compile("\\d+(?:@[a-z.]+)?");
    private static final Pattern FACT = Pattern.compile("• ([^:]{1,40}): (.*) — “([^“”]*)”");

    private CardText() {}

    /**
     * {@code card} in words, without its mark.
     *
     * @param rules the tenant's criteria, for cards of leads
     * @param link to the conversation in the inbox; empty for none
     */
    public static String write(Card card, LeadRules rules, Language language, String link) {
        List<String> lines = new ArrayList<>();
        Lead lead = new Lead(rules, card.facts());
        lines.add(title(card.kind(), lead, language));
        lines.add(Label.CUSTOMER.line(language, Plain.line(card.name(), MAX_NAME)));
        lines.add(Label.WHATSAPP.line(language, reference(card.customer())));
        if (!link.isEmpty()) {
            lines.add(Label.CONVERSATION.line(language, link));
        }
        if (card.kind().isOfLead()) {
            lead.points().forEach(points -> lines.add(fact(points)));
            lines.add(Label.POINTS.line(language, explanation(lead)));
        } else {
            lines.add(Label.REASON.line(language, Plain.line(card.reason(), MAX_REASON)));
        }
        if (!card.summary().isEmpty()) {
            lines.add(Label.SUMMARY.line(language, Plain.line(card.summary(), MAX_SUMMARY)));
        }
        if (!card.words().isEmpty()) {
            lines.add(Label.LAST_WORDS.line(language, ""));
            card.words().forEach(words -> lines.add("> " + Plain.line(words, MAX_WORDS)));
        }
        lines.add("");
        lines.add(hint(card.kind(), language).formatted(card.customer().user()));
        return String.join("\n", lines);
    }

    /** What {@code text}, a card of ours without its mark, says; empty when it names no customer. */
    static Optional<Card> read(CardKind kind, String text) {
        Map<Label, String> values = new EnumMap<>(Label.class);
        List<LeadFact> facts = new ArrayList<>();
        List<String> words = new ArrayList<>();
        text.lines().forEach(line -> {
            if (line.startsWith("> ")) {
                words.add(line.substring(2));
            } else if (line.startsWith("• ")) {
                fact(line).ifPresent(facts::add);
            } else {
                Label.of(line).ifPresent(label -> values.putIfAbsent(label, Label.valueIn(line)));
            }
        });
        return address(values.getOrDefault(Label.WHATSAPP, ""))
                .map(customer -> new Card(
                        kind,
                        customer,
                        values.getOrDefault(Label.CUSTOMER, ""),
                        values.getOrDefault(Label.REASON, ""),
                        facts,
                        values.getOrDefault(Label.SUMMARY, ""),
                        words));
    }

    private static String reference(Jid customer) {
        return customer.kind() == Jid.Kind.PHONE ? "https://wa.me/" + customer.user() : customer.value();
    }

    private static Optional<Jid> address(String reference) {
        Matcher link = LINK.matcher(reference);
        if (link.matches()) {
            return Optional.of(Jid.of(link.group(1) + "@s.whatsapp.net"));
        }
        return ADDRESS.matcher(reference).matches() ? Optional.of(Jid.of(reference)) : Optional.empty();
    }

    private static String fact(Lead.Points points) {
        return points.fact()
                .map(fact -> "• %s: %s — “%s”"
                        .formatted(
                                fact.criterion(),
                                Plain.line(fact.value(), MAX_VALUE),
                                Plain.line(fact.evidence(), MAX_EVIDENCE)))
                .orElseGet(() -> "• " + points.criterion().name() + ": ?");
    }

    private static Optional<LeadFact> fact(String line) {
        Matcher fact = FACT.matcher(line);
        return fact.matches()
                ? Optional.of(new LeadFact(fact.group(1), fact.group(2), fact.group(3)))
                : Optional.empty();
    }

    /** {@code necessidade 3/3, prazo 0/2}: how the score comes about. */
    public static String explanation(Lead lead) {
        return lead.points().stream()
                .map(points -> "%s %d/%d"
                        .formatted(
                                points.criterion().name(),
                                points.points(),
                                points.criterion().weight()))
                .collect(Collectors.joining(", "));
    }

    private static String title(CardKind kind, Lead lead, Language language) {
        String score = Integer.toString(lead.score());
        return switch (kind) {
            case LEAD, LEAD_UPDATE ->
                (lead.isPriority()
                                ? language.choose(
                                        "⭐ *Lead prioritário: %s de 100%s*",
                                        "⭐ *Priority lead: %s of 100%s*", "⭐ *Lead prioritario: %s de 100%s*")
                                : language.choose(
                                        "🎯 *Lead qualificado: %s de 100%s*",
                                        "🎯 *Qualified lead: %s of 100%s*", "🎯 *Lead calificado: %s de 100%s*"))
                        .formatted(score, kind == CardKind.LEAD ? "" : " ↑");
            case CALL ->
                language.choose(
                        "🙋 *Um cliente precisa de uma pessoa*",
                        "🙋 *A customer needs a person*",
                        "🙋 *Un cliente necesita una persona*");
            case CALL_AGAIN ->
                language.choose(
                        "⏰ *Ninguém assumiu ainda: o cliente está esperando*",
                        "⏰ *Nobody has taken this yet: the customer is waiting*",
                        "⏰ *Nadie lo tomó todavía: el cliente está esperando*");
            case FALLBACK ->
                language.choose(
                        "⚠️ *Um cliente ficou sem resposta*",
                        "⚠️ *A customer got no answer*",
                        "⚠️ *Un cliente quedó sin respuesta*");
            case NOTICE -> "";
        };
    }

    private static String hint(CardKind kind, Language language) {
        return kind.isOfLead()
                ? language.choose(
                        "_Reaja: 👍 já falei · ✅ ganho · ❌ perdido. Corrigir: responda /fato prazo = março_",
                        "_React: 👍 contacted · ✅ won · ❌ lost. To correct: reply /fact deadline = March_",
                        "_Reaccioná: 👍 contactado · ✅ ganado · ❌ perdido. Para corregir: respondé /dato plazo = marzo_")
                : language.choose(
                        "_Responda no chat do cliente. Reaja: 👍 é comigo · 🤖 o bot continua (ou /bot %s)_",
                        "_Write in the customer's chat. React: 👍 I take it · 🤖 the bot goes on (or /bot %s)_",
                        "_Respondé en el chat del cliente. Reaccioná: 👍 lo tomo · 🤖 sigue el bot (o /bot %s)_");
    }
}

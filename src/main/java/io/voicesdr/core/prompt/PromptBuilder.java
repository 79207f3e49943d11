package io.voicesdr.core.prompt;

import io.voicesdr.core.prompt.Prompt.Turn;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Builds what the model is told from a state. Pure: same state, same prompt.
 *
 * <p>What rarely changes stands first (a small catalogue, small knowledge, persona, facts, rules, then the old messages), what always changes stands last
 * (the time, the messages to answer), so that Gemini's implicit cache can reuse the long beginning (gemini/CONTRACT.md
 * §4.4). A persona that uses {@code {now}} gives that away.
 */
public final class PromptBuilder {

    private PromptBuilder() {}

    /**
     * The prompt for answering {@code state}'s owed messages: they are the last user turn, wherever the clocks have put
     * them, after at most {@code history_limit} messages in all and about 60,000 characters. A state that owes nothing
     * gives a valid prompt too, whose last turn says so.
     *
     * @param persona the tenant's system prompt, already rendered; trusted
     */
    public static Prompt build(Tenant tenant, String persona, ConversationState state) {
        return build(tenant, persona, state, Senses.NONE);
    }

    /**
     * As {@link #build(Tenant, String, ConversationState)}, with what was heard and what is to be looked at.
     *
     * @param senses files of messages that the prompt shows stand behind their notes
     */
    public static Prompt build(Tenant tenant, String persona, ConversationState state, Senses senses) {
        Language language = Language.of(tenant.language());
        List<Turn> turns = Turns.of(new Transcript(tenant, language, state, senses).lines());
        return new Prompt(
                system(tenant, persona, language), tenant.lgpd().maskForModel() ? Masks.inTurns(turns) : turns);
    }

    private static String system(Tenant tenant, String persona, Language language) {
        return Stream.of(
                        CatalogueSection.of(tenant),
                        KnowledgeSection.of(tenant),
                        Optional.of(persona.strip()),
                        Optional.of(facts(tenant, language)),
                        ToolSection.of(tenant),
                        Optional.of(Rules.in(language)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n\n"))
                .strip();
    }

    private static String facts(Tenant tenant, Language language) {
        return language.choose(
                        "## A empresa\nNome: %s\nFuso horário: %s",
                        "## The company\nName: %s\nTime zone: %s", "## La empresa\nNombre: %s\nZona horaria: %s")
                .formatted(tenant.name(), tenant.timeZone());
    }
}

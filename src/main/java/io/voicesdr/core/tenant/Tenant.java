package io.voicesdr.core.tenant;

import io.voicesdr.core.flow.Flows;
import java.time.ZoneId;
import java.util.Optional;

/**
 * One company: one Evolution instance, one folder of files. A value; a changed file makes a new one. Secrets are masked
 * in {@link #toString()}.
 *
 * @param instance name of the Evolution instance and of the folder
 * @param name what the company is called
 * @param token webhook secret of this tenant; overrides the global one
 * @param systemPrompt who the assistant is: a Qute template over {@code customer.name}, {@code now}, {@code tenant.name}
 * @param language BCP 47: {@code pt-BR}, {@code en} or {@code es}
 * @param whatsapp another Evolution server than the global one
 * @param aiActive false: flows and notices only, the model is never asked
 * @param startUpper true: answers start with a capital letter
 * @param flows the scripts of its conversations
 * @param configHash of everything that can change an answer; sixteen bits of it stand in every signature
 */
public record Tenant(
        String instance,
        String name,
        Optional<Secret> token,
        String systemPrompt,
        String language,
        ZoneId timeZone,
        EvolutionAccess whatsapp,
        ModelSettings model,
        ConversationRules conversation,
        boolean aiActive,
        boolean startUpper,
        Flows flows,
        String configHash) {

    /** A tenant without flows. */
    public Tenant(
            String instance,
            String name,
            Optional<Secret> token,
            String systemPrompt,
            String language,
            ZoneId timeZone,
            EvolutionAccess whatsapp,
            ModelSettings model,
            ConversationRules conversation,
            boolean aiActive,
            boolean startUpper,
            String configHash) {
        this(
                instance,
                name,
                token,
                systemPrompt,
                language,
                timeZone,
                whatsapp,
                model,
                conversation,
                aiActive,
                startUpper,
                Flows.NONE,
                configHash);
    }

    /** This tenant with other flows, all else equal; the configuration hash is the caller's to renew. */
    public Tenant withFlows(Flows other) {
        return new Tenant(
                instance,
                name,
                token,
                systemPrompt,
                language,
                timeZone,
                whatsapp,
                model,
                conversation,
                aiActive,
                startUpper,
                other,
                configHash);
    }

    /** This tenant under another configuration hash. */
    public Tenant withConfigHash(String hash) {
        return new Tenant(
                instance,
                name,
                token,
                systemPrompt,
                language,
                timeZone,
                whatsapp,
                model,
                conversation,
                aiActive,
                startUpper,
                flows,
                hash);
    }
}

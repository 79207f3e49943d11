package io.voicesdr.conversation;

import io.voicesdr.core.tenant.LeadRules.Criterion;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Language;

/**
 * Tells the model what the team wants to know of customers, and whether a person has been called. Only words of the tenant
 * and of ours: what customers wrote has no place in the system text. Pure.
 */
final class TeamBrief {

    private TeamBrief() {}

    /** {@code persona} and, where the team has something to say, sections below it. */
    static String with(String persona, Tenant tenant, boolean personCalled) {
        Language language = Language.of(tenant.language());
        StringBuilder brief = new StringBuilder(persona.strip());
        if (!tenant.lead().criteria().isEmpty()) {
            brief.append("\n\n").append(toLearn(tenant, language));
        }
        if (personCalled) {
            brief.append("\n\n").append(called(language));
        }
        return brief.toString();
    }

    private static String toLearn(Tenant tenant, Language language) {
        StringBuilder text = new StringBuilder(language.choose("""
                ## O que descobrir
                Ao longo da conversa, com naturalidade e uma coisa de cada vez, descubra o que ainda não se sabe. Primeiro responda ao cliente, depois pergunte; nunca pergunte de novo o que ele já disse nem insista no que não quis dizer.""", """
                ## What to find out
                In the course of the chat, naturally and one thing at a time, find out what is not known yet. Answer the customer first, then ask; never ask again what they have said, nor insist on what they would not say.""", """
                ## Qué averiguar
                A lo largo de la conversación, con naturalidad y una cosa a la vez, averigua lo que todavía no se sabe. Primero responde al cliente, después pregunta; nunca preguntes de nuevo lo que ya dijo ni insistas en lo que no quiso decir."""));
        for (Criterion criterion : tenant.lead().criteria()) {
            text.append("\n- ").append(criterion.name());
            if (!criterion.ask().isBlank()) {
                text.append(": ").append(criterion.ask());
            }
        }
        return text.append('\n')
                .append(
                        language.choose(
                                "Em lead.facts use exatamente estes nomes em criterion e repita em cada resposta tudo o que já se sabe desta conversa.",
                                "In lead.facts use exactly these names as criterion, and repeat in each answer all that is known from this chat.",
                                "En lead.facts usa exactamente estos nombres en criterion y repite en cada respuesta todo lo que ya se sabe de esta conversación."))
                .toString();
    }

    private static String called(Language language) {
        return language.choose("""
                ## Uma pessoa já foi chamada
                A equipe já foi avisada de que este cliente precisa de uma pessoa, e o cliente sabe disso. Enquanto ninguém assume, ajude no que souber. Não prometa de novo que alguém vem, não diga quando e não peça handover outra vez; se o cliente perguntar, diga que a equipe já foi avisada.""", """
                ## A person has been called
                The team has been told that this customer needs a person, and the customer knows. Until somebody takes over, help with what you know. Do not promise again that somebody comes, do not say when, and do not ask for a handover again; if the customer asks, say that the team has been told.""", """
                ## Ya se llamó a una persona
                El equipo ya fue avisado de que este cliente necesita a una persona, y el cliente lo sabe. Mientras nadie la tome, ayuda en lo que sepas. No prometas de nuevo que alguien viene, no digas cuándo y no pidas handover otra vez; si el cliente pregunta, di que el equipo ya fue avisado.""");
    }
}

package io.voicesdr.core.view;

import io.voicesdr.core.answer.Answer.LeadFact;
import io.voicesdr.core.flow.FlowState;
import io.voicesdr.core.history.Author;
import io.voicesdr.core.history.Entry;
import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.lead.Lead;
import io.voicesdr.core.message.Jid;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.state.Permission;
import io.voicesdr.core.state.Session;
import io.voicesdr.core.team.Call;
import io.voicesdr.core.team.Ledger;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Language;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is held about a customer beside the messages, for the customer to keep (LGPD, art. 18): a text of headed parts,
 * without those that are empty. What was forgotten is in none of its sources. Pure.
 */
public final class HeldFile {

    private final Tenant tenant;
    private final Language language;
    private final ChatWindow chat;
    private final ConversationState state;
    private final Period always;
    private final DateTimeFormatter time;

    private HeldFile(Tenant tenant, ChatWindow chat) {
        this.tenant = tenant;
        this.language = Language.of(tenant.language());
        this.chat = chat;
        this.state = chat.state();
        this.always = new Period(Instant.EPOCH, state.now().plusSeconds(1));
        this.time = DateTimeFormatter.ofPattern(
                        language.choose("dd/MM/yyyy HH:mm", "yyyy-MM-dd HH:mm", "dd/MM/yyyy HH:mm"))
                .withZone(tenant.timeZone());
    }

    /**
     * The text.
     *
     * @param chat all of it, as far as it may be known
     * @param ledger what the team chat says
     * @param lead what is known of the customer's interest
     * @param hearing what is known of the voice notes
     * @param summary of the conversation, made by a model; empty when there is none
     */
    public static String of(Tenant tenant, ChatWindow chat, Ledger ledger, Lead lead, Hearing hearing, String summary) {
        HeldFile file = new HeldFile(tenant, chat);
        return Stream.of(
                        file.head(),
                        file.contact(),
                        file.messages(),
                        file.sessions(),
                        file.part("Interesse", "Interest", "Interés", file.interest(lead)),
                        file.part("Respostas a perguntas", "Answers to questions", "Respuestas", file.answers(hearing)),
                        file.part("Itens", "Items", "Artículos", file.items()),
                        file.part("Passagens para uma pessoa", "Hand-overs", "Pases a una persona", file.calls(ledger)),
                        file.wishes(),
                        file.part(
                                "Resumo, feito por inteligência artificial",
                                "Summary, made by artificial intelligence",
                                "Resumen, hecho por inteligencia artificial",
                                summary.isBlank() ? List.of() : List.of(summary.strip())))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private String part(String portuguese, String english, String spanish, List<String> lines) {
        return lines.isEmpty()
                ? ""
                : "== " + language.choose(portuguese, english, spanish) + " ==\n" + String.join("\n", lines);
    }

    private String head() {
        return language.choose(
                        "O que %s sabe de você, em %s (%s)",
                        "What %s knows of you, on %s (%s)", "Lo que %s sabe de ti, el %s (%s)")
                .formatted(tenant.name(), time.format(state.now()), tenant.timeZone());
    }

    private String contact() {
        List<String> lines = new ArrayList<>();
        lines.add(language.choose("Número: ", "Number: ", "Número: ")
                + state.address().canonical().user());
        state.address().all().stream()
                .filter(jid -> !jid.equals(state.address().canonical()))
                .map(Jid::value)
                .forEach(other ->
                        lines.add(language.choose("Outro endereço: ", "Other address: ", "Otra dirección: ") + other));
        if (!state.customerName().isEmpty()) {
            lines.add(language.choose("Nome no perfil: ", "Name on your profile: ", "Nombre en el perfil: ")
                    + state.customerName());
        }
        return part("Contato", "Contact", "Contacto", lines);
    }

    private String messages() {
        List<Entry> speech = state.entries().stream().filter(Entry::isSpeech).toList();
        List<String> lines = List.of(
                language.choose("Suas: ", "Yours: ", "Tuyos: ") + count(speech, Author.CUSTOMER),
                language.choose("Da assistente virtual: ", "The virtual assistant's: ", "De la asistente virtual: ")
                        + count(speech, Author.BOT),
                language.choose("Da equipe: ", "The team's: ", "Del equipo: ")
                        + (count(speech, Author.PERSON) + count(speech, Author.SYSTEM)),
                language.choose(
                        "Os textos, áudios e arquivos são os desta conversa no WhatsApp.",
                        "The texts, voice notes and files are those of this chat on WhatsApp.",
                        "Los textos, audios y archivos son los de esta conversación en WhatsApp."));
        return part("Mensagens", "Messages", "Mensajes", lines);
    }

    private static long count(List<Entry> speech, Author author) {
        return speech.stream().filter(entry -> entry.isFrom(author)).count();
    }

    private String sessions() {
        return part(
                "Conversas",
                "Conversations",
                "Conversaciones",
                chat.sessions().stream().map(this::session).toList());
    }

    private String session(Session session) {
        List<Entry> speech = session.entries().stream().filter(Entry::isSpeech).toList();
        return "%s – %s: %d %s"
                .formatted(
                        time.format(speech.getFirst().at()),
                        time.format(speech.getLast().at()),
                        speech.size(),
                        language.choose("mensagens", "messages", "mensajes"));
    }

    private List<String> interest(Lead lead) {
        return lead.facts().stream().map(HeldFile::fact).toList();
    }

    private static String fact(LeadFact fact) {
        String known = fact.criterion() + ": " + fact.value();
        return fact.evidence().isEmpty() ? known : known + " — “" + fact.evidence() + "”";
    }

    private List<String> answers(Hearing hearing) {
        return chat.sessions().stream()
                .flatMap(session -> SessionFacts.flow(session, tenant, state.now(), hearing).stream())
                .flatMap(this::answers)
                .toList();
    }

    private Stream<String> answers(FlowState flow) {
        return flow.variables().entrySet().stream()
                .map(answer -> "%s, %s: %s"
                        .formatted(
                                time.format(flow.startedAt()),
                                answer.getKey(),
                                answer.getValue().shown()));
    }

    private List<String> items() {
        return Interactions.in(chat, tenant.catalogue(), always).stream()
                .map(item -> "%s, %s: %s (%s)"
                        .formatted(
                                time.format(item.entry().at()),
                                kind(item.kind()),
                                item.item().title(),
                                item.item().id()))
                .toList();
    }

    private String kind(Interaction.Kind kind) {
        return switch (kind) {
            case VIEW -> language.choose("mostrado", "shown", "mostrado");
            case LIKE -> language.choose("você gostou", "you liked", "te gustó");
            case DISLIKE -> language.choose("você não gostou", "you did not like", "no te gustó");
            case QUOTE -> language.choose("você mencionou", "you mentioned", "mencionaste");
            case COMPARE -> language.choose("você comparou", "you compared", "comparaste");
        };
    }

    private List<String> calls(Ledger ledger) {
        return HandOff.in(chat, ledger, tenant.conversation(), always).stream()
                .map(this::call)
                .toList();
    }

    /** Not who took it: that is a colleague's affair. */
    private String call(HandOff handOff) {
        StringBuilder line = new StringBuilder(time.format(handOff.turn().at()));
        handOff.call().map(Call::card).map(card -> ": " + card.reason()).ifPresent(line::append);
        handOff.takenAt()
                .map(at -> language.choose("; assumida em ", "; taken on ", "; tomado el ") + time.format(at))
                .ifPresent(line::append);
        if (!handOff.ratings().isEmpty()) {
            line.append(language.choose("; sua nota: ", "; your rating: ", "; tu nota: "))
                    .append(handOff.ratings().getLast().stars());
        }
        return line.toString();
    }

    private String wishes() {
        Permission permission = Permission.of(state.entries());
        List<String> lines = new ArrayList<>();
        lines.add(permission
                .stoppedAt()
                .map(at -> language.choose(
                                "Mensagens por nossa conta: não, desde ",
                                "Messages on our own: no, since ",
                                "Mensajes por nuestra cuenta: no, desde ")
                        + time.format(at))
                .orElse(language.choose(
                        "Mensagens por nossa conta: você não pediu para parar",
                        "Messages on our own: you have not asked us to stop",
                        "Mensajes por nuestra cuenta: no pediste que paráramos")));
        if (permission.consent() != Permission.Consent.NOT_ASKED) {
            lines.add(language.choose(
                            "Podemos te escrever depois? ",
                            "May we message you later? ",
                            "¿Podemos escribirte después? ")
                    + consent(permission.consent()));
        }
        return part("O que você pediu", "What you asked for", "Lo que pediste", lines);
    }

    private String consent(Permission.Consent consent) {
        return switch (consent) {
            case GIVEN -> language.choose("sim", "yes", "sí");
            case REFUSED -> language.choose("não", "no", "no");
            case OPEN, NOT_ASKED -> language.choose("sem resposta", "no answer", "sin respuesta");
        };
    }
}

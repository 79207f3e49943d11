package io.voicesdr.core.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a customer can ask of the product itself, by a message that says this and nothing else: "SAIR" is a wish, "não vou
 * parar" and "quero parar de pagar aluguel" are talk. Case, accents and punctuation don't matter; a polite word around it
 * does not either. Portuguese, English and Spanish together, since the word a customer knows need not be the tenant's.
 */
public enum Wish {
    /** No more messages that the customer did not ask for. */
    STOP(
            "sair",
            "parar",
            "pare",
            "stop",
            "stop all",
            "unsubscribe",
            "opt out",
            "optout",
            "baja",
            "darse de baja",
            "dar de baja",
            "quiero darme de baja",
            "descadastrar",
            "descadastre",
            "descadastrar me",
            "me descadastre",
            "descadastre me",
            "me descadastra",
            "quero me descadastrar",
            "quero descadastrar",
            "desinscrever",
            "desinscreva me",
            "quero me desinscrever",
            "cancelar inscricao",
            "cancelar cadastro de mensagens",
            "cancelar mensagens",
            "cancelar envio",
            "cancelar envios",
            "cancelar o envio de mensagens",
            "parar mensagens",
            "parar de receber",
            "parar de receber mensagens",
            "parar de enviar mensagens",
            "quero parar de receber mensagens",
            "quero parar de receber",
            "quero sair da lista",
            "sair da lista",
            "me tira da lista",
            "me tire da lista",
            "me tirem da lista",
            "tira meu numero",
            "tire meu numero",
            "tira meu numero da lista",
            "tire meu numero da lista",
            "remover",
            "remover meu numero",
            "remova meu numero",
            "remova meu numero da lista",
            "remover da lista",
            "me remova",
            "me remova da lista",
            "me remove da lista",
            "excluir meu numero",
            "exclua meu numero",
            "nao quero mais receber mensagens",
            "nao quero mais receber mensagem",
            "nao quero mais mensagens",
            "nao quero mais mensagem",
            "nao quero receber mensagens",
            "nao quero receber mensagem",
            "nao quero receber mais mensagens",
            "nao quero receber mais nada",
            "nao quero mais receber",
            "nao quero mais receber nada",
            "nao quero mais receber nada de voces",
            "nao quero mais receber mensagens de voces",
            "nao desejo receber mensagens",
            "nao desejo mais receber mensagens",
            "nao desejo receber mais mensagens",
            "nao me mande mais mensagens",
            "nao me mande mais mensagem",
            "nao me mande mensagens",
            "nao me mandem mais mensagens",
            "nao me mandem mais mensagem",
            "nao me manda mais mensagem",
            "nao me manda mais mensagens",
            "nao mande mais mensagens",
            "nao mandem mais mensagens",
            "nao manda mais mensagem",
            "nao me envie mais mensagens",
            "nao me envie mensagens",
            "nao me enviem mais mensagens",
            "nao envie mais mensagens",
            "nao enviem mais mensagens",
            "nao me escreva mais",
            "nao me escrevam mais",
            "nao me chame mais",
            "nao me chamem mais",
            "nao entre mais em contato",
            "nao entrem mais em contato",
            "pare de mandar mensagem",
            "pare de mandar mensagens",
            "pare de me mandar mensagem",
            "pare de me mandar mensagens",
            "parem de me mandar mensagem",
            "parem de me mandar mensagens",
            "parem de mandar mensagens",
            "para de mandar mensagem",
            "para de me mandar mensagem",
            "pare de enviar mensagens",
            "pare de me enviar mensagens",
            "parem de enviar mensagens",
            "parem de me enviar mensagens",
            "pare de me chamar",
            "pare de me incomodar",
            "parem",
            "stop messaging me",
            "stop sending me messages",
            "stop sending messages",
            "do not message me",
            "dont message me",
            "don t message me",
            "don t message me again",
            "don t contact me",
            "no more messages",
            "remove me",
            "remove me from the list",
            "take me off the list",
            "take me off your list",
            "no quiero recibir mensajes",
            "no quiero recibir mas mensajes",
            "no quiero mas mensajes",
            "no me escriban mas",
            "no me escribas mas",
            "no me envien mas mensajes",
            "no me manden mas mensajes",
            "dejen de escribirme",
            "no mas mensajes"),
    /** Such messages again; means something only after {@link #STOP}, or a no to being written to. */
    RETURN(
            "iniciar",
            "voltar",
            "start",
            "unstop",
            "subscribe",
            "retomar",
            "reativar",
            "ativar mensagens",
            "voltar a receber",
            "voltar a receber mensagens",
            "quero voltar",
            "quero voltar a receber",
            "quero voltar a receber mensagens",
            "quero receber mensagens",
            "pode mandar mensagens",
            "alta",
            "suscribir",
            "quiero recibir mensajes",
            "volver"),
    /** What is held about the customer. */
    SHOW_DATA(
            "meus dados",
            "ver meus dados",
            "mostrar meus dados",
            "mostra meus dados",
            "mostre meus dados",
            "quero ver meus dados",
            "quero meus dados",
            "quero os meus dados",
            "exportar meus dados",
            "baixar meus dados",
            "acesso aos meus dados",
            "acessar meus dados",
            "quais dados voces tem",
            "quais dados voces tem de mim",
            "quais dados voces tem sobre mim",
            "que dados voces tem de mim",
            "que dados voces tem sobre mim",
            "quais dados meus voces tem",
            "quais sao meus dados",
            "o que voces sabem de mim",
            "o que voces sabem sobre mim",
            "my data",
            "show my data",
            "show me my data",
            "export my data",
            "what data do you have about me",
            "mis datos",
            "ver mis datos",
            "quiero ver mis datos",
            "que datos tienen de mi",
            "que datos tienen sobre mi"),
    /** All that was said is to be forgotten. */
    FORGET(
            "apagar meus dados",
            "apaga meus dados",
            "apague meus dados",
            "apaguem meus dados",
            "apagar todos os meus dados",
            "apague todos os meus dados",
            "quero apagar meus dados",
            "quero apagar os meus dados",
            "quero que apaguem meus dados",
            "quero que apague meus dados",
            "excluir meus dados",
            "exclua meus dados",
            "excluam meus dados",
            "exclui meus dados",
            "quero excluir meus dados",
            "quero a exclusao dos meus dados",
            "exclusao dos meus dados",
            "solicito a exclusao dos meus dados",
            "solicito exclusao dos meus dados",
            "solicito a eliminacao dos meus dados",
            "eliminar meus dados",
            "elimine meus dados",
            "eliminem meus dados",
            "remover meus dados",
            "remova meus dados",
            "removam meus dados",
            "deletar meus dados",
            "delete meus dados",
            "deleta meus dados",
            "deletem meus dados",
            "quero deletar meus dados",
            "esquecer meus dados",
            "esqueca meus dados",
            "esquecam meus dados",
            "esqueca tudo sobre mim",
            "apague minhas informacoes",
            "apagar minhas informacoes",
            "apague minha conversa",
            "apagar minha conversa",
            "apagar minhas conversas",
            "apagar conversa",
            "apague minhas mensagens",
            "apagar minhas mensagens",
            "delete my data",
            "erase my data",
            "remove my data",
            "forget me",
            "forget my data",
            "please delete all my data",
            "delete all my data",
            "borrar mis datos",
            "borren mis datos",
            "borra mis datos",
            "borre mis datos",
            "eliminar mis datos",
            "eliminen mis datos",
            "elimine mis datos",
            "quiero borrar mis datos",
            "quiero eliminar mis datos");

    /** What may stand before or after a wish without changing it; of two that end alike the longer first. */
    private static final List<String> POLITE =
            List.of("por favor", "pfv", "por gentileza", "please", "favor", "obrigado", "obrigada", "grato", "grata");

    private static final Map<String, Wish> BY_PHRASE = byPhrase();

    private final List<String> phrases;

    Wish(String... phrases) {
        this.phrases = List.of(phrases);
    }

    /** The wish that {@code text} is; empty for a text that says anything else, or anything more. */
    public static Optional<Wish> of(String text) {
        String said = String.join(" ", Words.of(text).words());
        Wish plainly = BY_PHRASE.get(said);
        return Optional.ofNullable(plainly == null ? BY_PHRASE.get(bare(said)) : plainly);
    }

    private static Map<String, Wish> byPhrase() {
        Map<String, Wish> wishes = new HashMap<>();
        for (Wish wish : values()) {
            wish.phrases.forEach(phrase -> wishes.putIfAbsent(phrase, wish));
        }
        return Map.copyOf(wishes);
    }

    private static String bare(String said) {
        String bare = said;
        for (String polite : POLITE) {
            if (isBefore(polite, said)) {
                bare = said.substring(polite.length() + 1);
                break;
            }
        }
        for (String polite : POLITE) {
            if (isBehind(polite, bare)) {
                return bare.substring(0, bare.length() - polite.length() - 1);
            }
        }
        return bare;
    }

    private static boolean isBefore(String polite, String said) {
        return said.startsWith(polite) && said.length() > polite.length() && said.charAt(polite.length()) == ' ';
    }

    private static boolean isBehind(String polite, String said) {
        int end = said.length() - polite.length();
        return end > 0 && said.endsWith(polite) && said.charAt(end - 1) == ' ';
    }
}

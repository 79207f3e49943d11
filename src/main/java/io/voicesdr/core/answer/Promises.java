package io.voicesdr.core.answer;

import io.voicesdr.core.text.Words;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether an answer promises that a person comes, in Portuguese, English or Spanish: then one must be called, whatever the
 * model says besides. An offer ("quer que eu chame…?", "posso te transferir se quiser") is no promise. Pure.
 */
public final class Promises {

    private static final String PERSON =
            "(?:atendente|humano|pessoa|alguem|vendedor(?:a|es)?|consultor(?:a|es)?|corretor(?:a|es)?|especialista|gerente"
                    + "|responsavel|colega|equipe|time|setor|departamento|suporte|comercial|tecnico"
                    + "|person|someone|somebody|agent|team|colleague|specialist|manager|representative|salesperson|consultant"
                    + "|persona|alguien|equipo|asesor(?:a)?|companero|companera|encargad[oa]|especialista|departamento)";

    private static final String TO_YOU = "(?:te|voce|vc|lhe|o senhor|a senhora|you|le|lo|la|usted)";

    private static final Pattern PROMISE = Pattern.compile(
            // I transfer you
            "\\b(?:vou|irei|estou|to) (?:ja )?(?:" + TO_YOU
                    + " )?(?:transferi\\w*|encaminha\\w*|direciona\\w*|passa\\w*|repassa\\w*|conecta\\w*|transferindo)"
                    + "(?: \\w+){0,6} " + PERSON
                    + "|\\b(?:vou|irei|estou) (?:ja )?" + TO_YOU
                    + " (?:transferir|transferindo|(?:encaminha|direciona)\\w+(?: (?:agora|ja|para|pra|ao|aos))?$)"
                    + "|\\b(?:transferindo|encaminhando|direcionando) (?:voce|vc|seu|sua|para|pra|a conversa|o atendimento)"
                    + "|\\b(?:transferi|encaminhei|repassei|passei)(?: \\w+){0,5} (?:para|pra|pro|ao|a) (?:\\w+ ){0,3}"
                    + PERSON
                    // I call somebody
                    + "|\\b(?:vou|irei|ja estou|estou) (?:chamar|chamando|acionar|acionando|avisar|avisando|pedir|pedindo)(?: \\w+){0,4} "
                    + PERSON
                    + "|\\bja (?:chamei|acionei|avisei|pedi|notifiquei)(?: \\w+){0,4} " + PERSON
                    // somebody comes
                    + "|\\b" + PERSON
                    + "(?: \\w+){0,4} (?:vai|ira|vao|irao|ja vai)(?: \\w+){0,3} (?:chamar|falar|contato|continuar|atender|responder|ligar"
                    + "|retornar|ajudar|assumir|te chamar|procurar|dar)"
                    + "|\\b" + PERSON
                    + "(?: \\w+){0,4} (?:entrara|falara|chamara|continuara|respondera|ligara|retornara|atendera|entra em contato|ja te"
                    + " chama|ja te responde|continua com voce|continua a conversa|te responde em breve|te chama em breve)"
                    + "|\\baguarde(?: \\w+){0,6} " + PERSON
                    // English
                    + "|\\b(?:i ll|i will|i am|i m|let me) (?:now )?(?:transfer|transferring|connect|connecting|hand|handing|forward"
                    + "|forwarding|pass|passing|put)(?: \\w+){0,6} " + PERSON
                    + "|\\b(?:i ll|i will|i am|i m) (?:now )?(?:transfer|transferring) you\\b"
                    + "|\\b(?:i ll|i will) (?:call|ask|notify|get)(?: \\w+){0,4} " + PERSON
                    + "|\\b(?:i have|i ve) (?:called|notified|asked|informed)(?: \\w+){0,4} " + PERSON
                    + "|\\b" + PERSON
                    + "(?: \\w+){0,5} (?:will|is going to)(?: \\w+){0,2} (?:contact|call|reach|get|be|continue|carry|take|answer|help|reply"
                    + "|assist)"
                    // Spanish
                    + "|\\b(?:te|le|lo|la) (?:transfiero|paso|derivo|comunico|conecto|voy a transferir|voy a pasar|voy a derivar"
                    + "|estoy transfiriendo)(?: \\w+){0,6} " + PERSON
                    + "|\\bvoy a (?:transferirte|pasarte|derivarte|comunicarte|transferirlo|pasarlo|llamar|avisar|pedir)(?: \\w+){0,5} "
                    + PERSON
                    + "|\\bya (?:llame|avise|notifique)(?: \\w+){0,4} " + PERSON
                    + "|\\b" + PERSON
                    + "(?: \\w+){0,4} (?:va a|se va a|te va a|le va a|se pondra|te contactara|te llamara|seguira|continuara|te respondera)");

    /** Said of what is not, was, or only may be. */
    private static final Pattern NO_PROMISE = Pattern.compile(
            "\\b(?:nao|nem|no|not|nunca|never|can t|cannot|won t)(?: \\w+){0,4} (?:vou|posso|consigo|transfer\\w*|encaminh\\w*|chamar"
                    + "|transfier\\w*|puedo|connect|call|vai|will)"
                    + "|\\b(?:se (?:quiser|preferir|precisar|desejar|voce quiser|voce preferir|quieres|prefieres|necesitas)|caso (?:queira"
                    + "|prefira|precise|deseje|voce)|quando (?:quiser|voce quiser)|if you (?:want|like|prefer|need|wish|d like)|cuando"
                    + " quieras|si (?:quieres|prefieres|lo deseas))\\b"
                    + "|\\b(?:posso|podemos|poderia|can i|could|may|puedo|podemos) (?:\\w+ ){0,2}(?:transferir|chamar|encaminhar|passar|pedir"
                    + "|transfer|connect|call|ask|transferir\\w*|llamar|pasar\\w*)"
                    + "|\\bquer que\\b|\\bgostaria que\\b|\\bwould you like\\b|\\bquieres que\\b|\\bdo you want\\b");

    private static final Pattern SENTENCES = Pattern.compile("(?<=[.!?…\\n])\\s+|\\n+");

    private Promises() {}

    /** Whether any sentence of {@code bubbles} promises that a person comes. */
    public static boolean in(List<String> bubbles) {
        return bubbles.stream().flatMap(SENTENCES::splitAsStream).anyMatch(Promises::isPromise);
    }

    private static boolean isPromise(String sentence) {
        String words = String.join(" ", Words.of(sentence).words());
        return !sentence.strip().endsWith("?")
                && PROMISE.matcher(words).find()
                && !NO_PROMISE.matcher(words).find();
    }
}

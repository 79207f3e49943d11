package io.voicesdr.core.decision;

import io.voicesdr.core.text.Words;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether a customer asks for a person of the company, told by the words alone in Portuguese, English and Spanish: no model
 * has to be well for that. Missing a roundabout wish is cheap (the model calls a person too); hearing one that was not
 * meant is not. Pure.
 */
public final class WishForPerson {

    private static final String PERSON =
            "(?:atendentes?|atendente humano|humanos?|humana|pessoa|pessoas de verdade|gente|gente de verdade|alguem"
                    + "|vendedor(?:a|es)?|consultor(?:a|es)?|corretor(?:a)?|especialista|responsavel|gerente|supervisor(?:a)?"
                    + "|operador(?:a)?|representante|suporte humano|atendimento humano|secretaria|recepcao"
                    + "|(?:real |human |live )?(?:person|human|agent|someone|somebody|representative|salesperson|manager"
                    + "|operator|attendant|seller|consultant)"
                    + "|persona|personas|alguien|asesor(?:a)?|agente|encargad[oa]|ejecutiv[oa])";

    private static final String FILLER =
            "(?:(?:um|uma|o|a|os|as|algum|alguma|outro|outra|seu|sua|de|do|da|verdade|real|a real|an|the|your|some|un|una"
                    + "|el|la|algun|su) ){0,3}";

    private static final String TALK =
            "(?:falar|fala|conversar|conversa|contato|tratar|atendid[oa]|atendimento|transfer\\w*|passar?|passe|passem|encaminh\\w*"
                    + "|direcion\\w*|ligar|talk|speak|chat|transfer|connect|hablar|platicar|conversar|comunicar\\w*|atiend\\w*"
                    + "|pasa\\w*|transfier\\w*)";

    private static final Pattern TALK_TO_PERSON =
            Pattern.compile("\\b" + TALK + " (?:(?:me|direto|diretamente|logo|agora|por favor|direct\\w*) )?"
                    + "(?:(?:com|por|pra|para|ao|a|pro|with|to|con|por) )" + FILLER + PERSON + "\\b");

    private static final Pattern WANT_PERSON = Pattern.compile(
            "\\b(?:quero|queria|preciso(?: de)?|gostaria de|prefiro|chama(?:r)?|chame|me chama|cade|tem|need|want|get me"
                    + "|give me|prefer|call|quiero|necesito|prefiero|llam\\w*) " + FILLER
                    + "(?:atendente|humano|atendimento humano|suporte humano|vendedor(?:a)?|consultor(?:a)?|corretor(?:a)?"
                    + "|gerente|pessoa de verdade|gente de verdade|human|real person|live agent|agent|human agent"
                    + "|representative|salesperson|manager|persona real|asesor(?:a)?|agente|humano)(?: humano| real)?"
                    + "(?: (?:agora|ai|por favor|aqui|disponivel|please|now|here|ahora|ja|humano|de verdade|pra me atender|por favor|de novo|novamente|again))*$");

    private static final Pattern ALONE =
            Pattern.compile("(?:(?:oi|ola|bom dia|boa tarde|boa noite|por favor|hi|hello|please|hola) )?"
                    + "(?:atendente|humano|atendente humano|atendimento humano|atendente por favor|falar com atendente|human|agent"
                    + "|live agent|human agent|representative|operator|asesor|agente|agente humano|operador|persona real"
                    + "|pessoa de verdade|gente de verdade|vendedor|consultor)"
                    + "(?: (?:por favor|please|agora|now|ahora))?");

    private static final Pattern NOT_BOT = Pattern.compile(
            "\\bnao (?:quero|queria|gosto de) (?:mais )?(?:falar|conversar) com (?:um |uma |o |a |esse |essa )?"
                    + "(?:robo|bot|maquina|ia|assistente virtual)\\b"
                    + "|\\b(?:dont|do not|don t) want to (?:talk|speak|chat) (?:to|with) (?:a |this )?(?:bot|robot|machine|ai)\\b"
                    + "|\\bno quiero hablar con (?:un |una |este )?(?:robot|bot|maquina|ia)\\b");

    /** A wish taken back, a person talked about, talked to already, or offered. */
    private static final Pattern NOT_MEANT =
            Pattern.compile("\\b(?:nao|nem|sem|no|not|never|dont|don t|nunca|jamais)(?: \\w+){0,4} " + TALK
                    + "|\\b(?:nao|nem|no|dont|don t|do not)(?: \\w+){0,2} "
                    + "(?:quero|queria|preciso|precisa|chame|chama|chamar|gostaria|need|want|call|quiero|necesito|llame\\w*)"
                    + "|\\b(?:ja|acabei de|already|just|ya) (?:falei|conversei|fui|estou|to|falando|falar|conversar|spoke|talked"
                    + "|talking|speaking|hable|estoy|being|atendid[oa])"
                    + "|\\b(?:estava|estou|to|tava|fiquei|was|were|estaba|am|been) (?:falando|conversando|talking|speaking|hablando)"
                    + "|\\b(?:sendo|being|siendo) (?:atendid[oa]|helped|attended)"
                    + "|\\b(?:ontem|semana passada|mes passado|yesterday|last week|ayer)\\b(?: \\w+){0,3} (?:falei|falar|conversei|spoke|hable)"
                    + "|\\b(?:antes de|depois de|before|after|despues de) " + TALK
                    + "|\\bquando (?:eu )?(?:precisar|quiser)\\b"
                    + "|\\b(?:vou|vai|vamos|ia) (?:falar|conversar|passar|tratar) com"
                    + "|\\b(?:will|going to|gonna) (?:talk|speak) (?:to|with)"
                    + "|\\bvoy a hablar con");

    /** Who is not needed any more, whether or not anybody speaks of talking. */
    private static final Pattern NOT_NEEDED = Pattern.compile(
            "\\b(?:nao (?:precisa|preciso|quero|chame|chama|necesito|quiero)|no (?:need|necesito|quiero)|don t need)"
                    + "(?: mais| de| to| any| chamar| call){0,3} " + FILLER + PERSON + "\\b"
                    + "|^(?:nao )?(?:deixa|esquece)(?: pra la| para la| quieto| isso)?(?: nao precisa(?: mais)?)?$"
                    + "|^nao precisa(?: mais| nao)?$|^(?:never mind|nevermind|forget it|olvidalo|dejalo)$");

    private WishForPerson() {}

    /** Whether the newest of {@code texts} that says anything about it, oldest first, asks for a person. */
    public static boolean in(List<String> texts) {
        for (String text : texts.reversed()) {
            if (in(text)) {
                return true;
            }
            if (isTakenBack(text)) {
                return false;
            }
        }
        return false;
    }

    /** Whether {@code text} asks for a person. */
    public static boolean in(String text) {
        String words = words(text);
        if (NOT_BOT.matcher(words).find()) {
            return true;
        }
        boolean named = TALK_TO_PERSON.matcher(words).find()
                || WANT_PERSON.matcher(words).find()
                || ALONE.matcher(words).matches();
        return named && !NOT_MEANT.matcher(words).find();
    }

    private static boolean isTakenBack(String text) {
        String words = words(text);
        return TALK_TO_PERSON.matcher(words).find() && NOT_MEANT.matcher(words).find()
                || NOT_NEEDED.matcher(words).find();
    }

    private static String words(String text) {
        return String.join(" ", Words.of(text).words());
    }
}

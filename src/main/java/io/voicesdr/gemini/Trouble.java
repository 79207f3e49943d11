package io.voicesdr.gemini;

import java.util.EnumSet;

/** Why there is no answer: a stable code for alerts and searches, and what the operator does next. */
enum Trouble {
    NO_KEY("Set GEMINI_API_KEY (https://aistudio.google.com/apikey) and restart."),
    KEY_INVALID("Google does not know GEMINI_API_KEY: copy it again from AI Studio and restart."),
    KEY_REFUSED("Google refuses GEMINI_API_KEY (leaked, restricted, or the API is off): make a new key and restart."),
    REGION("Google does not serve this server's country or the project has no billing: link billing or move."),
    BAD_REQUEST("Google refused the request itself: report it with this line, and the model's name in tenant.yaml."),
    MODEL_MISSING("Google has no such model for this key: change model.chat or model.fallback, or check GEMINI_URL."),
    QUOTA("The project's quota is used up: raise the tier in AI Studio, or wait until it resets."),
    OVERLOADED("Google is overloaded: nothing to do; if it stays, choose another model.fallback."),
    INTERNAL("Google failed inside: nothing to do; if it stays, lower conversation.history_limit."),
    TIMEOUT("Google answered too slowly: lower model.thinking, or raise sdr.gemini.read-timeout and budget."),
    UNREACHABLE("Google can't be reached: check DNS, proxy and firewall for GEMINI_URL."),
    EMPTY("The model said nothing: nothing to do; if it stays, choose another model.chat."),
    MAX_TOKENS("The answer did not fit: raise model.max_output_tokens or lower model.thinking."),
    STOPPED("The model broke off (RECITATION, LANGUAGE, OTHER): look at the system prompt for long quotations."),
    TOOL_CALL("The model called a tool it does not have: look at the system prompt for such orders."),
    MALFORMED("The model's answer could not be read: nothing to do; if it stays, choose another model.chat."),
    KNOWLEDGE(
            "Google does not let the model read the documents it keeps: nothing to do, they are searched here and put there"
                    + " anew; if it stays, set tools_config.knowledge.mode."),
    SPEECH_EMPTY("The speech model made no sound: nothing to do; if it stays, choose another voice.model."),
    SPEECH_TRUNCATED(
            "The speech model broke off, and what it made was not sent: if it stays, choose another voice.model."),
    SPEECH_REFUSED("The speech model will not say this: nothing to do, the answer was written."),
    INTERRUPTED("The service was stopping: nothing to do, the chat is answered after the start.");

    private final String nextAction;

    Trouble(String nextAction) {
        this.nextAction = nextAction;
    }

    /** Whether an ask that failed with {@code code} tells that every other will, whatever the tenant or model. */
    static boolean blocks(String code) {
        return EnumSet.of(NO_KEY, KEY_INVALID, KEY_REFUSED, REGION).stream()
                .anyMatch(trouble -> trouble.code().equals(code));
    }

    String code() {
        return "GEMINI_" + name();
    }

    String nextAction() {
        return nextAction;
    }
}

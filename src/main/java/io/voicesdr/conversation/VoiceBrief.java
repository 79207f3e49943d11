package io.voicesdr.conversation;

import io.voicesdr.core.history.Hearing;
import io.voicesdr.core.state.ConversationState;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.core.text.Language;
import io.voicesdr.core.voice.VoiceReply;

/** Tells the model that its answer will be heard instead of read. Pure. */
final class VoiceBrief {

    private VoiceBrief() {}

    /** {@code persona} and, where the answer to {@code state} will be spoken, a section below it. */
    static String with(String persona, Tenant tenant, ConversationState state, Hearing hearing) {
        if (!VoiceReply.isSpoken(tenant.voice(), state, hearing)) {
            return persona;
        }
        return persona.strip() + "\n\n" + Language.of(tenant.language()).choose("""
                        ## Sua resposta vira um áudio
                        - Fale como numa conversa, em até três frases curtas.
                        - Sem listas, títulos nem emojis.
                        - Links, e-mails e códigos ficam cada um na sua própria bolha: o sistema os manda por escrito.""", """
                        ## Your answer becomes a voice note
                        - Talk as in a conversation, in three short sentences at most.
                        - No lists, headings or emoji.
                        - Links, e-mail addresses and codes each get a bubble of their own: the system sends them in writing.""", """
                        ## Tu respuesta se convierte en un audio
                        - Habla como en una conversación, en tres frases cortas como máximo.
                        - Sin listas, títulos ni emojis.
                        - Enlaces, correos y códigos van cada uno en su propia burbuja: el sistema los manda por escrito.""");
    }
}

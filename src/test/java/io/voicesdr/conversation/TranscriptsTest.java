package io.voicesdr.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.voicesdr.core.message.ChatRef;
import io.voicesdr.core.message.Jid;
import org.junit.jupiter.api.Test;

class TranscriptsTest {

    private static final ChatRef CHAT = new ChatRef("loja", Jid.of("5511999990001@s.whatsapp.net"));

    private final Transcripts transcripts = new Transcripts();

    @Test
    void of_rememberedNote_hasItsWords() {
        transcripts.remember(CHAT, "A1", " meu orçamento é quinze mil \n");
        assertThat(transcripts.of(CHAT, "A1")).contains("meu orçamento é quinze mil");
        assertThat(transcripts.of(CHAT, "A2")).isEmpty();
    }

    @Test
    void of_sameIdOfAnotherInstance_isEmpty() {
        transcripts.remember(CHAT, "A1", "oi");
        assertThat(transcripts.of(new ChatRef("outra", CHAT.jid()), "A1")).isEmpty();
    }

    @Test
    void remember_blankText_keepsWhatWasKnown() {
        transcripts.remember(CHAT, "A1", "oi");
        transcripts.remember(CHAT, "A1", "  ");
        assertThat(transcripts.of(CHAT, "A1")).contains("oi");
    }

    @Test
    void forget_knownNote_isGone() {
        transcripts.remember(CHAT, "A1", "oi");
        transcripts.forget(CHAT, "A1");
        assertThat(transcripts.of(CHAT, "A1")).isEmpty();
    }
}

package io.voicesdr.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JidTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5511999990001@s.whatsapp.net",
                "5511999990001:12@s.whatsapp.net",
                "5511999990001@c.us",
                "188877766655544@lid",
                "5511999990001"
            })
    void isPerson_numberOfAPerson(String jid) {
        assertThat(Jid.of(jid).isPerson()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0@s.whatsapp.net",
                "@s.whatsapp.net",
                "@lid",
                "55\"11999990001@s.whatsapp.net",
                "5511\n999990001@s.whatsapp.net",
                "555555555555555555555@s.whatsapp.net",
                "٥٥١١٩٩٩٩٩٠٠٠١@s.whatsapp.net",
                "13135550002@bot",
                "120363000000000001@g.us",
                "status@broadcast",
                "123@newsletter",
                "1234"
            })
    void isPerson_nobody(String jid) {
        assertThat(Jid.of(jid).isPerson()).isFalse();
    }
}

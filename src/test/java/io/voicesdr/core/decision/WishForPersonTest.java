package io.voicesdr.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The customer's wish for a person, both ways. */
class WishForPersonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quero falar com um atendente",
                "Quero falar com atendente",
                "queria falar com uma pessoa",
                "posso falar com alguém?",
                "tem como falar com um humano?",
                "me passa para um atendente",
                "me transfere pra um vendedor",
                "transferir para atendente",
                "atendente",
                "ATENDENTE!!!",
                "humano",
                "Humano, por favor",
                "oi, atendente",
                "falar com atendente",
                "atendimento humano",
                "quero atendimento humano",
                "preciso de um atendente",
                "preciso falar com o gerente",
                "quero um vendedor",
                "chama um atendente aí por favor",
                "chama o gerente",
                "cadê o atendente?",
                "tem algum atendente disponível?",
                "gostaria de conversar com um consultor",
                "quero ser atendido por uma pessoa de verdade",
                "quero falar com gente de verdade",
                "não quero falar com robô",
                "nao quero conversar com bot",
                "não quero mais falar com uma máquina",
                "dá pra falar com alguém da loja?",
                "Bom dia! Gostaria de falar com uma vendedora sobre o Onix",
                "por favor me encaminhe para um especialista",
                "fala com humano",
                "preciso de um atendente de novo",
                "I want to talk to a human",
                "can I speak with a real person?",
                "I need to speak to someone",
                "human please",
                "agent",
                "live agent",
                "connect me to an agent",
                "transfer me to a representative",
                "get me a human",
                "I don't want to talk to a bot",
                "quiero hablar con una persona",
                "quiero hablar con un asesor",
                "¿puedo hablar con alguien?",
                "necesito un asesor",
                "pásame con un agente",
                "no quiero hablar con un robot",
                "agente humano"
            })
    void wish_isHeard(String text) {
        assertThat(WishForPerson.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "não quero falar com atendente",
                "nao precisa chamar ninguém",
                "não precisa me passar para um atendente",
                "não quero atendente, quero o preço",
                "já falei com o atendente ontem",
                "ja conversei com um vendedor",
                "acabei de falar com uma pessoa daí",
                "estava falando com um vendedor e caiu",
                "já estou sendo atendido por uma pessoa",
                "vou falar com minha esposa e te aviso",
                "vou conversar com o gerente do banco primeiro",
                "antes de falar com um vendedor quero saber o preço",
                "o atendente me disse que custa 100",
                "a vendedora foi muito simpática",
                "quero uma mesa para 4 pessoas",
                "quantas pessoas cabem?",
                "é para uma pessoa só",
                "sou atendente numa loja",
                "trabalho como vendedor",
                "quero vender meu carro",
                "vocês contratam atendentes?",
                "quero falar sobre o plano",
                "quero falar com você",
                "posso falar agora?",
                "me fala o preço",
                "passa o preço por favor",
                "me passa o endereço",
                "pode me ligar?",
                "quem é o responsável pelo projeto do site?",
                "recursos humanos",
                "curso de recursos humanos tem?",
                "tem estacionamento?",
                "oi",
                "sim",
                "",
                "👍",
                "quando eu precisar falar com alguém eu aviso",
                "I don't want to talk to a person",
                "I already spoke with an agent",
                "no need to call someone",
                "how many people per room?",
                "is the agent commission included?",
                "I will talk to my manager first",
                "no quiero hablar con nadie",
                "no necesito hablar con un asesor",
                "ya hablé con un asesor",
                "voy a hablar con mi esposa",
                "para cuántas personas es?",
                "gostei do atendimento",
                "qual o horário de atendimento?"
            })
    void otherWords_areNone(String text) {
        assertThat(WishForPerson.in(text)).isFalse();
    }

    @Test
    void ofSeveralMessages_theNewestThatSpeaksOfItCounts() {
        assertThat(WishForPerson.in(List.of("quero falar com um atendente", "é sobre o plano")))
                .isTrue();
        assertThat(WishForPerson.in(List.of("quero falar com um atendente", "não, não precisa falar com atendente")))
                .isFalse();
        assertThat(WishForPerson.in(List.of("oi", "quanto custa?"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "não, deixa, não precisa chamar atendente: quanto é o Argo?",
                "não preciso mais de atendente",
                "não quero mais vendedor não",
                "deixa pra lá",
                "esquece",
                "não precisa",
                "não precisa mais",
                "deixa, não precisa",
                "no need to call an agent",
                "never mind",
                "no necesito un asesor"
            })
    void wish_isTakenBack_byTheNextMessage(String text) {
        assertThat(WishForPerson.in(List.of("quero falar com um atendente", text)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deixa eu explicar: é sobre o plano",
                "não precisa ser agora",
                "não entendi o preço",
                "esquece o que eu disse do preço",
                "no meu caso é urgente",
                "obrigado"
            })
    void wish_isNotTakenBack_byOtherWords(String text) {
        assertThat(WishForPerson.in(List.of("quero falar com um atendente", text)))
                .isTrue();
    }
}

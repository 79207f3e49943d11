package io.voicesdr.core.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that promise a person, both ways. */
class PromisesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Vou te transferir para um atendente.",
                "Vou transferir você para o setor comercial!",
                "Certo. Vou te encaminhar para um consultor agora mesmo.",
                "Vou te transferir agora.",
                "Estou transferindo você para um especialista.",
                "Transferindo você para o atendimento…",
                "Um consultor vai te chamar em breve.",
                "Um consultor vai entrar em contato com você.",
                "Alguém da nossa equipe vai continuar a conversa por aqui.",
                "Nossa equipe entrará em contato.",
                "Já chamei um atendente para você.",
                "Já avisei a equipe.",
                "Vou chamar um vendedor para te ajudar.",
                "Vou pedir para um colega te ligar.",
                "Aguarde um instante que um atendente já vai falar com você.",
                "Repassei sua mensagem para a equipe técnica.",
                "Uma pessoa da equipe continua com você por aqui.",
                "O gerente vai te responder ainda hoje.",
                "Perfeito! Irei encaminhar ao setor responsável.",
                "I'll transfer you to an agent.",
                "I will connect you with someone from our team.",
                "Someone will contact you shortly.",
                "A specialist will call you.",
                "I've notified the team.",
                "Our team will get back to you.",
                "Te paso con un asesor.",
                "Voy a transferirte con una persona del equipo.",
                "Un asesor te va a llamar.",
                "Ya avisé al equipo.",
                "Alguien del equipo se pondrá en contacto."
            })
    void promise_isFound(String text) {
        assertThat(Promises.in(List.of("Claro!", text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Quer que eu chame um atendente?",
                "Posso te transferir para um consultor, se quiser.",
                "Se preferir, um consultor pode te ligar.",
                "Não consigo te transferir para um atendente.",
                "Não vou te transferir sem você pedir.",
                "Você prefere falar com uma pessoa da equipe?",
                "Nossa equipe tem 12 consultores.",
                "O plano inclui suporte técnico.",
                "Vou te passar o preço.",
                "Vou te encaminhar o link.",
                "Passei o endereço acima.",
                "O time trabalha de segunda a sexta.",
                "Posso chamar alguém para te ajudar.",
                "Caso queira, um vendedor te liga.",
                "Vou verificar o estoque.",
                "A entrega vai chegar na sexta.",
                "Would you like me to connect you with an agent?",
                "If you want, someone will call you.",
                "I can't transfer you to a person.",
                "Our team has ten people.",
                "I'll send you the price.",
                "¿Quieres que te pase con un asesor?",
                "Si quieres, te paso con un asesor.",
                "No puedo transferirte con una persona.",
                "El equipo trabaja de lunes a viernes.",
                "Custa R$ 99,90 por mês.",
                "Qual é o melhor horário para você?",
                ""
            })
    void otherWords_areNone(String text) {
        assertThat(Promises.in(List.of(text))).isFalse();
    }
}

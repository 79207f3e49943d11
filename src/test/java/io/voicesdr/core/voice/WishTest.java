package io.voicesdr.core.voice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WishTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "responde por texto",
                "Responde por texto, por favor!",
                "pode responder por escrito?",
                "me manda por texto",
                "prefiro texto",
                "prefiro por escrito",
                "Prefiro ler",
                "não gosto de áudio",
                "nao consigo ouvir audio",
                "sem áudio pfv",
                "não precisa mandar áudio",
                "não me manda áudio",
                "para de mandar áudio",
                "Responde por texto, não por áudio",
                "não quero áudios, só texto",
                "pode escrever?",
                "me responda em texto",
                "não escuto áudio",
                "please reply in text",
                "I prefer text",
                "text only please",
                "I can't listen to audios",
                "no voice messages please",
                "responde por texto porfa",
                "prefiero texto",
                "no me mandes audios",
                "no puedo escuchar audios"
            })
    void wishForText_lasts(String text) {
        assertThat(Wish.in(text)).contains(new Wish(false, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "não posso ouvir áudio agora",
                "Não posso ouvir agora",
                "agora não posso escutar áudio",
                "tô no trabalho e não consigo ouvir",
                "I can't listen right now",
                "no puedo escuchar ahora"
            })
    void wishForText_ofTheMoment(String text) {
        assertThat(Wish.in(text)).contains(new Wish(false, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pode mandar áudio",
                "pode me mandar um áudio?",
                "Pode responder por áudio",
                "prefiro áudio",
                "prefiro ouvir",
                "manda um áudio",
                "me manda áudio",
                "responde em áudio",
                "fala por voz",
                "me explica por áudio",
                "quero ouvir em áudio",
                "não sei ler",
                "não precisa ser texto, pode mandar áudio",
                "Não posso ouvir? posso sim, pode mandar áudio",
                "could you send a voice message?",
                "send me a voice note",
                "I prefer voice",
                "mándame un audio",
                "puedes responder por audio",
                "prefiero audio"
            })
    void wishForVoice_lasts(String text) {
        assertThat(Wish.in(text)).contains(new Wish(true, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"estou dirigindo", "to dirigindo, não consigo digitar", "I'm driving", "estoy manejando"})
    void wishForVoice_ofTheMoment(String text) {
        assertThat(Wish.in(text)).contains(new Wish(true, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "oi",
                "quanto custa o Gol?",
                "posso mandar áudio?",
                "vou te mandar um áudio",
                "já mandei um áudio",
                "ouviu meu áudio?",
                "pode ouvir o áudio que mandei?",
                "me fala do áudio do carro",
                "o som tem entrada de áudio?",
                "quero um texto para o anúncio",
                "não entendi",
                "manda o endereço",
                "I can hear you",
                "qual o preço do sistema de voz?"
            })
    void otherTalk_wishesNothing(String text) {
        assertThat(Wish.in(text)).isEmpty();
    }
}

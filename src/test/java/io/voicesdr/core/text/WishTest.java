package io.voicesdr.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Opt-out phrases, a hundred both ways, and those for data. What has a line here is what customers can rely on. */
class WishTest {

    private static final String STOP = """
            SAIR|sair|Sair.|sair!|SAIR 🙏|PARAR|parar|Pare|PARE!|parem|STOP|stop|Stop.|"STOP"|stop all|UNSUBSCRIBE|Baja
            descadastrar|Descadastre-me|me descadastre|quero me descadastrar|desinscrever|quero me desinscrever
            cancelar inscrição|cancelar mensagens|cancelar o envio de mensagens|sair da lista|quero sair da lista|me tira da lista
            me tirem da lista|tire meu número|tire meu número da lista|remover|remova meu número|me remova da lista
            exclua meu número|não quero mais receber mensagens|Nao quero mais receber mensagens.|não quero mais mensagens
            não quero receber mensagens|não quero receber mais nada|não quero mais receber nada de vocês
            não desejo mais receber mensagens|não me mande mais mensagens|não me mandem mais mensagens, por favor
            por favor, não me mandem mais mensagens|não me manda mais mensagem|não mandem mais mensagens
            não me envie mais mensagens|não me enviem mais mensagens|não me chamem mais|não entrem mais em contato
            pare de me mandar mensagens|parem de me mandar mensagem|parem de enviar mensagens|pare de me incomodar
            parar de receber mensagens|quero parar de receber mensagens|stop sending me messages|don't message me
            please stop|remove me|take me off your list|no quiero recibir más mensajes|quiero darme de baja
            no me escriban más|dejen de escribirme|PARAR POR FAVOR|sair, por favor|Sair obrigada|no more messages
            stop all|opt out|optout|dar de baja|cancelar envios|parar de receber|sair da lista, por favor|me tire da lista
            tira meu número da lista|excluir meu número|não quero mais receber nada|não quero receber mais mensagens
            não desejo receber mensagens|não me mande mensagens|não me manda mais mensagens|não envie mais mensagens
            não me escreva mais|não me escrevam mais|pare de mandar mensagem|para de me mandar mensagem|pare de me chamar
            stop messaging me|do not message me|don't contact me|remove me from the list|no quiero recibir mensajes
            no me envíen más mensajes|no más mensajes|SAIR...|Parar...|PARE, obrigado|desinscreva-me, por gentileza""";

    private static final String TALK = """
            não vou parar|quero parar de pagar aluguel|vou sair agora|sair de casa cedo|quando posso sair?|vamos sair?
            para|para quando?|para mim|parar o carro|o carro parou|meu carro não para de fazer barulho|pare o anúncio amanhã
            cancelar|quero cancelar o pedido|posso cancelar depois?|cancelar minha compra|cancelar agendamento
            stop and go|tem start stop?|o carro tem start-stop?|non stop|stopper|não quero|não quero mais|não quero mais esse
            não quero mais o carro|não quero receber em casa|não quero receber no sábado|não quero mais receber visita
            não quero receber mensagens de outro vendedor, só de você|não me mande o boleto ainda|não mandem hoje
            não me mande mais mensagens à noite|não me chame de senhor|não chame o guincho|me tira uma dúvida
            me tira uma foto do carro|tire meu nome da proposta|tira o motor|remover o rack|remover o engate custa quanto?
            remova a taxa|remover película|quero sair do aluguel|quero sair com o carro hoje|sair do zero
            sair andando|da lista qual o mais barato?|lista|saída|saindo|já saí|sai quanto?|quanto sai?|sai caro?
            parada|parados|o pagamento pode parar?|parem o processo|pare de graça kkk|parar de fumar|parar no posto
            quero parar de receber multa|inscrição|cancelar inscrição no curso|descadastrar meu carro antigo
            baixa o preço|baixa|a baixa do gravame|dar baixa no carro|quero dar baixa no documento|unsubscribed
            pode parar de falar e me dizer o preço?|sair da fila|vou parar por aqui hoje, amanhã vejo|oi|bom dia
            não|nao obrigado|obrigado|tchau|não tenho interesse|não me liga, escreve|não me ligue mais, só mensagem
            me manda mais mensagens|me mandem mensagem amanhã|pode mandar mensagem|quero receber a proposta
            não quero perder as mensagens|como faço para sair do grupo?|se eu quiser sair do contrato?
            sair é fácil?|vocês nunca param?|me remove uma dúvida|remove o valor do seguro|no|no quiero|no quiero ese
            exclua o opcional|excluir o seguro|quero excluir um item|tirar meu carro da lista de espera|PARE TUDO AGORA e me ouve""";

    static List<String> stops() {
        return phrases(STOP);
    }

    static List<String> talk() {
        return phrases(TALK);
    }

    private static List<String> phrases(String table) {
        return Arrays.stream(table.split("[|\n]")).map(String::strip).toList();
    }

    @ParameterizedTest
    @MethodSource("stops")
    void stop_isHeard(String phrase) {
        assertThat(Wish.of(phrase)).contains(Wish.STOP);
    }

    @ParameterizedTest
    @MethodSource("talk")
    void talk_isNoWish(String phrase) {
        assertThat(Wish.of(phrase)).isEmpty();
    }

    @Test
    void theTables_areLong() {
        assertThat(stops().stream().distinct()).hasSizeGreaterThanOrEqualTo(100);
        assertThat(talk().stream().distinct()).hasSizeGreaterThanOrEqualTo(100);
    }

    @ParameterizedTest
    @MethodSource("others")
    void otherWishes_areTold(String phrase, Optional<Wish> wish) {
        assertThat(Wish.of(phrase)).isEqualTo(wish);
    }

    static List<Arguments> others() {
        String table = """
                RETURN: INICIAR|Iniciar|voltar|START|quero voltar a receber mensagens|retomar|alta
                SHOW_DATA: meus dados|Meus dados?|quero ver meus dados|quais dados vocês têm sobre mim?|o que vocês sabem de mim?
                SHOW_DATA: my data|mis datos|exportar meus dados, por favor
                FORGET: apagar meus dados|APAGUEM MEUS DADOS!|quero que apaguem meus dados|excluir meus dados|exclusão dos meus dados
                FORGET: solicito a exclusão dos meus dados|delete my data|please delete my data|forget me|borrar mis datos
                FORGET: esqueça tudo sobre mim|apague minha conversa|remover meus dados
                NONE: meus dados bancários são estes|posso mandar meus dados?|vou enviar meus dados|meus dados mudaram
                NONE: meus dados estão corretos?|quero atualizar meus dados|não apague meus dados|apaga a foto
                NONE: apagar a dívida|quero voltar amanhã|vou voltar|volta|iniciar o financiamento|quando posso iniciar?
                NONE: esqueça|esquece o que eu disse|delete|deleta isso|dados|que dados precisa?|excluir""";
        return table.lines()
                .flatMap(line -> {
                    String[] parts = line.strip().split(": ", 2);
                    Optional<Wish> wish =
                            parts[0].equals("NONE") ? Optional.empty() : Optional.of(Wish.valueOf(parts[0]));
                    return Arrays.stream(parts[1].split("\\|")).map(phrase -> Arguments.of(phrase, wish));
                })
                .toList();
    }
}

package io.voicesdr.core.flow.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write who are asked for their name, and which of it is the name. */
class NamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ana | Ana",
                "Ana Lima | Ana Lima",
                "Ana. | Ana",
                "Ana... | Ana",
                "Ana 😊 | Ana",
                "*Ana* | Ana",
                "ana | Ana",
                "ana lima de souza | Ana Lima de Souza",
                "ANA LIMA | Ana Lima",
                "JP | JP",
                "J. P. Silva | J. P. Silva",
                "McArthur | McArthur",
                "maria-clara d'ávila | Maria-Clara D'Ávila",
                "José | José",
                "Íris | Íris",
                "Zé da Silva | Zé da Silva",
                "João Pedro de Alcântara e Souza | João Pedro de Alcântara e Souza",
                "meu nome é Ana Lima | Ana Lima",
                "Meu nome eh Ana | Ana",
                "o meu nome é Ana | Ana",
                "meu nome completo é Ana Maria Lima | Ana Maria Lima",
                "nome: Ana | Ana",
                "me chamo Ana | Ana",
                "eu me chamo Ana Lima | Ana Lima",
                "sou a Ana | Ana",
                "sou o João | João",
                "Eu sou a Ana Lima | Ana Lima",
                "sou Ana | Ana",
                "é a Ana | Ana",
                "É o João aqui | João",
                "aqui é a Ana | Ana",
                "Aqui é o João da padaria | João da padaria",
                "aqui quem fala é o João | João",
                "quem fala é a Ana | Ana",
                "pode me chamar de Aninha | Aninha",
                "oi, sou a Ana | Ana",
                "Oi! Sou a Ana, tudo bem? | Ana",
                "Bom dia, meu nome é Ana Lima | Ana Lima",
                "boa tarde Ana | Ana",
                "Olá tudo bem, me chamo Ana | Ana",
                "Prazer, Ana | Ana",
                "claro, é Ana | Ana",
                "Sr. João | João",
                "dra. Ana Lima | Ana Lima",
                "Dona Maria | Dona Maria",
                "Ana Lima quero um site novo | Ana Lima",
                "Ana Lima, quero um site novo | Ana Lima",
                "sou a Ana e quero um site | Ana",
                "Ana, e vc? | Ana",
                "Ana obrigada | Ana",
                "Ana por favor | Ana",
                "Ana (da Loja Sol) | Ana",
                "Ana - Loja Sol | Ana",
                "Ana, 32 anos | Ana",
                "my name is Ann Lee | Ann Lee",
                "I'm Ann | Ann",
                "hi, this is Ann | Ann",
                "me llamo Ana | Ana",
                "mi nombre es Ana de la Cruz | Ana de la Cruz",
                "soy Ana | Ana",
                "Müller | Müller",
                "渡辺 | 渡辺",
            })
    void name_isFound(String said, String name) {
        assertThat(Names.find(said)).as(said).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "oi",
                "bom dia",
                "sim",
                "não",
                "ok",
                "quero um site novo",
                "preciso de um orçamento para minha loja",
                "sou cliente",
                "sou dono de uma padaria",
                "site novo para loja",
                "não quero dizer",
                "meu nome é",
                "é para uma empresa",
                "gostaria de saber os valores",
                "123",
                "11 99999-0001",
                "ana@exemplo.com",
                "👍",
                "A",
                "um dois três quatro cinco seis sete",
                "vi o anúncio de vocês no Instagram ontem",
                "Empresa com sede em Santos",
                "Ana Maria Clara Beatriz Sofia Helena Lima Souza Prado",
                "de",
                "tudo bem e você"
            })
    void whatIsNoName_isAskedAgain(String said) {
        assertThat(Names.find(said)).as(said).isEmpty();
    }
}

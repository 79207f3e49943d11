package io.voicesdr.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            meu CPF é 529.982.247-25, ok?            | meu CPF é [CPF], ok?
            52998224725                              | [CPF]
            cpf 529 982 247 25                       | cpf [CPF]
            CPF errado 529.982.247-26                | CPF errado 529.982.247-26
            111.111.111-11                           | 111.111.111-11
            meu zap é 11999990001                    | meu zap é 11999990001
            (11) 99999-0001                          | (11) 99999-0001
            +55 11 99999-0001                        | +55 11 99999-0001
            CNPJ 11.222.333/0001-81                  | CNPJ [CNPJ]
            11222333000181                           | [CNPJ]
            11.222.333/0001-82                       | 11.222.333/0001-82
            cartão 4111 1111 1111 1111 val 12/29     | cartão [cartão] val 12/29
            4111111111111111                         | [cartão]
            5500-0000-0000-0004                      | [cartão]
            378282246310005                          | [cartão]
            3782 822463 10005                        | [cartão]
            4111 1111 1111 1112                      | 4111 1111 1111 1112
            pedido 2026112100012345                  | pedido 2026112100012345
            escreva para ana.lima+site@exemplo.com.br | escreva para [e-mail]
            ANA@EXEMPLO.COM e mais                   | [e-mail] e mais
            siga @lojadabia no insta                 | siga @lojadabia no insta
            R$ 52.998,22 em 12x de 4.416,51          | R$ 52.998,22 em 12x de 4.416,51
            CEP 01310-100, placa ABC1D23             | CEP 01310-100, placa ABC1D23
            529.982.247-25 e 168.995.350-09          | [CPF] e [CPF]
            """)
    void of_identifiers_areTakenOut_andNothingElse(String text, String masked) {
        assertThat(Masking.of(text)).isEqualTo(masked);
    }
}

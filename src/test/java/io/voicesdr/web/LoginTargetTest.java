package io.voicesdr.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/inbox/loja/5511999990001@s.whatsapp.net", "/inbox/loja?filter=all&q=ol%C3%A1&page=2"})
    void pageOfOurs_isGoneBackTo(String next) {
        assertThat(LoginResource.local(next)).hasToString(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/%zz",
                "/a b",
                "/\n//x"
            })
    void anythingElse_leadsHome(String next) {
        assertThat(LoginResource.local(next)).hasToString("/");
    }
}

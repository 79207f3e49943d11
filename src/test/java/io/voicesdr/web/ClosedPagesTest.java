package io.voicesdr.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outside dev mode and without {@code SDR_ADMIN_TOKEN} nobody comes in, whatever they type. */
@QuarkusTest
class ClosedPagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pt-BR | As páginas estão fechadas",
                "en | The pages are closed",
                "fr, en;q=0.5 | The pages are closed"
            })
    void withoutAToken_thePagesAreClosed_inTheBrowsersLanguage(String language, String words) {
        var visitor = RestAssured.given().redirects().follow(false).header("Accept-Language", language);
        assertThat(visitor.get("/login").then().statusCode(403).extract().asString())
                .contains(words);
        assertThat(RestAssured.given()
                        .header("Accept-Language", language)
                        .formParam("token", "")
                        .post("/login")
                        .then()
                        .statusCode(403)
                        .extract()
                        .asString())
                .contains(words);
        RestAssured.given()
                .redirects()
                .follow(false)
                .cookie("sdr_session", "1.x.y")
                .get("/inbox/auto_silva")
                .then()
                .statusCode(303);
    }
}

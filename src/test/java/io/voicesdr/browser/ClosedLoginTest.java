package io.voicesdr.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.voicesdr.browser.Browser.Look;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** The door while nobody has set a token: it says so, to everybody. */
@InBrowser
@QuarkusTest
class ClosedLoginTest {

    @TestHTTPResource("/")
    URI home;

    @ParameterizedTest
    @CsvSource({"pt-BR, As páginas estão fechadas", "en, The pages are closed"})
    void closedDoor_standsInNobodysWay(String language, String words) {
        try (Browser browser = Browser.open(home.resolve("/").toString().replaceAll("/$", ""))) {
            browser.speak(language);
            for (Look look : Look.values()) {
                browser.look(look).to("/login");
                browser.read(By.id("problem"), words);
                browser.picture("login-closed-" + language + "-" + look);
                assertThat(browser.barriers()).as("closed " + look).isEmpty();
            }
        }
    }
}

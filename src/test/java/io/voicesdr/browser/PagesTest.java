package io.voicesdr.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.voicesdr.browser.Browser.Look;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The company's pages as people use them. */
@InBrowser
@QuarkusTest
@TestProfile(SandboxProfile.class)
class PagesTest {

    @TestHTTPResource("/")
    URI home;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.open(home.resolve("/").toString().replaceAll("/$", ""));
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void stranger_isAskedForTheToken_andComesBackToTheirPage() {
        browser.to("/inbox/padaria_sol");
        browser.see(Browser.field("Senha (SDR_ADMIN_TOKEN)")).sendKeys("wrong", Keys.ENTER);
        browser.read(By.id("problem"), "Senha errada");
        browser.picture("login-light");
        signIn();
        assertThat(browser.driver().getCurrentUrl()).endsWith("/inbox/padaria_sol");
        browser.press("Sair");
        browser.see(Browser.field("Senha (SDR_ADMIN_TOKEN)"));
        browser.to("/inbox/padaria_sol");
        browser.see(Browser.field("Senha (SDR_ADMIN_TOKEN)"));
    }

    @Test
    void everyPage_isReachable_inEveryLook() {
        browser.to("/login");
        signIn();
        for (String page : List.of("/", "/inbox/auto_silva", "/inbox/auto_silva/5519999990004@s.whatsapp.net")) {
            for (Look look : Look.values()) {
                browser.look(look).to(page);
                browser.picture(page.replaceAll("\\W+", "-") + look.name().toLowerCase());
                assertThat(browser.barriers()).as(page + " " + look).isEmpty();
                assertThat(browser.complaints()).as(page + " " + look).isEmpty();
            }
        }
    }

    private void signIn() {
        browser.see(Browser.field("Senha (SDR_ADMIN_TOKEN)")).sendKeys(SandboxProfile.ADMIN_TOKEN, Keys.ENTER);
        browser.see(By.cssSelector("nav[aria-label]"));
    }

    private static void says(String instance, String customer, String from, String text) {
        RestAssured.given()
                .contentType("application/json")
                .body(java.util.Map.of("instance", instance, "customer", customer, "from", from, "text", text))
                .post("/sandbox/phone/messages")
                .then()
                .statusCode(201);
    }
}

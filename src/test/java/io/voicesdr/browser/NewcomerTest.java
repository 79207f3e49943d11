package io.voicesdr.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A newcomer's first minute: opens the page, writes as a customer, is answered. */
@InBrowser
@QuarkusTest
@TestProfile(SandboxProfile.class)
class NewcomerTest {

    @TestHTTPResource("/")
    URI home;

    @Test
    void newCustomer_writes_andIsAnswered() {
        try (Browser browser = Browser.open(home.resolve("/").toString().replaceAll("/$", ""))) {
            browser.to("/phone");
            browser.press("Novo cliente");
            browser.see(Browser.field("Nome")).sendKeys("Bia Nova", Keys.ENTER);
            browser.read(By.id("company-title"), "Bia Nova");
            browser.see(Browser.field("Mensagem do cliente")).sendKeys("Oi, tudo bem?", Keys.ENTER);
            browser.see(By.cssSelector("#customer-chat .bubble.bot"));
            assertThat(browser.driver().findElement(By.id("customer-chat")).getText())
                    .contains("Oi, tudo bem?");
            assertThat(browser.complaints()).isEmpty();
        }
    }
}

package io.voicesdr.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;
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

    @Test
    void customerAsksForAPerson_theTeamReadsIt_answers_andGivesTheChatBack() {
        try (Browser browser = Browser.open(home.resolve("/").toString().replaceAll("/$", ""))) {
            browser.to("/phone");
            browser.press("Novo cliente");
            browser.see(Browser.field("Nome")).sendKeys("Rita Pessoa", Keys.ENTER);
            browser.read(By.id("company-title"), "Rita Pessoa");
            By rita = By.xpath("//*[@id='customers']//button[.//*[text()='Rita Pessoa']]");
            String phone = browser.attribute(rita, "data-phone").replaceAll("@.*", "");
            browser.see(Browser.field("Mensagem do cliente")).sendKeys("Quero falar com um atendente", Keys.ENTER);
            browser.see(By.cssSelector("#customer-chat .bubble.bot"));

            browser.click(By.cssSelector(".team-chat button"));
            browser.read(By.id("company-chat"), "Um cliente precisa de uma pessoa");
            browser.read(By.id("company-chat"), "Rita Pessoa");
            browser.gone(By.cssSelector("#customer-form:not([hidden])"));
            browser.picture("team-chat");

            browser.click(rita);
            browser.read(By.id("company-title"), "Rita Pessoa");
            browser.see(Browser.field("Mensagem de uma pessoa da empresa"))
                    .sendKeys("Oi Rita, sou o Carlos", Keys.ENTER);
            browser.read(By.id("customer-chat"), "sou o Carlos");
            int before = browser.driver()
                    .findElements(By.cssSelector("#customer-chat .bubble.bot"))
                    .size();
            browser.see(Browser.field("Mensagem do cliente")).sendKeys("Onde fica a loja?", Keys.ENTER);
            browser.read(By.id("company-chat"), "Onde fica a loja?");

            browser.click(By.cssSelector(".team-chat button"));
            browser.read(By.id("company-title"), "Equipe");
            browser.see(Browser.field("Mensagem de uma pessoa da empresa")).sendKeys("/bot " + phone, Keys.ENTER);
            browser.read(By.id("company-chat"), "/bot " + phone);

            browser.click(rita);
            browser.read(By.id("company-title"), "Rita Pessoa");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> browser.driver()
                                    .findElements(By.cssSelector("#customer-chat .bubble.bot"))
                                    .size()
                            > before);
            assertThat(browser.complaints()).isEmpty();
        }
    }
}

package io.voicesdr.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.voicesdr.browser.Browser.Look;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The pages that people seldom see, and those in English: nothing on them stands in anybody's way. */
@InBrowser
@QuarkusTest
@TestProfile(SandboxProfile.class)
class AccessibilityTest {
    private static final String STUDIO = "estudio_norte";

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pt-BR | lost         | /nowhere                                            | Não há página",
                "en    | lost         | /nowhere                                            | There is no page",
                "pt-BR | no-company   | /inbox/nobody                                       | Empresa não encontrada",
                "en    | no-company   | /connect/nobody                                     | Company not found",
                "pt-BR | no-chat      | /inbox/auto_silva/5500000000000@s.whatsapp.net      | Conversa não encontrada",
                "en    | no-chat      | /inbox/auto_silva/5500000000000@s.whatsapp.net      | Conversation not found",
                "pt-BR | no-message   | /inbox/auto_silva/5519999990002@s.whatsapp.net/why/x | Mensagem não encontrada",
                "en    | no-message   | /inbox/auto_silva/5519999990002@s.whatsapp.net/why/x | Message not found"
            })
    void pageOfTrouble(String language, String name, String path, String title) {
        signIn();
        browser.speak(language);
        for (Look look : List.of(Look.LIGHT, Look.DARK_PHONE)) {
            browser.look(look).to(path);
            browser.read(By.tagName("h1"), title);
            judge("error-" + name + "-" + language, look);
        }
    }

    /** The one that is shown while Evolution is away; and the way back when it is there again. */
    @Test
    void evolutionDown_isAPageOfItsOwn_untilItIsBack() {
        signIn();
        Sandboxed.evolutionDown(true);
        try {
            for (Look look : List.of(Look.LIGHT, Look.DARK_PHONE)) {
                for (String language : List.of("pt-BR", "en")) {
                    browser.speak(language).look(look).to("/inbox/" + STUDIO);
                    browser.read(By.tagName("main"), "EVOLUTION_");
                    judge("error-down-" + language, look);
                }
            }
        } finally {
            Sandboxed.evolutionDown(false);
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> browser.to("/inbox/" + STUDIO).driver().getTitle().contains("Conversations"));
        browser.complaints(); // of the pages with status 502
    }

    @ParameterizedTest
    @CsvSource({"pt-BR, Índices do banco", "en, Indexes of the database"})
    void connection_withItsChecks(String language, String check) {
        signIn();
        browser.speak(language);
        for (Look look : Look.values()) {
            browser.look(look).to("/connect/" + STUDIO);
            browser.read(By.id("checks"), check);
            browser.settled();
            judge("connect-checks-" + language, look);
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void everyPage_inEnglish() {
        String customer = Sandboxed.customer("auto_silva", "Emma English");
        Sandboxed.says("auto_silva", customer, "customer", "Oi, tudo bem?");
        signIn();
        browser.to("/inbox/auto_silva/" + customer);
        browser.see(By.cssSelector(".bubble.bot a.why"));
        browser.speak("en").to("/inbox/auto_silva/" + customer);
        String why = browser.attribute(By.cssSelector(".bubble.bot a.why"), "href");
        for (Look look : List.of(Look.LIGHT, Look.DARK_PHONE)) {
            for (String path : List.of(
                    "/?instance=auto_silva",
                    "/inbox/auto_silva",
                    "/inbox/auto_silva/" + customer,
                    why,
                    "/metrics-day/auto_silva",
                    "/connect/auto_silva")) {
                browser.look(look).to(path).settled();
                assertThat(browser.ask("return document.documentElement.lang")).isEqualTo("en");
                judge("en" + path.replaceAll("\\W+", "-").replaceAll("-why-.*", "-why"), look);
            }
        }
        assertThat(browser.complaints()).isEmpty();
    }

    /** What opens on the phone page when somebody looks for trouble, or travels in time. */
    @Test
    void panelsOfThePhone_opened() {
        browser.to("/phone#instance=" + STUDIO);
        browser.click(By.xpath("//summary[.='Viagem no tempo']"));
        browser.read(By.id("travel-clock"), "Relógio");
        browser.click(By.xpath("//summary[.='Falhas de propósito']"));
        browser.see(By.id("fault"));
        for (Look look : Look.values()) {
            browser.look(look);
            browser.driver().findElements(By.cssSelector(".tabs button[data-view=list]")).stream()
                    .filter(tab -> tab.isDisplayed())
                    .forEach(tab -> tab.click());
            browser.see(By.id("fault"));
            judge("phone-panels", look);
        }
        assertThat(browser.complaints()).isEmpty();
    }

    /** Whoever prefers English reads English there, in what is drawn by scripts as well. */
    @Test
    void phone_inEnglish() {
        String customer = Sandboxed.customer(STUDIO, "Ed English");
        Sandboxed.says(STUDIO, customer, "person", "Bom dia!");
        browser.speak("en").to("/phone#instance=" + STUDIO + "&customer=" + customer);
        browser.read(By.id("company-chat"), "Person of the company");
        browser.read(By.id("customer-sub"), "Phone of Ed English");
        browser.click(By.xpath("//summary[.='Faults on purpose']"));
        browser.see(Browser.field("Repeated webhooks"));
        for (Look look : List.of(Look.LIGHT, Look.DARK_PHONE)) {
            browser.look(look);
            judge("phone-en", look);
        }
        assertThat(browser.ask("return document.documentElement.lang")).isEqualTo("en");
        assertThat(browser.driver().findElement(By.tagName("body")).getText())
                .doesNotContain("Cliente", "Empresa", "Enviar", "Viagem", "Modelo", "Pessoa");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void login_thatIsSlowedDown() {
        browser.to("/login");
        for (int i = 0; i < 6; i++) {
            browser.see(By.id("token")).sendKeys("guess", Keys.ENTER);
            browser.read(By.id("problem"), ".");
        }
        browser.read(By.id("problem"), "Tentativas demais");
        for (Look look : Look.values()) {
            browser.look(look);
            judge("login-throttled", look);
        }
        Sandboxed.later("PT10M");
    }

    private void judge(String name, Look look) {
        browser.picture(name + "-" + look);
        assertThat(browser.barriers()).as(name + " " + look).isEmpty();
        assertThat((Boolean) browser.ask(
                        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as(name + " is not wider than " + look)
                .isTrue();
    }

    private void signIn() {
        browser.to("/login");
        browser.see(By.id("token")).sendKeys(SandboxProfile.ADMIN_TOKEN, Keys.ENTER);
        browser.see(By.cssSelector("header nav"));
    }
}

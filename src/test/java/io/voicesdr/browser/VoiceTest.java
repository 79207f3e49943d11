package io.voicesdr.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A customer speaks, shows and listens on the phone page. */
@InBrowser
@QuarkusTest
@TestProfile(SandboxProfile.class)
class VoiceTest {

    private static final By BOTS_VOICE = By.cssSelector("#customer-chat .bubble.bot audio");
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    @TestHTTPResource("/")
    URI home;

    @TempDir
    Path folder;

    @Test
    void recordedNote_isAnsweredByVoice_thatPlays() {
        try (Browser browser = Browser.open(home.resolve("/").toString().replaceAll("/$", ""))) {
            newCustomer(browser, "Ana Voz");
            browser.see(Browser.field("Mensagem do cliente")).sendKeys("Oi, qual o horário de vocês?");
            browser.press("Gravar áudio");
            browser.read(By.id("record-note"), "Gravando");
            browser.look(Browser.Look.PHONE).picture("voice-recording-phone");
            browser.look(Browser.Look.LIGHT).press("Parar e enviar áudio");
            WebElement own = browser.see(By.cssSelector("#customer-chat .bubble.customer audio"));
            assertThat(own.getAttribute("aria-label")).startsWith("Áudio de ");

            WebElement answer = browser.see(BOTS_VOICE);
            browser.ask("arguments[0].muted = true; arguments[0].play()", answer);
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> ((Number) browser.ask("return arguments[0].currentTime", answer)).doubleValue() > 0.2);
            assertThat(((Number) browser.ask("return arguments[0].duration", answer)).doubleValue())
                    .isGreaterThan(0.5);

            browser.picture("voice-light");
            browser.look(Browser.Look.DARK_PHONE).picture("voice-dark-phone");
            assertThat(browser.barriers()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void wishForText_isHeard() {
        try (Browser browser = Browser.open(home.resolve("/").toString().replaceAll("/$", ""))) {
            newCustomer(browser, "Bia Texto");
            browser.see(Browser.field("Mensagem do cliente")).sendKeys("Oi! Responde por texto, por favor", Keys.ENTER);
            browser.see(By.cssSelector("#customer-chat .bubble.bot .text"));
            browser.press("Gravar áudio");
            browser.press("Parar e enviar áudio");
            browser.see(By.cssSelector("#customer-chat .bubble.customer audio"));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !browser.driver()
                            .findElements(
                                    By.cssSelector("#customer-chat .bubble.customer:has(audio) ~ .bubble.bot .text"))
                            .isEmpty());
            assertThat(browser.driver().findElements(BOTS_VOICE)).isEmpty();
        }
    }

    @Test
    void picture_isShown_andAnswered() throws IOException {
        Path picture = Files.write(folder.resolve("carro.png"), PIXEL);
        try (Browser browser = Browser.open(home.resolve("/").toString().replaceAll("/$", ""))) {
            newCustomer(browser, "Caio Foto");
            browser.see(Browser.field("Mensagem do cliente")).sendKeys("Tem um desses?");
            browser.driver().findElement(By.id("attachment")).sendKeys(picture.toString());
            WebElement image = browser.see(By.cssSelector("#customer-chat .bubble.customer img"));
            assertThat(image.getAttribute("alt")).isEqualTo("Tem um desses?");
            browser.see(By.cssSelector("#customer-chat .bubble.bot"));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void newCustomer(Browser browser, String name) {
        // the bakery has no flow: its answers are the model's own
        browser.to("/phone#instance=padaria_sol");
        browser.press("Novo cliente");
        browser.see(Browser.field("Nome")).sendKeys(name, Keys.ENTER);
        browser.read(By.id("company-title"), name);
    }
}

package io.voicesdr.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
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
    /** What sticks out of the page to the right. */
    private static final String WIDER = """
            const page = document.documentElement;
            return page.scrollWidth <= page.clientWidth ? '' : [...document.querySelectorAll('*')]
              .filter((one) => one.getBoundingClientRect().right > page.clientWidth + 1)
              .map((one) => one.outerHTML.slice(0, 120)).join(' | ');
            """;

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

    /** What the customer sent and heard is there for the company too. */
    @Test
    void inbox_playsTheNotes_withTheirWords_andShowsThePicture() throws IOException {
        Path picture = Files.write(folder.resolve("vitrine.jpg"), drawing());
        try (Browser browser = Browser.open(home.resolve("/").toString().replaceAll("/$", ""))) {
            newCustomer(browser, "Duda Mídia");
            browser.see(Browser.field("Mensagem do cliente")).sendKeys("Oi, qual o horário de vocês?");
            browser.press("Gravar áudio");
            browser.press("Parar e enviar áudio");
            browser.see(BOTS_VOICE);
            browser.see(Browser.field("Mensagem do cliente")).sendKeys("Tem um bolo assim?");
            browser.driver().findElement(By.id("attachment")).sendKeys(picture.toString());
            browser.see(By.cssSelector("#customer-chat .bubble.customer img"));
            browser.see(By.cssSelector("#customer-chat .bubble.customer:has(img) ~ .bubble.bot"));
            browser.gone(By.cssSelector("#customer-chat .typing"));
            await().until(() -> Boolean.TRUE.equals(browser.ask("const box = document.getElementById('customer-chat');"
                    + " return box.scrollHeight - box.scrollTop - box.clientHeight < 2")));
            for (Browser.Look look : Browser.Look.values()) {
                browser.look(look).picture("phone-media-" + look);
                assertThat(browser.ask(WIDER)).as("phone " + look).asString().isEmpty();
                assertThat(browser.barriers()).as("phone " + look).isEmpty();
            }

            browser.look(Browser.Look.LIGHT).to("/login");
            browser.see(Browser.field("Senha (SDR_ADMIN_TOKEN)")).sendKeys(SandboxProfile.ADMIN_TOKEN, Keys.ENTER);
            browser.see(By.cssSelector("header nav"));
            for (Browser.Look look : Browser.Look.values()) {
                browser.look(look).to("/inbox/padaria_sol/" + phone("Duda Mídia"));
                WebElement image = browser.see(By.cssSelector(".bubble.customer img"));
                await().until(() -> Boolean.TRUE.equals(
                        browser.ask("return arguments[0].complete && arguments[0].naturalWidth === 320", image)));
                await().until(() -> Boolean.TRUE.equals(browser.ask("const box = document.querySelector('.talk');"
                        + " return box.scrollHeight - box.scrollTop - box.clientHeight < 2")));
                browser.picture("inbox-media-" + look);
                assertThat(browser.ask(WIDER)).as("inbox " + look).asString().isEmpty();
                assertThat(browser.barriers()).as("inbox " + look).isEmpty();
            }
            browser.read(By.cssSelector(".bubble.customer:has(audio)"), "Oi, qual o horário de vocês?");
            for (String who : List.of("customer", "bot")) {
                WebElement note = browser.see(By.cssSelector(".bubble." + who + " audio"));
                browser.ask("arguments[0].muted = true; arguments[0].play()", note);
                await().atMost(Duration.ofSeconds(15))
                        .until(() -> Boolean.TRUE.equals(browser.ask("return arguments[0].played.length > 0", note)));
                assertThat(browser.ask("return arguments[0].error", note))
                        .as(who)
                        .isNull();
            }
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** A picture of a size that can be seen. */
    private static byte[] drawing() throws IOException {
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(0xF2C48D), 320, 240, new Color(0x8C4A2F)));
        pen.fillRect(0, 0, 320, 240);
        pen.setColor(Color.WHITE);
        pen.fillOval(90, 60, 140, 120);
        pen.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", file);
        return file.toByteArray();
    }

    private static String phone(String name) {
        return RestAssured.given()
                .queryParam("instance", "padaria_sol")
                .get("/sandbox/phone/state")
                .jsonPath()
                .getString("customers.find { it.name == '" + name + "' }.phone");
    }

    private static void newCustomer(Browser browser, String name) {
        // the bakery has no flow: its answers are the model's own
        browser.to("/phone#instance=padaria_sol");
        browser.press("Novo cliente");
        browser.see(Browser.field("Nome")).sendKeys(name, Keys.ENTER);
        browser.read(By.id("company-title"), name);
    }
}

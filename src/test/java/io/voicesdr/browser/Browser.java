package io.voicesdr.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Headless Chromium with a window of our choice, a microphone and a camera that are not real, and a memory of everything the
 * page complained about. Started once for all tests, which leave it without cookies and on an empty page. One thread. Tests
 * look for what people see: text, labels, roles.
 */
public final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        SELENIUM.setLevel(Level.SEVERE); // it misses an artefact for devtools of this version, which nobody uses here
    }

    /** How people hold it. */
    public enum Look {
        LIGHT("light", 1_280, 800),
        DARK("dark", 1_280, 800),
        PHONE("light", 390, 844),
        DARK_PHONE("dark", 390, 844);

        private final String scheme;
        private final int width;
        private final int height;

        Look(String scheme, int width, int height) {
            this.scheme = scheme;
            this.width = width;
            this.height = height;
        }
    }

    private static @Nullable ChromeDriver shared;

    private final ChromeDriver driver;
    private final String origin;
    private @Nullable String listener;

    private Browser(ChromeDriver driver, String origin) {
        this.driver = driver;
        this.origin = origin;
    }

    /** @param origin of the application, without a path, e.g. {@code http://localhost:8081} */
    public static Browser open(String origin) {
        if (shared == null) {
            shared = start();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::quit, "chromium"));
        }
        Browser browser = new Browser(shared, origin);
        browser.look(Look.LIGHT).speak("pt-BR").complaints(); // those of the test before are not ours
        return browser;
    }

    private static ChromeDriver start() {
        Chromium chromium = Chromium.find().orElseThrow();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.browser().toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-extensions",
                "--lang=pt-BR",
                "--use-fake-device-for-media-stream",
                "--use-fake-ui-for-media-stream");
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "pt-BR,pt"));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromium.driver().toFile())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }

    /** The driver itself, for what this class has no word for. */
    public ChromeDriver driver() {
        return driver;
    }

    /** Changes window and colours without loading anew. */
    public Browser look(Look look) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", look.scheme))));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", look.width, "height", look.height, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    /** Changes what the browser asks pages for: {@code pt-BR}, {@code en}. */
    public Browser speak(String language) {
        driver.executeCdpCommand(
                "Emulation.setUserAgentOverride",
                Map.of("userAgent", ask("return navigator.userAgent"), "acceptLanguage", language));
        return this;
    }

    /** From the next page on, what it listens to can be cut: the driver can't do that to a stream that is open. */
    public Browser listening() {
        listener =
                String.valueOf(driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", """
                                window.EventSource = class extends window.EventSource {
                                  constructor(path) { super(path); window.heard = this; }
                                };
                                """))
                        .get("identifier"));
        return this;
    }

    /** What the page listens to falls silent, as when the network is gone. */
    public void cutOff() {
        see(By.tagName("main"));
        ask("window.heard.close(); Object.defineProperty(window.heard, 'readyState', { value: 0 });"
                + " window.heard.dispatchEvent(new Event('error'))");
    }

    /** The network is there again. */
    public void heardAgain() {
        ask("window.heard.dispatchEvent(new Event('open'))");
    }

    /** Waits until everything that the page asks for by itself has come. */
    public Browser settled() {
        await().atMost(PATIENCE)
                .ignoreExceptionsMatching(Browser::notYet)
                .until(() -> Boolean.TRUE.equals(ask("return document.readyState === 'complete'"
                        + " && !document.querySelector('.htmx-request, .htmx-settling, .htmx-swapping')")));
        return this;
    }

    /** Opens a page of the application. */
    public Browser to(String path) {
        driver.get(origin + path);
        return this;
    }

    /** The first element that is there and visible, waited for. */
    public WebElement see(By what) {
        return await().atMost(PATIENCE)
                .ignoreExceptionsMatching(Browser::notYet)
                .alias("visible: " + what)
                .until(
                        () -> driver.findElements(what).stream()
                                .filter(WebElement::isDisplayed)
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
    }

    /** Waits until {@code where} shows {@code text}. */
    public void read(By where, String text) {
        await().atMost(PATIENCE)
                .ignoreExceptionsMatching(Browser::notYet)
                .alias(where + " shows " + text)
                .untilAsserted(
                        () -> assertThat(driver.findElement(where).getText()).contains(text));
    }

    /** Waits until nothing matches any more. */
    public void gone(By what) {
        await().atMost(PATIENCE)
                .ignoreExceptionsMatching(Browser::notYet)
                .alias("gone: " + what)
                .until(() -> driver.findElements(what).stream().noneMatch(WebElement::isDisplayed));
    }

    /** Clicks what {@link #see} finds; again where the page has drawn it anew meanwhile. */
    public void click(By what) {
        await().atMost(PATIENCE)
                .ignoreExceptionsMatching(Browser::notYet)
                .alias("clicked: " + what)
                .until(() -> {
                    see(what).click();
                    return true;
                });
    }

    /** What {@code name} of the element that {@link #see} finds is. */
    public String attribute(By what, String name) {
        return await().atMost(PATIENCE)
                .ignoreExceptionsMatching(Browser::notYet)
                .alias(name + " of " + what)
                .until(() -> see(what).getDomAttribute(name), Objects::nonNull);
    }

    /** Presses what carries this label, be it a button or a link. */
    public void press(String label) {
        click(button(label));
    }

    /** What can be pressed and is called so. */
    public static By button(String label) {
        return By.xpath(
                "(//button|//a|//summary)[normalize-space()=\"%s\" or @aria-label=\"%s\"]".formatted(label, label));
    }

    /** The field under a label. */
    public static By field(String label) {
        return By.xpath("//*[@id=//label[normalize-space()=\"%s\"]/@for]".formatted(label));
    }

    /** Types on the keyboard, wherever the focus is. */
    public void keys(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Sets the keyboard on what {@link #see} finds. */
    public void focus(By what) {
        ask("arguments[0].focus()", see(what));
    }

    /** What the keyboard works on now. */
    public WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** Asks the page's own script engine; the page's security policy does not stop it. */
    public Object ask(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** What axe-core finds serious or critical here, one line a finding; empty is good. */
    public List<String> barriers() {
        ask(resource("/axe.min.js"));
        Object found = driver.executeAsyncScript("""
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(
              (run) => done(run.violations
                .filter((one) => one.impact === 'serious' || one.impact === 'critical')
                .map((one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)),
              (error) => done([String(error)]));
            """);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /** Errors of the console since the last call: scripts that failed, files not found, breaches of the page's policy. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Keeps what is seen as {@code target/screenshots/<name>.png}, for people. */
    public Browser picture(String name) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        List<String> windows = List.copyOf(driver.getWindowHandles());
        windows.stream()
                .skip(1)
                .forEach(extra -> driver.switchTo().window(extra).close());
        driver.switchTo().window(windows.getFirst());
        if (listener != null) {
            driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", listener));
        }
        driver.manage().deleteAllCookies();
        driver.get("about:blank");
    }

    private static boolean notYet(Throwable thrown) {
        return thrown instanceof NoSuchElementException
                || thrown instanceof StaleElementReferenceException
                || thrown instanceof JavascriptException;
    }

    private static String resource(String name) {
        try (InputStream file = Browser.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

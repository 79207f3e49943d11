package io.voicesdr.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.voicesdr.browser.Browser.Look;
import io.voicesdr.conversation.Tenants;
import io.voicesdr.core.tenant.Tenant;
import io.voicesdr.sandbox.SandboxClock;
import io.voicesdr.sandbox.SeedScripts;
import io.voicesdr.sandbox.evolution.Instances;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;

/** The company's pages as people use them. */
@InBrowser
@QuarkusTest
@TestProfile(SandboxProfile.class)
class PagesTest {
    private static final int CHATS = 24;
    private static boolean lived;

    private static final By PASSWORD = Browser.field("Senha (SDR_ADMIN_TOKEN)");

    @TestHTTPResource("/")
    URI home;

    private Browser browser;

    @Inject
    Tenants tenants;

    @Inject
    Instances instances;

    @Inject
    SandboxClock clock;

    /** Some chats of the past, played once: talks in every state, leads among them. */
    @BeforeEach
    void live() {
        if (!lived) {
            lived = true;
            Tenant tenant = tenants.find("auto_silva").orElseThrow();
            SeedScripts.play(
                    tenant,
                    tenants.signatures(tenant),
                    instances.find("auto_silva").orElseThrow(),
                    7,
                    CHATS,
                    clock.instant());
        }
    }

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
        browser.see(PASSWORD).sendKeys("wrong", Keys.ENTER);
        browser.read(By.id("problem"), "Senha errada");
        for (Look look : Look.values()) {
            browser.look(look).picture("login-" + look);
            assertThat(browser.barriers()).as("login " + look).isEmpty();
        }
        signIn();
        assertThat(browser.driver().getCurrentUrl()).endsWith("/inbox/padaria_sol");
        browser.press("Sair");
        browser.see(PASSWORD);
        browser.to("/inbox/padaria_sol");
        browser.see(PASSWORD);
    }

    @Test
    void ownersDay_seesACustomerWait_answersByHand_andAsksWhyTheBotSpoke() {
        String customer = Sandboxed.customer("auto_silva", "Dona Ana");
        browser.to("/login");
        signIn();
        browser.to("/inbox/auto_silva");
        Sandboxed.says("auto_silva", customer, "customer", "Oi, vocês têm SUV?");
        browser.read(By.cssSelector(".chats"), "Dona Ana");
        browser.click(By.xpath("//li[@data-chat='" + customer + "']/a"));
        browser.see(By.cssSelector(".bubble.bot"));
        browser.see(By.cssSelector(".state.active"));

        browser.look(Look.LIGHT).to("/inbox/auto_silva/" + customer);
        browser.see(By.id("text")).sendKeys("Aqui é o Carlos, dono da loja. Venha ver!", Keys.ENTER);
        browser.read(By.cssSelector(".bubble.person"), "Aqui é o Carlos");
        browser.see(By.cssSelector(".panel .state.person"));
        assertThat(browser.driver().findElement(By.id("text")).getDomProperty("value"))
                .isEmpty();
        assertThat(Sandboxed.phone("auto_silva", customer))
                .last()
                .asString()
                .endsWith(": Aqui é o Carlos, dono da loja. Venha ver!");

        browser.click(By.cssSelector(".bubble.bot a.why"));
        browser.read(By.tagName("h1"), "Por que o robô disse isso?");
        browser.read(By.cssSelector("main"), "a mesma de hoje");
        browser.click(By.id("ask-again"));
        browser.read(By.id("again"), "Diria agora");
        browser.read(By.id("again"), "tokens");
        everyLook(URI.create(browser.driver().getCurrentUrl()).getPath(), "why");
        assertThat(browser.complaints()).isEmpty();
    }

    /** Every button writes a message or a command into Evolution, where every replica reads it. */
    @Test
    void buttons_areWrittenWhereEveryReplicaReads() {
        String customer = Sandboxed.customer("padaria_sol", "Seu Zé");
        String digits = customer.replaceAll("@.*", "");
        Sandboxed.says("padaria_sol", customer, "person", "Oi, seu Zé, aqui é da padaria.");
        browser.to("/login");
        signIn();
        browser.to("/inbox/padaria_sol/" + customer);
        press("give_back");
        browser.gone(By.cssSelector(".panel .state.person"));
        assertThat(Sandboxed.teamChat("padaria_sol")).anyMatch(line -> line.startsWith("/bot " + digits));
        Sandboxed.later("PT2S"); // within one second of giving back it would mean what was before
        press("take");
        browser.see(By.cssSelector(".panel .state.person"));
        assertThat(Sandboxed.teamChat("padaria_sol")).anyMatch(line -> line.startsWith("/pausa " + digits));
        browser.see(By.cssSelector("[data-chat='" + customer + "'] .state.person"));
        for (String[] button :
                new String[][] {{"contacted", "/contatado "}, {"lost", "/perdido "}, {"won", "/ganho "}}) {
            press(button[0]);
            browser.see(By.cssSelector("#" + button[0] + "[aria-pressed=true]"));
            assertThat(Sandboxed.teamChat("padaria_sol")).anyMatch(line -> line.startsWith(button[1] + digits));
        }
        browser.see(By.cssSelector("[data-chat='" + customer + "'] .lead-won"));
        browser.to("/inbox/padaria_sol?filter=lead");
        browser.see(By.cssSelector(".chats [data-chat='" + customer + "']"));

        browser.to("/inbox/padaria_sol/" + customer);
        browser.click(By.id("forget"));
        browser.driver().switchTo().alert().dismiss();
        browser.read(By.cssSelector(".talk"), "aqui é da padaria");
        browser.click(By.id("forget"));
        assertThat(browser.driver().switchTo().alert().getText()).contains("+55 11 9");
        browser.driver().switchTo().alert().accept();
        browser.see(By.cssSelector(".bubble.bot"));
        assertThat(browser.driver().findElement(By.cssSelector(".talk")).getText())
                .doesNotContain("aqui é da padaria")
                .contains("aviso");
        assertThat(Sandboxed.phone("padaria_sol", customer)).last().asString().startsWith("bot: ");
        assertThat(browser.complaints()).isEmpty();
    }

    /** The state of the bot's talk: variables, facts with the words they rest on, the way through the flow. */
    @Test
    void panel_showsWhatIsKnown_andWhereItWasSaid() {
        browser.to("/login");
        signIn();
        browser.to("/inbox/auto_silva");
        browser.click(By.xpath(
                "//li[contains(@class,'chat-row')]/a[.//span[contains(@class,'tag') and contains(.,'/ 100')]]"));
        WebElement quote = browser.see(By.cssSelector(".facts a"));
        String words = quote.getText().replaceAll("[“”]", "");
        browser.see(By.cssSelector(".panel svg.flow g.passed path"));
        assertThat(browser.driver().findElements(By.cssSelector(".panel svg.flow g.passed circle")))
                .hasSizeGreaterThan(2);
        quote.click();
        WebElement said = browser.see(By.cssSelector(".bubble:target"));
        assertThat(said.getText()).contains(words);
        assertThat((Boolean) browser.ask(
                        "const b = arguments[0].getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight",
                        said))
                .isTrue();
        everyLook(URI.create(browser.driver().getCurrentUrl()).getPath(), "chat");
        everyLook("/inbox/auto_silva", "inbox");
        everyLook("/", "dashboard");
        everyLook("/metrics-day/auto_silva", "figures");
    }

    @Test
    void signedOut_everyOtherPageGoesToTheLogin_andBackAgain() {
        browser.to("/login");
        signIn();
        browser.to("/inbox/padaria_sol");
        browser.see(By.id("list"));
        String first = browser.driver().getWindowHandle();
        browser.driver().switchTo().newWindow(WindowType.TAB);
        browser.to("/");
        browser.press("Sair");
        browser.see(PASSWORD);
        browser.driver().switchTo().window(first);
        browser.see(PASSWORD);
        signIn();
        assertThat(browser.driver().getCurrentUrl()).endsWith("/inbox/padaria_sol");
    }

    @Test
    void keyboardAlone_reachesEverything_andShowsWhereItIs() {
        browser.to("/login");
        signIn();
        browser.to("/inbox/padaria_sol");
        browser.keys(Keys.TAB);
        assertThat(browser.focused().getText()).isEqualTo("Ir para o conteúdo");
        assertThat((Boolean) browser.ask("return document.activeElement.getBoundingClientRect().left >= 0"))
                .as("the skip link is seen when it is reached")
                .isTrue();
        browser.keys(Keys.ENTER);
        browser.keys(Keys.TAB);
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("q");
        for (int i = 0; i < 12 && !isRow(browser.focused()); i++) {
            browser.keys(Keys.TAB);
            assertThat((String) browser.ask("return getComputedStyle(document.activeElement).outlineStyle"))
                    .as(browser.focused().getText())
                    .isEqualTo("solid");
        }
        String reached = browser.focused().getDomAttribute("href");
        String customer = Sandboxed.customer("padaria_sol", "Nina Nova");
        Sandboxed.says("padaria_sol", customer, "customer", "Cheguei agora");
        browser.read(By.cssSelector(".chats"), "Nina Nova");
        browser.settled();
        assertThat(browser.focused().getDomAttribute("href"))
                .as("a list that is renewed leaves the keyboard where it was")
                .isEqualTo(reached);
        browser.keys(Keys.ENTER);
        browser.see(By.cssSelector(".thread .talk"));

        browser.focus(By.cssSelector(".menu summary"));
        browser.keys(Keys.ENTER);
        browser.see(By.cssSelector(".menu ul"));
        browser.keys(Keys.ESCAPE);
        browser.gone(By.cssSelector(".menu ul"));
        assertThat(browser.focused().getTagName()).isEqualTo("summary");
    }

    private static boolean isRow(WebElement element) {
        return String.valueOf(element.getDomAttribute("href")).matches("/inbox/padaria_sol/.*@.*");
    }

    @Test
    void whatCustomersWrite_isText_whateverItLooksLike() {
        String customer = Sandboxed.customer("padaria_sol", "<img src=x onerror=alert(1)>");
        List<String> hostile = List.of(
                "<script>alert(1)</script><b>bold</b> {7*7} {frame.token}",
                "\" onmouseover=\"alert(2)\" x=\"' hx-get='/logout' hx-trigger='load'",
                "\u202Egnorw si siht\u202C \u200B\u200C\u2060 \u2066שלום\u2069",
                "javascript:alert(3) &lt;i&gt; </textarea></p></main>",
                "a".repeat(4_000),
                "Qual o horário de vocês? <i>x</i>"); // the model is asked, and reads all of it
        hostile.forEach(text -> Sandboxed.says("padaria_sol", customer, "customer", text));
        browser.to("/login");
        signIn();
        browser.to("/inbox/padaria_sol/" + customer);
        By answer = By.xpath("//article[.//*[@class='mark'][starts-with(., 'resposta')]]//a[@class='why']");
        String why = browser.attribute(answer, "href");
        Sandboxed.says("padaria_sol", customer, "person", "Recebi.");
        Sandboxed.sendsFile("padaria_sol", customer, hostile.get(1) + hostile.get(0) + "a".repeat(200) + ".pdf");
        List<String> paths = new ArrayList<>(
                List.of("/?instance=padaria_sol", "/inbox/padaria_sol", "/inbox/padaria_sol/" + customer, why));
        hostile.forEach(text -> paths.add("/inbox/padaria_sol?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8)));
        for (String path : paths) {
            browser.look(Look.PHONE).to(path);
            assertThat((Boolean) browser.ask("return !document.querySelector('main script, main b, main img[src=x],"
                            + " main i, [onmouseover], [hx-get=\"/logout\"]')"))
                    .as(path)
                    .isTrue();
            assertThat(browser.driver().getTitle()).endsWith(" · Voice SDR");
            assertThat((Boolean) browser.ask(
                            "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as(path + " is not wider than the phone")
                    .isTrue();
            assertThat((Boolean) browser.ask("const box = document.querySelector('.talk');"
                            + " return !box || box.scrollWidth <= box.clientWidth"))
                    .as(path + " has nothing beside the conversation")
                    .isTrue();
            assertThat(browser.complaints()).as(path).isEmpty();
        }
        browser.to("/inbox/padaria_sol/" + customer);
        assertThat(browser.driver().findElement(By.cssSelector(".talk")).getText())
                .contains("<script>alert(1)</script><b>bold</b> {7*7} {frame.token}");
        assertThat(browser.driver().getTitle()).isEqualTo("<img src=x onerror=alert(1)> · Voice SDR");
        browser.read(By.cssSelector(".bubble a[download]"), hostile.get(0));
        browser.picture("hostile");
        browser.to(why);
        browser.read(By.tagName("main"), "{7*7} {frame.token}");
        browser.picture("hostile-why");
    }

    /** A page that was cut off says so, and shows what happened meanwhile as soon as it hears from the server again. */
    @Test
    void cutOffPage_saysSo_andCatchesUp() {
        browser.to("/login");
        signIn();
        browser.listening().to("/inbox/padaria_sol").settled();
        browser.cutOff();
        browser.read(By.id("toast"), "Sem ligação agora");
        browser.picture("cut-off").look(Look.DARK_PHONE).picture("cut-off-DARK_PHONE");
        assertThat(browser.barriers()).isEmpty();
        String customer = Sandboxed.customer("padaria_sol", "Célia Corte");
        Sandboxed.says("padaria_sol", customer, "customer", "Escrevi enquanto você não via");
        browser.heardAgain();
        browser.read(By.cssSelector(".chats"), "Célia Corte");
        browser.gone(By.id("toast"));
        assertThat(browser.complaints()).isEmpty();
    }

    /** What the page asks for by itself while Evolution is away fails quietly; what somebody presses, not. */
    @Test
    void evolutionDown_whileAPageIsOpen_isSaid_andOverAgain() {
        String customer = Sandboxed.customer("padaria_sol", "Duda Fora");
        Sandboxed.says("padaria_sol", customer, "person", "Oi, Duda, aqui é da padaria.");
        browser.to("/login");
        signIn();
        browser.to("/inbox/padaria_sol/" + customer).settled();
        Sandboxed.evolutionDown(true);
        try {
            browser.ask("htmx.trigger('#list', 'stale')");
            browser.read(By.id("toast"), "Sem ligação agora");
            browser.see(By.id("text")).sendKeys("Está me lendo?");
            browser.press("Enviar");
            browser.read(By.id("toast"), "Não deu certo");
            assertThat(browser.driver().findElement(By.id("text")).getDomProperty("value"))
                    .as("what was not sent is still there")
                    .isEqualTo("Está me lendo?");
            browser.picture("evolution-down");
        } finally {
            Sandboxed.evolutionDown(false);
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            browser.ask("htmx.trigger('#list', 'stale')");
            browser.settled();
            assertThat(browser.driver().findElement(By.id("toast")).isDisplayed())
                    .isFalse();
        });
        browser.complaints(); // of answers with status 502
    }

    @Test
    void connect_showsTheCode_untilThePhoneIsThere() {
        Sandboxed.connection("padaria_sol", "close");
        browser.to("/login");
        signIn();
        browser.to("/connect/padaria_sol");
        browser.see(By.cssSelector("img.qr"));
        browser.read(By.id("pairing"), "SAND-BOX");
        everyLook("/connect/padaria_sol", "connect");
        browser.look(Look.LIGHT).to("/connect/padaria_sol");
        browser.read(By.tagName("main"), "O telefone está conectado");
        browser.press("Configurar de novo");
        browser.read(By.id("checks"), "Índices do banco");
        assertThat(browser.driver().findElements(By.cssSelector(".checks li.fail")))
                .isEmpty();
        browser.press("Testar o modelo");
        browser.read(By.id("model-answer"), "Funciona");
        browser.picture("connected");
        assertThat(browser.complaints()).isEmpty();
    }

    /** Looks at a page in light, dark and on the phone: kept as pictures, judged by axe. */
    private void everyLook(String path, String name) {
        for (Look look : Look.values()) {
            browser.look(look).to(path);
            browser.picture(name + "-" + look);
            assertThat(browser.barriers()).as(name + " " + look).isEmpty();
            assertThat(browser.complaints()).as(name + " " + look).isEmpty();
        }
    }

    /** One of the panel's buttons, by what it tells. */
    private void press(String order) {
        browser.click(By.cssSelector("button[value=" + order + "]"));
    }

    private void signIn() {
        browser.see(PASSWORD).sendKeys(SandboxProfile.ADMIN_TOKEN, Keys.ENTER);
        browser.see(By.cssSelector("header nav"));
    }
}

package io.voicesdr.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.voicesdr.browser.Browser.Look;
import java.net.URI;
import java.util.List;
import java.util.Map;
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
    private static final By PASSWORD = Browser.field("Senha (SDR_ADMIN_TOKEN)");

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
        String customer = newCustomer("auto_silva", "Dona Ana");
        browser.to("/login");
        signIn();
        browser.to("/inbox/auto_silva");
        says("auto_silva", customer, "customer", "Oi, vocês têm SUV?");
        browser.read(By.cssSelector(".chats"), "Dona Ana");
        browser.see(By.xpath("//li[@data-chat='" + customer + "']/a")).click();
        browser.see(By.cssSelector(".bubble.bot"));
        browser.see(By.cssSelector(".state.active"));
        everyLook("/inbox/auto_silva/" + customer, "chat");
        everyLook("/inbox/auto_silva", "inbox");
        everyLook("/", "dashboard");

        browser.look(Look.LIGHT).to("/inbox/auto_silva/" + customer);
        browser.see(By.id("text")).sendKeys("Aqui é o Carlos, dono da loja. Venha ver!", Keys.ENTER);
        browser.read(By.cssSelector(".bubble.person"), "Aqui é o Carlos");
        browser.see(By.cssSelector(".panel .state.person"));
        assertThat(browser.driver().findElement(By.id("text")).getDomProperty("value"))
                .isEmpty();
        assertThat(phone(customer)).endsWith(": Aqui é o Carlos, dono da loja. Venha ver!");

        browser.see(By.cssSelector(".bubble.bot a.why")).click();
        browser.read(By.tagName("h1"), "Por que o robô disse isso?");
        browser.read(By.cssSelector("main"), "a mesma de hoje");
        everyLook(URI.create(browser.driver().getCurrentUrl()).getPath(), "why");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whatCustomersWrite_isText_whateverItLooksLike() {
        String customer = newCustomer("padaria_sol", "<img src=x onerror=alert(1)>");
        List<String> hostile = List.of(
                "<script>alert(1)</script><b>bold</b> {7*7} {frame.token}",
                "\" onmouseover=\"alert(2)\" x=\"' hx-get='/logout' hx-trigger='load'",
                "\u202Egnorw si siht\u202C \u200B\u200C\u2060 \u2066שלום\u2069",
                "javascript:alert(3) &lt;i&gt; </textarea></p></main>",
                "a".repeat(4_000));
        hostile.forEach(text -> says("padaria_sol", customer, "customer", text));
        says("padaria_sol", customer, "person", "Recebi.");
        browser.to("/login");
        signIn();
        for (String path : List.of("/inbox/padaria_sol", "/inbox/padaria_sol/" + customer, "/")) {
            browser.look(Look.PHONE).to(path.equals("/") ? "/?instance=padaria_sol" : path);
            assertThat((Boolean) browser.ask("return !document.querySelector('main script, main b, main img[src=x],"
                            + " main i, [onmouseover]')"))
                    .as(path)
                    .isTrue();
            assertThat((Boolean) browser.ask(
                            "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as(path + " is not wider than the phone")
                    .isTrue();
            assertThat(browser.complaints()).as(path).isEmpty();
        }
        browser.to("/inbox/padaria_sol/" + customer);
        assertThat(browser.driver().findElement(By.cssSelector(".talk")).getText())
                .contains("<script>alert(1)</script><b>bold</b> {7*7} {frame.token}");
        browser.picture("hostile");
    }

    @Test
    void connect_showsTheCode_untilThePhoneIsThere() {
        connection("padaria_sol", "close");
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

    private void signIn() {
        browser.see(PASSWORD).sendKeys(SandboxProfile.ADMIN_TOKEN, Keys.ENTER);
        browser.see(By.cssSelector("header nav"));
    }

    private static String newCustomer(String instance, String name) {
        return post("customers", Map.of("instance", instance, "name", name)).path("phone");
    }

    private static void says(String instance, String customer, String from, String text) {
        post("messages", Map.of("instance", instance, "customer", customer, "from", from, "text", text));
    }

    private static void connection(String instance, String state) {
        post("connection", Map.of("instance", instance, "state", state));
    }

    private static io.restassured.response.Response post(String what, Map<String, String> body) {
        io.restassured.response.Response response =
                RestAssured.given().contentType("application/json").body(body).post("/sandbox/phone/" + what);
        response.then().statusCode(201);
        return response;
    }

    /** The last thing the customer's phone shows. */
    private static String phone(String customer) {
        var last = RestAssured.given()
                .contentType("application/json")
                .queryParam("instance", "auto_silva")
                .queryParam("customer", customer)
                .get("/sandbox/phone/state")
                .jsonPath();
        return last.getString("chat.messages[-1].author") + ": " + last.getString("chat.messages[-1].text");
    }
}

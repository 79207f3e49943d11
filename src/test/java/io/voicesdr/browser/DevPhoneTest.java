package io.voicesdr.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.voicesdr.browser.Browser.Look;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What goes wrong on purpose, and what time brings: follow-ups, new sessions. The clock is put forward last, for it does not go back. */
@InBrowser
@QuarkusTest
@TestProfile(SandboxProfile.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DevPhoneTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BAKERY = "padaria_sol";

    @TestHTTPResource("/")
    URI home;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.open(home.resolve("/").toString().replaceAll("/$", ""));
    }

    @AfterEach
    void mend() {
        RestAssured.given()
                .contentType("application/json")
                .body("{\"webhooks\":{\"duplicated\":0.1},\"model\":{\"fault\":\"none\"}}")
                .put("/sandbox/faults")
                .then()
                .statusCode(200);
        browser.close();
    }

    @Test
    @Order(1)
    void severalCustomers_haveTalksOfTheirOwn() {
        String first = Sandboxed.customer(BAKERY, "Rita Um");
        Sandboxed.customer(BAKERY, "Rita Dois");
        Sandboxed.says(BAKERY, first, "customer", "Tem pão de queijo?");
        browser.to("/phone#instance=" + BAKERY);
        browser.click(By.xpath("//ul[@id='customers']//button[contains(., 'Rita Um')]"));
        browser.read(By.id("customer-chat"), "Tem pão de queijo?");
        browser.click(By.xpath("//ul[@id='customers']//button[contains(., 'Rita Dois')]"));
        browser.read(By.id("company-title"), "Rita Dois");
        browser.read(By.id("customer-chat"), "Escreva “oi”");
        for (Look look : Look.values()) {
            browser.look(look).picture("phone-" + look);
            assertThat(browser.barriers()).as("phone " + look).isEmpty();
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Order(2)
    void repeatedWebhooks_areAnsweredOnce() {
        String customer = open("Duda Dupla");
        fault("duplicated", "sempre");
        write("Qual o endereço?");
        await().atMost(PATIENCE).until(() -> answers(customer), answers -> !answers.isEmpty());
        List<String> first = answers(customer);
        write("Obrigada!");
        await().atMost(PATIENCE).until(() -> answers(customer).size() > first.size());
        assertThat(Sandboxed.phone(BAKERY, customer).stream().takeWhile(line -> !line.equals("customer: Obrigada!")))
                .doesNotHaveDuplicates();
    }

    @Test
    @Order(3)
    void exhaustedModel_isAskedAgain_andTheCustomerNeverSeesIt() {
        String customer = open("Léo Limite");
        fault("fault", "limite de uso (429), 2 chamadas");
        browser.read(By.id("fault-note"), "2 chamadas");
        write("Vocês abrem domingo?");
        await().atMost(PATIENCE).until(() -> answers(customer), answers -> !answers.isEmpty());
        assertThat(String.join(" ", answers(customer)))
                .doesNotContainIgnoringCase("429")
                .doesNotContainIgnoringCase("erro")
                .doesNotContain("RESOURCE_EXHAUSTED");
    }

    @Test
    @Order(4)
    void slowModel_isWaitedFor() {
        String customer = open("Lia Lenta");
        fault("fault", "lento (8 s), próxima chamada");
        write("Quanto custa a coxinha?");
        browser.read(By.id("customer-sub"), "digitando");
        await().atMost(PATIENCE).until(() -> answers(customer), answers -> !answers.isEmpty());
    }

    @Test
    @Order(5)
    void hoursAhead_aSilentCustomerIsWrittenToAgain() {
        String customer = open("Téo Tempo");
        write("Oi, tem bolo?");
        // the last bubble: nobody is written to again while the bot still speaks
        await().atMost(PATIENCE).until(() -> String.join("", answers(customer)).contains("Como posso ajudar?"));
        browser.click(By.xpath("//summary[.='Viagem no tempo']"));
        browser.press("+ 3 horas");
        browser.read(By.id("travel-clock"), "adiantado");
        // those who fell silent before come first, some of them only in the next minute's slot of this replica
        await().atMost(PATIENCE.multipliedBy(3))
                .until(() -> answers(customer).getLast().contains("Quer que eu separe alguma coisa para você?"));
        browser.read(By.id("customer-chat"), "Quer que eu separe alguma coisa para você?");
        assertThat(browser.complaints()).isEmpty();
    }

    /** A day of silence ends the session: who writes again is greeted again, and the views count two. */
    @Test
    @Order(6)
    void dayAhead_theSessionIsOver_andTheNextBeginsWithTheGreeting() {
        String customer = open("Sol Sessão");
        write("oi");
        await().atMost(PATIENCE).until(() -> greetings(customer) == 1);
        await().atMost(PATIENCE).until(() -> answers(customer).getLast().contains("Como posso ajudar?"));
        write("Fazer uma encomenda");
        await().atMost(PATIENCE).until(() -> answers(customer).getLast().contains("O que você quer encomendar?"));
        assertThat(sessions(customer)).hasSize(1);

        browser.click(By.xpath("//summary[.='Viagem no tempo']"));
        browser.press("+ 25 horas");
        browser.read(By.id("travel-clock"), "adiantado");
        write("oi");
        await().atMost(PATIENCE).until(() -> greetings(customer) == 2);
        await().atMost(PATIENCE).until(() -> answers(customer).getLast().contains("Como posso ajudar?"));
        assertThat(sessions(customer)).hasSize(2);
        assertThat(browser.complaints()).isEmpty();

        browser.to("/login");
        browser.see(By.id("token")).sendKeys(SandboxProfile.ADMIN_TOKEN, Keys.ENTER);
        browser.see(By.cssSelector("header nav"));
        browser.to("/inbox/" + BAKERY + "/" + customer);
        browser.read(By.id("panel"), "Sessão desde\nHoje");
        browser.see(By.cssSelector(".panel .state.active"));
    }

    private static long greetings(String customer) {
        return answers(customer).stream()
                .filter(line -> line.contains("aqui é o Beto da Padaria Sol"))
                .count();
    }

    private static List<Object> sessions(String customer) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + SandboxProfile.ADMIN_TOKEN)
                .get("/api/" + BAKERY + "/sessions?limit=1000")
                .jsonPath()
                .getList("items.findAll { it.chat == '" + customer + "' }");
    }

    private String open(String name) {
        String customer = Sandboxed.customer(BAKERY, name);
        browser.to("/phone#instance=" + BAKERY + "&customer=" + customer);
        browser.read(By.id("company-title"), name);
        return customer;
    }

    private void write(String text) {
        browser.see(Browser.field("Mensagem do cliente")).sendKeys(text, Keys.ENTER);
        browser.read(By.id("customer-chat"), text);
    }

    private void fault(String which, String choice) {
        if (browser.driver()
                .findElements(By.cssSelector("details.faults[open] #" + which))
                .isEmpty()) {
            browser.click(By.xpath("//summary[.='Falhas de propósito']"));
        }
        browser.click(By.xpath("//select[@id='%s']/option[.='%s']".formatted(which, choice)));
    }

    private static List<String> answers(String customer) {
        return Sandboxed.phone(BAKERY, customer).stream()
                .filter(line -> line.startsWith("bot: "))
                .toList();
    }
}

package io.voicesdr.browser;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** What tests do and see at the sandbox's side: customers' phones, and the rows that Evolution keeps. */
final class Sandboxed {

    private Sandboxed() {}

    /** A new customer's jid. */
    static String customer(String instance, String name) {
        return post("customers", Map.of("instance", instance, "name", name)).path("phone");
    }

    /** @param from {@code customer} or {@code person} */
    static void says(String instance, String customer, String from, String text) {
        post("messages", Map.of("instance", instance, "customer", customer, "from", from, "text", text));
    }

    /** The customer sends a PDF of that name. */
    static void sendsFile(String instance, String customer, String name) {
        post(
                "media",
                Map.of(
                        "instance",
                        instance,
                        "customer",
                        customer,
                        "type",
                        "document",
                        "mimetype",
                        "application/pdf",
                        "fileName",
                        name,
                        "base64",
                        "JVBERi0xLjQK"));
    }

    static void connection(String instance, String state) {
        post("connection", Map.of("instance", instance, "state", state));
    }

    /** What the customer's phone shows, oldest first: {@code author: text}. */
    static List<String> phone(String instance, String customer) {
        var state = RestAssured.given()
                .queryParam("instance", instance)
                .queryParam("customer", customer)
                .get("/sandbox/phone/state")
                .jsonPath();
        return state.<Map<String, Object>>getList("chat.messages").stream()
                .map(message -> message.get("author") + ": " + message.get("text"))
                .toList();
    }

    /** The texts of the company's note to self, where its people and the bot talk, as Evolution keeps them: newest first. */
    static List<String> teamChat(String instance) {
        List<Map<String, Object>> instances = RestAssured.given()
                .header("apikey", "sandbox")
                .get("/sandbox/evolution/instance/fetchInstances?instanceName=" + instance)
                .jsonPath()
                .getList("$");
        return RestAssured.given()
                .header("apikey", "sandbox")
                .contentType("application/json")
                .body(Map.of(
                        "where",
                        Map.of("key", Map.of("remoteJid", instances.getFirst().get("ownerJid")))))
                .post("/sandbox/evolution/chat/findMessages/" + instance)
                .jsonPath()
                .getList("messages.records.message.conversation");
    }

    /** Takes Evolution out of reach, or back; the product leaves it alone for some seconds after that. */
    static void evolutionDown(boolean down) {
        RestAssured.given()
                .contentType("application/json")
                .body(Map.of("down", down))
                .put("/sandbox/faults")
                .then()
                .statusCode(200);
    }

    /** Puts the clock of sandbox and product forward. */
    static void later(String time) {
        RestAssured.given()
                .contentType("application/json")
                .body(Map.of("jump", time))
                .post("/sandbox/clock")
                .then()
                .statusCode(200);
    }

    private static Response post(String what, Map<String, String> body) {
        Response response =
                RestAssured.given().contentType("application/json").body(body).post("/sandbox/phone/" + what);
        response.then().statusCode(201);
        return response;
    }
}

package io.fairway.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class RestGuardTest {

    private static final String TOKEN = "token-of-the-test";

    private static RequestSpecification json(String body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    private static RequestSpecification authorized(String body) {
        return json(body).header("Authorization", "Bearer " + TOKEN);
    }

    private static void assertProblem(Response response, int status, String title, String detail) {
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("type")).isEqualTo("about:blank");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(response.jsonPath().getString("title")).isEqualTo(title);
        assertThat(response.jsonPath().getString("detail")).isEqualTo(detail);
        assertThat(response.jsonPath().getString("instance")).isNotBlank();
    }

    @Test
    void reading_needsNoToken() {
        given().get("/things").then().statusCode(200);
        given().head("/things").then().statusCode(200);
        given().options("/things").then().statusCode(200);
    }

    @Test
    void changing_withTheToken_passes() {
        Response response = authorized("{\"name\":\"a\",\"size\":3}").post("/things");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.jsonPath().getInt("size")).isEqualTo(3);
    }

    @Test
    void changing_withoutToken_isRefused() {
        Response response = json("{\"name\":\"a\"}").post("/things");

        assertProblem(response, 401, "Unauthorized", "send the header Authorization: Bearer <token>");
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer",
        "Bearer ''",
        "Bearer wrong",
        "Bearer token-of-the-tes",
        "Bearer token-of-the-test2",
        "Basic token-of-the-test",
        "token-of-the-test"
    })
    void changing_withAnotherHeader_isRefused(String authorization) {
        Response response =
                json("{\"name\":\"a\"}").header("Authorization", authorization).post("/things");

        assertProblem(response, 401, "Unauthorized", "the token is not known to this service");
    }

    @ParameterizedTest
    @CsvSource({"/things/", "//things", "/things;a=b", "/./things", "/x/../things", "/THINGS", "/%74hings"})
    void spellingsOfThePath_doNotGetAround(String path) {
        int status =
                json("{\"name\":\"a\"}").urlEncodingEnabled(false).post(path).statusCode();

        assertThat(status).isIn(401, 404);
    }

    @Test
    void operator_knowsTheTokenOfTheInstallation() {
        assertThat(authorized("{}").post("/things/me").asString()).isEqualTo("operator []");
    }

    @Test
    void person_isKnownByTheirToken_withTheirGroups() {
        assertThat(json("{}")
                        .header("Authorization", "bearer token-of-ada")
                        .post("/things/me")
                        .asString())
                .isEqualTo("ada [sre]");
    }

    @Test
    void reader_mayButNeedNotSay() {
        assertThat(given().get("/things/me").asString()).isEqualTo("nobody");
        assertThat(given().header("Authorization", "Bearer wrong")
                        .get("/things/me")
                        .asString())
                .isEqualTo("nobody");
        assertThat(given().header("Authorization", "Bearer token-of-ada")
                        .get("/things/me")
                        .asString())
                .isEqualTo("ada [sre]");
    }

    @Test
    void anotherIdentification_isAsked_andMayRefuse() {
        assertThat(json("{}").header("X-Test-Name", "eve").post("/things/me").asString())
                .isEqualTo("eve []");
        assertProblem(
                json("{}").header("X-Test-Name", "mallory").post("/things/me"), 403, "Forbidden", "not from there");
    }

    @Test
    void unguardedMethod_needsNoToken() {
        assertThat(given().body("x").post("/things/hook").asString()).isEqualTo("heard x");
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("not JSON", "{\"name\":", "(line 1, column 9)"),
                Arguments.of("wrong type", "{\"name\":\"a\",\n\"size\":\"big\"}", "size: "),
                Arguments.of("not an object", "[]", "Thing"),
                Arguments.of("too large a number", "{\"size\":99999999999}", "size: "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void unreadable(String name, String body, String detail) {
        Response response = authorized(body).post("/things");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("title")).isEqualTo("Unreadable JSON");
        assertThat(response.jsonPath().getString("detail")).contains(detail).doesNotContain("io.fairway", "java.");
    }

    @Test
    void problem_isAnsweredAsItIs() {
        Response response = given().get("/things/problem");

        assertProblem(response, 409, "Release is over", "release 7 has ended, request a new one");
        assertThat(response.jsonPath().getString("instance")).isEqualTo("/things/problem");
    }

    @Test
    void unknownPath_isAProblem() {
        assertProblem(given().get("/nothing"), 404, "Not Found", "there is nothing at /nothing");
    }

    @Test
    void wrongMethod_isAProblem() {
        assertProblem(authorized("{}").delete("/things"), 405, "Method Not Allowed", "Method Not Allowed");
    }

    @Test
    void wrongMediaType_isAProblem() {
        Response response = given().contentType(ContentType.XML)
                .body("<a/>")
                .header("Authorization", "Bearer " + TOKEN)
                .post("/things");

        assertProblem(response, 415, "Unsupported Media Type", "Unsupported Media Type");
    }

    @Test
    void defect_tellsNothingButAnIncident() {
        Response response = given().get("/things/defect");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.asString()).doesNotContain("hunter2", "Exception", "at io.fairway");
        String instance = response.jsonPath().getString("instance");
        assertThat(UUID.fromString(instance.substring("urn:uuid:".length()))).isNotNull();
    }
}

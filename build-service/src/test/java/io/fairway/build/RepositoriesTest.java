package io.fairway.build;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Registering repositories, and what every service has. */
@QuarkusTest
class RepositoriesTest extends BuildServiceScenario {

    @Test
    void repositories_areGuardedAndChecked() {
        given().contentType("application/json")
                .body("{}")
                .put("/repositories/x")
                .then()
                .statusCode(401);
        for (String body : List.of(
                "{}",
                "null",
                "{\"cloneUrl\": \"ssh://host/x\"}",
                "{\"cloneUrl\": \"https://user:pw@host/x\"}",
                "{\"cloneUrl\": \"https://host/x\", \"branches\": []}",
                "{\"cloneUrl\": \"https://host/x\", \"branches\": [null]}",
                "{\"cloneUrl\": \"https://host/x\", \"branches\": [\"a..b\"]}",
                "{\"cloneUrl\": 7, \"branches\": {}}",
                "{")) {
            put("wrong", body).then().statusCode(400);
        }
        put("Wrong", "{\"cloneUrl\": \"https://host/x\"}").then().statusCode(400);
        put("second", "{\"cloneUrl\": \"" + repository.url() + "\"}").then().statusCode(409);
        put("third", "{\"cloneUrl\": \"https://host/third\"}")
                .then()
                .statusCode(200)
                .body("branches[0]", equalTo("main"));
        given().get("/repositories/third").then().statusCode(200);
        given().auth()
                .oauth2(TestSettings.TOKEN)
                .delete("/repositories/third")
                .then()
                .statusCode(204);
        given().get("/repositories/third").then().statusCode(404);
        given().get("/builds/nonsense").then().statusCode(400);
        given().get("/builds/" + UUID.randomUUID()).then().statusCode(404);
        given().get("/builds?status=nonsense").then().statusCode(400);
    }

    @Test
    void service_isReadyMeasuredAndDescribed() {
        given().get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/metrics").then().statusCode(200);
        given().get("/q/openapi").then().statusCode(200).body(containsString("/webhooks/github"));
    }

    private static Response put(String repository, String body) {
        return given().auth()
                .oauth2(TestSettings.TOKEN)
                .contentType("application/json")
                .body(body)
                .put("/repositories/" + repository);
    }
}

package io.fairway.build;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.fairway.local.RealInfrastructure;
import io.fairway.local.RestDocumentContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = TestSettings.class, restrictToAnnotatedClass = false)
class RestDocumentTest extends RestDocumentContract {

    @Test
    void everyGitServer_hasAnOperationOfItsOwn() {
        given().get("/q/openapi?format=json")
                .then()
                .body("paths.'/webhooks'.post.operationId", equalTo("deliverWebhook"))
                .body("paths.'/webhooks/github'.post.operationId", equalTo("deliverGitHubWebhook"))
                .body("paths.'/webhooks/gitlab'.post.operationId", equalTo("deliverGitLabWebhook"))
                .body("paths.'/webhooks/gitea'.post.operationId", equalTo("deliverGiteaWebhook"))
                .body("paths.'/webhooks/forgejo'.post.operationId", equalTo("deliverForgejoWebhook"))
                .body("paths.keySet().findAll { it.contains('{server}') }", empty());
    }
}

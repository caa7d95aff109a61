package io.fairway.release.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairway.local.RealInfrastructure;
import io.fairway.local.RestDocument;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
class RestDocumentTest {

    @Test
    void everyOperation_isDescribedWithExamplesAndErrors() throws IOException {
        assertThat(document().gaps()).isEmpty();
    }

    @Test
    void everyOperation_isInTheReference() throws IOException {
        assertThat(document().notNamedIn(Path.of("..", "docs", "reference", "rest.md")))
                .isEmpty();
    }

    private static RestDocument document() throws IOException {
        return new RestDocument(given().get("/q/openapi?format=json").asString());
    }
}

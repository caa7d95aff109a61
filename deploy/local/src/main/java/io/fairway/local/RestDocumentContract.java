package io.fairway.local;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * What each service's description of its REST interface has to keep: the test of a service extends it and says how the service
 * starts.
 */
public abstract class RestDocumentContract {

    @Test
    protected final void everyOperation_isDescribedWithExamplesAndErrors() throws IOException {
        assertThat(document().gaps()).isEmpty();
    }

    @Test
    protected final void everyOperation_isInTheReference() throws IOException {
        assertThat(document().notNamedIn(Path.of("..", "docs", "reference", "rest.md")))
                .isEmpty();
    }

    private static RestDocument document() throws IOException {
        return new RestDocument(given().get("/q/openapi?format=json").asString());
    }
}

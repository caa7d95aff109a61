package io.fairway.build;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Logs of builds, while they grow and afterwards. */
@QuarkusTest
class BuildLogTest extends BuildServiceScenario {

    @Test
    void hugeLog_keepsItsStartAndItsEnd() throws Exception {
        images.behave(name, (_, log) -> {
            log.accept("the start\n");
            for (int i = 0; i < 10_000; i++) {
                log.accept("line " + i + "\n");
            }
            return images.image();
        });

        UUID changeId = accept(commit("one"));
        result(changeId);

        String log = given().get("/builds/" + buildOf(changeId) + "/log").asString();
        assertThat(log).contains("the start", "reached its limit", "line 9999").doesNotContain("line 5000\n");
        assertThat(log.length()).isLessThan(30_000);
    }

    @Test
    void followedLog_comesWhileTheBuildWorksAndEndsWithIt() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        images.behave(name, (_, log) -> {
            log.accept("first line\n");
            go.await();
            log.accept("last line\n");
            return images.image();
        });
        UUID changeId = accept(commit("one"));
        URI log = service.resolve("/builds/" + buildOf(changeId) + "/log?follow=true");

        try (var lines = new BufferedReader(new InputStreamReader(log.toURL().openStream(), UTF_8))) {
            assertThat(lines.readLine()).startsWith("[fairway] building");
            assertThat(lines.readLine()).isEqualTo("first line");
            go.countDown();
            assertThat(lines.lines().toList())
                    .contains("last line")
                    .last()
                    .asString()
                    .contains("pushed");
        }
    }
}

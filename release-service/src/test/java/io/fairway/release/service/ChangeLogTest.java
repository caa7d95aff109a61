package io.fairway.release.service;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.fairway.local.RealInfrastructure;
import io.fairway.release.query.BuildLogs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
class ChangeLogTest {

    @Inject
    FakeBuildLogs logs;

    @TestHTTPResource("/")
    URI service;

    private final UUID change = UUID.randomUUID();

    @Test
    void log_isPassedOnLineByLine_whileTheBuildWorks() throws Exception {
        PipedOutputStream build = new PipedOutputStream();
        logs.answer(change, new BuildLogs.Answer.Log(new PipedInputStream(build)));
        build.write("first line\n".getBytes(UTF_8));
        build.flush();

        var connection = service.resolve("/changes/" + change + "/log?follow=true")
                .toURL()
                .openConnection();
        try (var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("first line");
            build.write("last line\n".getBytes(UTF_8));
            build.close();
            assertThat(lines.lines().toList()).containsExactly("last line");
        }
        assertThat(connection.getContentType()).isEqualToIgnoringCase("text/plain;charset=utf-8");
        assertThat(connection.getHeaderField("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void logThatBreaksOff_saysSo() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        logs.answer(
                change,
                new BuildLogs.Answer.Log(
                        new SequenceInputStream(new ByteArrayInputStream("first line\n".getBytes(UTF_8)), broken)));

        given().get("/changes/" + change + "/log")
                .then()
                .statusCode(200)
                .body(is("first line\n\n[fairway] the log breaks off here: build-service went away\n"));
    }

    @Test
    void readerWhoLeaves_whileTheBuildIsSilent_isNoticed() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        PipedOutputStream build = new PipedOutputStream();
        logs.answer(change, new BuildLogs.Answer.Log(new PipedInputStream(build) {
            @Override
            public void close() throws IOException {
                closed.countDown();
                super.close();
            }
        }));
        build.write("first line\n".getBytes(UTF_8));
        build.flush();

        try (Socket reader = new Socket(service.getHost(), service.getPort())) {
            reader.getOutputStream()
                    .write(("GET /changes/" + change + "/log?follow=true HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(UTF_8));
            var lines = new BufferedReader(new InputStreamReader(reader.getInputStream(), UTF_8));
            await().until(() -> "first line".equals(lines.readLine()));
        }

        await().until(() -> closed.getCount() == 0);
        build.close();
    }

    @Test
    void logThatIsNotThere_isAProblemThatSaysWhy() {
        given().get("/changes/" + change + "/log")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("there is no build for change " + change));
        logs.answer(change, new BuildLogs.Answer.Unavailable("set fairway.build-service.url"));
        given().get("/changes/" + change + "/log?follow=true")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("detail", is("set fairway.build-service.url"));
        given().get("/changes/nonsense/log").then().statusCode(400);
    }
}

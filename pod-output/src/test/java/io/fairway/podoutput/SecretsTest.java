package io.fairway.podoutput;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJodW50ZXIyIn0.hunter2hunter2";

    /** Each has the secret {@code hunter2} in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password=hunter2",
                "PASSWORD: hunter2",
                "db.password = hunter2",
                "POSTGRES_PASSWORD=hunter2",
                "spring.datasource.password=hunter2,more",
                "{\"password\":\"hunter2\",\"user\":\"ada\"}",
                "{\"password\": \"with \\\"quotes\\\" hunter2\"}",
                "{\\\"password\\\":\\\"hunter2\\\"}",
                "{'apiKey': 'my hunter2'}",
                "Config[user=ada, password=hunter2]",
                "password = \"never closed hunter2",
                "token => hunter2",
                "api-key: hunter2",
                "client_secret=hunter2&scope=all",
                "GET /login?access_token=hunter2&user=ada",
                "AccountKey=hunter2==;EndpointSuffix=core",
                "DATABASE_URL=postgres://ada:hunter2@db/shop",
                "connecting to postgres://ada:hunter2@db:5432/shop",
                "connecting to postgres://ada:p@ss:hunter2@db/shop",
                "cloning https://hunter2@git.example/shop.git",
                "amqp://:hunter2@queue",
                "Authorization: Bearer hunter2hunter2",
                "authorization=\"Basic aHVudGVyMg==hunter2\"",
                "> Authorization: ApiKey abc hunter2",
                "Set-Cookie: session=hunter2; Path=/",
                "X-Api-Key: hunter2",
                "curl -H 'Bearer hunter2hunter2'",
                "mysql --password hunter2 -u ada",
                "login failed: password hunter2 is wrong",
                "login failed: password is hunter2",
                "secret: \"hunter2\"",
                "aws AKIAABCDEFGHIJKLMNOP password=hunter2",
            })
    void secret_isHidden(String line) {
        assertThat(Secrets.masked(line)).contains("***").doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                JWT,
                "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
                "glpat-abcdefghijklmnop1234",
                "xoxb-123456789012-abcdefgh",
                "AKIAABCDEFGHIJKLMNOP",
                "sk-abcdefghijklmnopqrstuvwxyz",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b",
                "dGhpcyBpcyBhIHNlY3JldCB2YWx1ZSBvZiBhIHNlcnZpY2U0Mg==",
                "qZ7+Kx/0bW3vTn8yRf5hLm2pSd9gUj4cXa6iEo1kHs0=",
            })
    void whatLooksLikeASecret_isHidden(String secret) {
        assertThat(Secrets.masked("saw " + secret + " here")).isEqualTo("saw *** here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.IllegalStateException: cannot connect to db:5432",
                "\tat org.springframework.beans.factory.support.AbstractAutowireCapableBeanFactory.createBean(Abs.java:524)",
                "image registry.example/shop@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "open /usr/local/lib/python3/site-packages/sqlalchemy/engine/default.py: no such file",
                "MountVolume.SetUp failed for volume \"keys\" : secret \"token\" not found",
                "couldn't find key PASSWORD in Secret shop/db",
                "Error: password is wrong",
                "listening on http://0.0.0.0:8080/health",
                "change 019ab0c4-010c-710c-8000-00000000010c of author ada",
                "pod hello-very-long-name-of-a-deployment-7d9f8b6c5-abcde",
                "mail to ada@example.com",
            })
    void whatHelps_isKept(String line) {
        assertThat(Secrets.masked(line)).isEqualTo(line);
    }

    @Test
    void privateKey_isHidden_alsoOneThatWasCut() {
        String key = "-----BEGIN RSA PRIVATE KEY-----\nMIIabc\nhunter2\n-----END RSA PRIVATE KEY-----";
        String certificate = "-----BEGIN CERTIFICATE-----\nMIIdef\n-----END CERTIFICATE-----";

        assertThat(Secrets.masked("a\n" + key + "\nb")).isEqualTo("a\n***\nb");
        assertThat(Secrets.masked("a\n-----BEGIN PRIVATE KEY-----\nhunter2")).isEqualTo("a\n***");
        assertThat(Secrets.masked("hunter2\n-----END PRIVATE KEY-----\nb")).isEqualTo("***\nb");
        assertThat(Secrets.masked(key + "\nb\n" + key + "\n" + certificate)).isEqualTo("***\nb\n***\n" + certificate);
        assertThat(Secrets.masked("key=-----BEGIN EC PRIVATE KEY-----\\nhunter2\\n-----END EC PRIVATE KEY-----"))
                .doesNotContain("hunter2");
    }

    @Test
    void hostileText_takesNoLongTime() {
        String text = ("password" + "a".repeat(20_000) + "=\"" + "\\".repeat(20_000) + "://" + "@".repeat(20_000)
                        + "\n")
                .repeat(2);

        assertThat(Secrets.masked(text)).isNotEmpty();
    }
}

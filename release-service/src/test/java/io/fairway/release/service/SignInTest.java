package io.fairway.release.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.fairway.dashboard.session.Sessions;
import io.fairway.dashboard.session.SignInAttempts;
import io.fairway.local.RealInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = RealInfrastructure.class, restrictToAnnotatedClass = false)
class SignInTest {

    @Inject
    SignInAttempts attempts;

    @AfterEach
    void forgive() {
        attempts.succeeded("127.0.0.1");
    }

    @Test
    void token_signsIn_andTheSessionCounts() {
        Response response = signIn("token-of-ada");

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.header("Location")).endsWith("/ui/");
        assertThat(response.header("Set-Cookie")).contains("HttpOnly", "SameSite=Strict", "Max-Age=43200");
        String session = response.cookie(Sessions.COOKIE);
        assertThat(session).doesNotContain("token-of-ada");
        given().cookie(Sessions.COOKIE, session)
                .get("/ui/sign-in")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(containsString("signed in as <strong>ada</strong>"));
        write(session)
                .header("Sec-Fetch-Site", "same-origin")
                .delete("/applications/nothing-of-it")
                .then()
                .statusCode(404);
    }

    @Test
    void writing_fromElsewhere_isRefused_thoughTheSessionIsGood() {
        String session = signIn("token-of-ada").cookie(Sessions.COOKIE);

        write(session)
                .header("Sec-Fetch-Site", "cross-site")
                .delete("/applications/nothing-of-it")
                .then()
                .statusCode(403)
                .body("detail", containsString("a page of this service"));
        write(session).delete("/applications/nothing-of-it").then().statusCode(403);
        write(session)
                .header("Origin", "http://evil.test")
                .delete("/applications/nothing-of-it")
                .then()
                .statusCode(403);
    }

    @Test
    void signingOut_takesTheCookieAway() {
        Response response = given().redirects()
                .follow(false)
                .contentType(ContentType.URLENC)
                .post("/ui/sign-out");

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.header("Set-Cookie")).contains(Sessions.COOKIE + "=;", "Max-Age=0");
    }

    @Test
    void wrongToken_isTold_andTooManyHaveToWait() {
        for (int attempt = 0; attempt < SignInAttempts.MAX; attempt++) {
            signIn("wrong")
                    .then()
                    .statusCode(401)
                    .body(containsString("Invalid token"), not(containsString("wrong\"")));
        }

        signIn("token-of-ada").then().statusCode(429).header("Retry-After", not(is("0")));
    }

    @Test
    void signingIn_fromElsewhere_isRefused() {
        form("token-of-ada")
                .header("Origin", "http://evil.test")
                .post("/ui/sign-in")
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/ui/releases/1?tab=diff,/ui/releases/1?tab=diff",
        "//evil.test/,/ui/",
        "https://evil.test/,/ui/",
        "/ui/../x,/ui/",
        "/ui/sign-out,/ui/",
        "/applications,/ui/"
    })
    void then_onlyToAPageOfTheDashboard(String next, String goes) {
        form("token-of-ada")
                .formParam("next", next)
                .header("Sec-Fetch-Site", "same-origin")
                .post("/ui/sign-in")
                .then()
                .statusCode(303)
                .header("Location", endsWith(goes));
    }

    @Test
    void script_isAFileOfItsOwn() {
        given().get("/ui/sign-in.js").then().statusCode(200).body(containsString("location.hash"));
        given().get("/ui/sign-in").then().statusCode(200).body(not(containsString("<script>")));
    }

    private static RequestSpecification write(String session) {
        return given().contentType(ContentType.JSON).cookie(Sessions.COOKIE, session);
    }

    private static Response signIn(String token) {
        return form(token).header("Sec-Fetch-Site", "same-origin").post("/ui/sign-in");
    }

    private static RequestSpecification form(String token) {
        return given().redirects().follow(false).contentType(ContentType.URLENC).formParam("token", token);
    }
}

package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.ConsoleClient;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxUser;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console of a real host, as a browser without JavaScript sees it. */
class ConsoleIT {
    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("helper", """
                    plans:
                      - id: free
                      - {id: vip, premium: true}
                    """);

    private static final long MALLORY = 66_601;

    @Test
    void nobodyGetsInWithoutAToken() {
        ConsoleClient console = platform.console();

        assertThat(console.get("/users").headers().firstValue("Location")).hasValue("/console/login?next=%2Fusers");
        HttpResponse<String> refused = console.postBare("/login", Map.of("token", "wrong", "name", "eve"));

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("That token or code is not right");
        assertThat(console.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void loginLeadsBackToWhatWasAskedAndNowhereElse() {
        HttpResponse<String> in = login("/users?q=ada");
        HttpResponse<String> elsewhere = login("//evil.example/");

        assertThat(in.headers().firstValue("Location")).hasValue("/console/users?q=ada");
        assertThat(elsewhere.headers().firstValue("Location")).hasValue("/console/");
        assertThat(in.headers().firstValue("Set-Cookie").orElseThrow())
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict", "Path=/console")
                .doesNotContain("Secure");
    }

    private static HttpResponse<String> login(String next) {
        return platform.console()
                .postBare("/login", Map.of("token", platform.adminToken(), "name", "eve", "next", next));
    }

    @Test
    void cookieIsForHttpsOnlyWhereTheConsoleIsAskedByHttps() {
        HttpResponse<String> in = platform.console()
                .postBare("/login", Map.of("token", platform.adminToken()), "X-Forwarded-Proto", "https");

        assertThat(in.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
    }

    @Test
    void pagesForbidCodeOfOthersAndAreNotKept() {
        HttpResponse<String> page = platform.consoleOf("eve").get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValue(
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                                + " connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body()).doesNotContain("<style", " style=", " onclick=");
    }

    @Test
    void scriptsAndStylesAreKeptForEver() {
        ConsoleClient console = platform.consoleOf("eve");
        String page = console.get("/").body();
        String script = page.replaceAll("(?s).*src=\"/console(/assets/console-[0-9a-f]+\\.js)\".*", "$1");

        HttpResponse<String> answer = console.get(script);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/javascript; charset=utf-8");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    }

    @Test
    void formOfAnotherSessionDoesNothing() {
        ConsoleClient console = platform.consoleOf("eve");

        HttpResponse<String> refused = console.postBare("/logout", Map.of("csrf", "guessed"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("This page is too old");
        assertThat(console.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void logoutEndsTheSession() {
        ConsoleClient console = platform.consoleOf("eve");

        console.post("/logout", Map.of());

        assertThat(console.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void namesOfUsersAreShownAsTheyAreWritten() {
        SandboxUser mallory = SandboxUser.of(MALLORY, "<script>alert(1)</script>", "en");
        platform.telegram()
                .user(platform.telegram().addUser(mallory))
                .in(platform.bot())
                .send("hello");
        ConsoleClient console = platform.consoleOf("eve");

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(console.get("/users?q=" + MALLORY).body())
                                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                                .doesNotContain("<script>alert"));
        assertThat(console.get("/users/helper/" + MALLORY).body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void planIsGivenAndTakenBackAndTheNextPageSaysSo() {
        ConsoleClient console = platform.consoleOf("eve");
        console.get("/users");

        HttpResponse<String> given =
                console.post("/users/helper/4711/grant", Map.of("plan", "vip", "time", "for", "for", "30d"));
        String page = console.get("/users/helper/4711").body();
        HttpResponse<String> asked = console.get("/users/helper/4711/revoke");
        console.post("/users/helper/4711/revoke", Map.of("reason", "a mistake"));

        assertThat(given.headers().firstValue("Location")).hasValue("/console/users/helper/4711");
        assertThat(page).contains("Plan vip was given to user 4711.", "vip");
        assertThat(console.get("/users/helper/4711/revoke").body()).contains("Take the plan back?");
        assertThat(asked.body()).contains("User 4711 of bot helper loses the plan at once");
        assertThat(console.get("/users/helper/4711").statusCode()).isEqualTo(404);
    }

    @Test
    void refusedFormComesBackWithTheWordsOfTheHost() {
        ConsoleClient console = platform.consoleOf("eve");
        console.get("/");
        console.post("/users/helper/4712/grant", Map.of("plan", "vip", "time", "for", "for", "30d"));

        HttpResponse<String> refused =
                console.post("/users/helper/4712/grant", Map.of("plan", "vip", "time", "for", "for", "soon"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("for is 'soon'; use a time such as 30d or 12h", "value=\"soon\"");
    }

    @Test
    void languageIsTheBrowsersUntilAnotherIsChosen() {
        ConsoleClient console = platform.consoleOf("eve");

        assertThat(console.get("/", "Accept-Language", "ru-RU,ru;q=0.9").body())
                .contains("<html lang=\"ru\"", "Внимание");
        HttpResponse<String> chosen = console.post("/choices", Map.of("language", "uz", "back", "/users"));
        assertThat(chosen.headers().firstValue("Location")).hasValue("/console/users");
        assertThat(console.get("/", "Accept-Language", "ru").body()).contains("<html lang=\"uz\"", "Diqqat");
    }

    @Test
    void addressOfNothingIsToldKindly() {
        HttpResponse<String> nothing = platform.consoleOf("eve").get("/nowhere");

        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(nothing.body()).contains("There is nothing here", "To the first page");
    }
}

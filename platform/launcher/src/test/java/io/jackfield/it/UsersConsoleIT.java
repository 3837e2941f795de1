package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.ConsoleClient;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The console's pages about users, its search, and the time that its pages are about. */
class UsersConsoleIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("helper", "plugins: [good]\n")
            .with(PluginJar.of("good", PluginJar.spec("good") + PluginJar.handle("""
                    request.dialogue().append(ModelMessage.user("I like " + request.argument()));
                    return Reply.text("Good " + request.argument());
                    """)));

    private SandboxChat ada;
    private ConsoleClient console;

    @BeforeEach
    void adaHasWritten() {
        ada = platform.newcomer();
        ada.send("/good tea");
        assertThat(ada.nextReply(SOON).text()).isEqualTo("Good tea");
        console = platform.consoleOf("eve");
        console.get("/");
    }

    private String page(String below) {
        return console.get("/users/helper/" + ada.id() + below).body();
    }

    private HttpResponse<String> sends(String below, Map<String, String> form) {
        return console.post("/users/helper/" + ada.id() + below, form);
    }

    @Test
    void messageEventsAndDialogueOfAUserAreThere() {
        assertThat(sends("/message", Map.of("text", "It works again.")).statusCode())
                .isEqualTo(303);

        assertThat(ada.nextReply(SOON).text()).isEqualTo("It works again.");
        assertThat(page("/events")).contains("messaged", "by = eve", "joined");
        assertThat(page("/dialogue")).contains("It works again.", "I like tea");
        assertThat(console.get("/users").body()).contains(">" + ada.id() + "<");
    }

    @Test
    void userIsBlockedAndUnblocked() {
        assertThat(page("/block")).contains("Block this user?");
        sends("/block", Map.of("reason", "spam"));
        assertThat(page("")).contains("Blocked since", "spam", "/unblock");
        sends("/unblock", Map.of());
        assertThat(page("")).doesNotContain("Blocked since");
    }

    @Test
    void personalDataIsGivenAsAFileAndErasedOnceTheIdIsTyped() {
        HttpResponse<String> file = sends("/export", Map.of());
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"helper-user-" + ada.id() + ".json\"");
        assertThat(new JsonObject(file.body()).getJsonObject("host").containsKey("person"))
                .isTrue();

        assertThat(sends("/erase", Map.of("confirm", "1")).body()).contains("confirm is '1'");
        assertThat(sends("/erase", Map.of("confirm", Long.toString(ada.id()), "reason", "asked for it"))
                        .headers()
                        .firstValue("Location"))
                .hasValue("/console/users");
        assertThat(console.get("/users/helper/" + ada.id()).statusCode()).isEqualTo(404);
        assertThat(platform.journal()
                        .column("select actor || ' ' || reason from operator_action where action = 'users.erase'"
                                + " and outcome = 'done' and subject = '" + ada.id() + "'"))
                .containsExactly("host eve asked for it");
    }

    @Test
    void searchFindsEachKindWithinTheRight() {
        JsonObject user = platform.readAdmin("/search?q=" + ada.id());
        assertThat(kinds(user)).contains("users");
        assertThat(kinds(platform.readAdmin("/search?q=good"))).contains("plugins");
        assertThat(kinds(platform.readAdmin("/search?q=helper"))).contains("bots");
        assertThat(kinds(platform.readAdmin("/search?q=poolSize"))).contains("settings");
        assertThat(platform.readAdmin("/search").getString("detail")).startsWith("q is empty");

        assertThat(console.get("/search?q=" + ada.id()).body()).contains("/console/users/helper/" + ada.id());
        assertThat(console.get("/search?q=nothing-of-that-name").body()).contains("Nothing is called so");

        String token = platform.askAdmin(
                        "/operators",
                        new JsonObject()
                                .put("name", "vic")
                                .put("role", "viewer")
                                .put("by", "eve"))
                .getString("token");
        JsonObject seen = new JsonObject(platform.callAdmin("GET", "/search?q=" + ada.id(), token, new JsonObject())
                .body());
        assertThat(kinds(seen)).doesNotContain("users");
    }

    private static String kinds(JsonObject found) {
        StringBuilder kinds = new StringBuilder();
        found.getJsonArray("groups", new JsonArray())
                .forEach(group ->
                        kinds.append(((JsonObject) group).getString("kind")).append(' '));
        return kinds.toString();
    }

    @Test
    void timeThatIsChosenGoesAlongFromPageToPage() {
        String audit = console.get("/audit?range=7d").body();

        assertThat(audit).contains("href=\"/console/users?range=7d\"", "name=\"range\" value=\"7d\"");
        assertThat(console.get("/audit?range=2020-01-01_2020-01-31").body()).doesNotContain("session.begin");
        assertThat(console.get("/range?back=%2Faudit%3Fwho%3Deve&from=2020-01-01&to=2020-01-31")
                        .headers()
                        .firstValue("Location"))
                .hasValue("/console/audit?who=eve&range=2020-01-01_2020-01-31");
        assertThat(console.get("/users/helper/" + ada.id() + "/events?range=2020-01-01_2020-01-31")
                        .body())
                .contains("Nothing is recorded.");
        assertThat(console.get("/statistics?range=24h").statusCode()).isEqualTo(200);
        assertThat(console.get("/logs?range=1h").statusCode()).isEqualTo(200);
        assertThat(console.get("/logs/download?range=1h").statusCode()).isEqualTo(200);
        assertThat(console.get("/letters?range=24h").statusCode()).isEqualTo(200);
        assertThat(console.get("/?range=30d").statusCode()).isEqualTo(200);
    }
}

package io.jackfield.sandbox.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.sandbox.Sandbox;
import io.jackfield.sandbox.SandboxOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(vertx, SandboxOptions.defaults()).await();
    }

    @AfterEach
    void stop() {
        client.close();
        vertx.close().await();
    }

    private HttpResponse<String> post(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/mail"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(sandbox.url() + path)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String letter(String to, String subject) {
        return new JsonObject()
                .put("from", "bot@jackfield.example")
                .put("to", to)
                .put("subject", subject)
                .put("text", "The code is 4711")
                .encode();
    }

    @Test
    void lettersAreListedNewestFirst() throws Exception {
        assertThat(post(letter("ada@example.org", "First")).statusCode()).isEqualTo(201);
        assertThat(post(letter("ben@example.org", "Second")).statusCode()).isEqualTo(201);

        JsonArray all = new JsonObject(get("/mailbox").body()).getJsonArray("letters");
        assertThat(all.stream().map(one -> ((JsonObject) one).getString("subject")))
                .containsExactly("Second", "First");
        JsonArray hers = new JsonObject(get("/mailbox?to=Ada@example.org").body()).getJsonArray("letters");
        assertThat(hers).hasSize(1);
        SandboxMail first = sandbox.mailbox().letters().getLast();
        assertThat(first.to()).isEqualTo("ada@example.org");
        assertThat(first.text()).isEqualTo("The code is 4711");
        assertThat(first.html()).isEqualTo(Optional.empty());
    }

    @Test
    void whatIsNoLetterIsRefused() throws Exception {
        assertThat(post("").statusCode()).isEqualTo(400);
        assertThat(post("[]").statusCode()).isEqualTo(400);
        assertThat(post("{\"to\": \"ada@example.org\"}").body()).contains("a letter needs from");
        assertThat(post("{\"from\": 7}").statusCode()).isEqualTo(400);
        assertThat(sandbox.mailbox().letters()).isEmpty();
    }

    @Test
    void pageAsksForWhatHasComeSince() throws Exception {
        assertThat(post(letter("ada@example.org", "First")).statusCode()).isEqualTo(201);
        JsonObject first = new JsonObject(get("/mailbox").body());
        assertThat(post(letter("ada@example.org", "Second")).statusCode()).isEqualTo(201);

        JsonObject since =
                new JsonObject(get("/mailbox?after=" + first.getLong("last")).body());

        assertThat(since.getJsonArray("letters").stream().map(one -> ((JsonObject) one).getString("subject")))
                .containsExactly("Second");
        assertThat(since.getLong("last")).isEqualTo(2);
        assertThat(new JsonObject(get("/mailbox?after=odd").body()).getJsonArray("letters"))
                .hasSize(2);
        assertThat(get("/mail").body()).contains("Mailbox");
        assertThat(get("/mail/style/mailbox.js").statusCode()).isEqualTo(200);
        assertThat(get("/mail/files/app.js").statusCode()).isEqualTo(200);
    }
}

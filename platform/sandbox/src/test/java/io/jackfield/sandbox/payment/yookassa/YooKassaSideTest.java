package io.jackfield.sandbox.payment.yookassa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.sandbox.Sandbox;
import io.jackfield.sandbox.SandboxOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YooKassa's API in the sandbox without a host. The plugin's own tests speak with both. */
class YooKassaSideTest {
    private static final String AUTHORIZATION = "Basic MTAwNTAwOnRlc3RfeW9va2Fzc2Etc2FuZGJveC1rZXk=";
    private static final String PAYMENT = """
            {"amount":{"value":"990.00","currency":"RUB"},"capture":true,
             "confirmation":{"type":"redirect","return_url":"https://t.me/shop_bot"},"metadata":{"order_id":"order-a"}}
            """;

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

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox.url() + "/yookassa/v3" + path));
    }

    private HttpResponse<String> post(String path, String key, String body) throws Exception {
        return client.send(
                to(path).header("Authorization", AUTHORIZATION)
                        .header("Idempotence-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private JsonObject get(String path) throws Exception {
        return new JsonObject(
                client.send(to(path).header("Authorization", AUTHORIZATION).build(), BodyHandlers.ofString())
                        .body());
    }

    @Test
    void sameKeyIsTheSamePaymentAndAnotherRequestIsRefused() throws Exception {
        JsonObject first = new JsonObject(post("/payments", "key-1", PAYMENT).body());

        assertThat(new JsonObject(post("/payments", "key-1", PAYMENT).body())).isEqualTo(first);
        assertThat(post("/payments", "key-1", PAYMENT.replace("990", "991")).statusCode())
                .isEqualTo(400);
        assertThat(first.getString("status")).isEqualTo("pending");
        assertThat(get("/payments/" + first.getString("id"))).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "\"990.00\", 990.00",
        "\"990.00\", \"990\"",
        "\"990.00\", \"0.00\"",
        "RUB, UZS",
        "https://t.me/shop_bot, ''",
        "\"order-a\", 7",
        "\"capture\":true, \"payment_method_id\":\"nobodys\"",
        "\"capture\":true, \"receipt\":{}"
    })
    void requestThatYooKassaRefusesIsRefused(String usual, String odd) throws Exception {
        HttpResponse<String> answer = post("/payments", "key-1", PAYMENT.replace(usual, odd));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo("invalid_request");
    }

    @Test
    void strangersAndCallsWithoutKeyAreRefused() throws Exception {
        assertThat(client.send(to("/me").build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
        assertThat(post("/payments", "a b", PAYMENT).statusCode()).isEqualTo(400);
        assertThat(get("/payments/nobodys").getString("code")).isEqualTo("not_found");
        assertThat(get("/me").getString("account_id")).isEqualTo("100500");
    }

    @Test
    void listsComeByPagesNewestFirst() throws Exception {
        for (int number = 0; number < 3; number++) {
            post("/payments", "key-" + number, PAYMENT);
        }

        JsonObject first = get("/payments?limit=2");
        JsonObject second = get("/payments?limit=2&cursor=" + first.getString("next_cursor"));

        assertThat(first.getJsonArray("items")).hasSize(2);
        assertThat(second.getJsonArray("items")).hasSize(1);
        assertThat(second.containsKey("next_cursor")).isFalse();
        assertThat(get("/payments?created_at.lt=2020-01-01T00:00:00Z").getJsonArray("items"))
                .isEmpty();
        assertThat(get("/payments?limit=0").getString("parameter")).isEqualTo("limit");
    }

    @Test
    void cardsAreDeclinedByTheList() {
        assertThat(TestCards.decline(TestCards.USUAL)).isEmpty();
        assertThat(TestCards.decline("5555555555554600")).contains("insufficient_funds");
        assertThat(TestCards.decline("5555555555554592")).contains("3d_secure_failed");
        assertThatThrownBy(() -> TestCards.decline("4242424242424242")).isInstanceOf(IllegalArgumentException.class);
    }
}

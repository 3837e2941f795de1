package io.jackfield.payment.payme;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.testkit.payment.PaymentSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Payme as its documentation describes it: JSON-RPC calls, signed in by HTTP Basic. */
final class PaymeCalls implements PaymentSystem {
    static final String KEY = "k3y:with:colons-and-symbols_%@!0123456";
    static final String TEST_KEY = "TESTKEYTESTKEYTESTKEYTESTKEYTESTKEY1";

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Clock clock;

    PaymeCalls(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Map<String, ?> config() {
        return Map.of("merchantId", "5f3b8a1c9d2e4f6071829304", "key", KEY, "testKey", TEST_KEY);
    }

    @Override
    public Set<String> secrets() {
        return Set.of(KEY, TEST_KEY, basic("Paycom:" + KEY), basic("Paycom:" + TEST_KEY));
    }

    @Override
    public List<Step> pays(PaymentOrder order, String transaction) {
        String account = "{\"order_id\":\"" + order.id() + "\"}";
        long amount = order.price().minorUnits();
        String id = id(transaction);
        return List.of(
                Step.of(call("CheckPerformTransaction", "{\"amount\":%d,\"account\":%s}".formatted(amount, account))),
                Step.of(call(
                        "CreateTransaction",
                        "{\"id\":\"%s\",\"time\":%d,\"amount\":%d,\"account\":%s}"
                                .formatted(id, clock.millis(), amount, account))),
                Step.of(call("PerformTransaction", "{\"id\":\"%s\"}".formatted(id))));
    }

    @Override
    public List<Step> cancels(PaymentOrder order, String transaction) {
        return List.of(Step.of(call("CancelTransaction", "{\"id\":\"%s\",\"reason\":5}".formatted(id(transaction)))));
    }

    /** Payme's ids have 24 characters. */
    static String id(String transaction) {
        return (transaction + "-" + "0".repeat(24)).substring(0, 24);
    }

    @Override
    public boolean accepts(WebAnswer answer) {
        return answer.status() == 200 && json(answer).has("result");
    }

    static JsonNode json(WebAnswer answer) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<WebRequest> forges(WebRequest genuine) {
        return List.of(
                with(genuine, Map.of()),
                with(genuine, Map.of("authorization", "Basic " + basic("Paycom:guessed"))),
                with(genuine, Map.of("authorization", "Basic " + basic("Paycom:" + KEY))),
                with(genuine, Map.of("authorization", "Basic " + basic("Payme:" + TEST_KEY))),
                with(genuine, Map.of("authorization", "Basic " + basic("Paycom:"))),
                with(genuine, Map.of("authorization", "Basic " + basic("Paycom:" + TEST_KEY + " "))),
                with(genuine, Map.of("authorization", "Bearer " + basic("Paycom:" + TEST_KEY))),
                with(genuine, Map.of("authorization", "Basic %%%")),
                with(genuine, Map.of("authorization", "")));
    }

    @Override
    public Optional<WebRequest> spoils(WebRequest genuine, String amount) {
        String spoilt = genuine.text().replaceFirst("\"amount\":\\d+", "\"amount\":" + amount);
        return spoilt.equals(genuine.text())
                ? Optional.empty()
                : Optional.of(new WebRequest(
                        genuine.method(),
                        genuine.path(),
                        genuine.headers(),
                        genuine.parameters(),
                        spoilt.getBytes(UTF_8),
                        genuine.remoteAddress()));
    }

    static WebRequest call(String method, String params) {
        return post("{\"id\":17,\"method\":\"%s\",\"params\":%s}".formatted(method, params));
    }

    static WebRequest post(String body) {
        return new WebRequest(
                "POST",
                "",
                Map.of(
                        "content-type",
                        "text/json; charset=UTF-8",
                        "authorization",
                        "Basic " + basic("Paycom:" + TEST_KEY)),
                Map.of(),
                body.getBytes(UTF_8),
                "185.234.113.1");
    }

    static WebRequest with(WebRequest call, Map<String, String> headers) {
        return new WebRequest(
                call.method(), call.path(), headers, call.parameters(), call.body(), call.remoteAddress());
    }

    static String basic(String credentials) {
        return Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    }
}

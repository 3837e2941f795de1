package io.jackfield.payment.yookassa;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jackfield.api.Money;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.web.WebRequest;
import io.jackfield.testkit.payment.PaymentSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** YooKassa's API as its documentation describes it, and its notifications. Lists come two a page. */
final class FakeYooKassa implements PaymentSystem {
    static final String SHOP = "100500";
    static final String KEY = "test_SampleSecretKey-0001";
    static final String SENDER = "185.71.76.5";

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int PAGE = 2;

    private final Clock clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, ObjectNode> payments = new LinkedHashMap<>();
    private final Map<String, ObjectNode> refunds = new LinkedHashMap<>();
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, String> tries = new HashMap<>();
    private final Set<String> methods = new HashSet<>();
    private final List<JsonNode> requests = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private boolean down;
    private String decline = "";
    private int refusals;
    private int refusal;

    FakeYooKassa(Clock clock) {
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v3", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private record Reply(int status, JsonNode body) {}

    private void answer(HttpExchange call) throws IOException {
        String key = call.getRequestHeaders().getFirst("Idempotence-Key");
        String said = new String(call.getRequestBody().readAllBytes(), UTF_8);
        Reply reply = call.getRequestHeaders().getFirst("Authorization").equals("Basic " + basic())
                ? answer(
                        call.getRequestMethod() + call.getRequestURI().getPath().substring(3),
                        parameters(call.getRequestURI().getRawQuery()),
                        key,
                        said)
                : error(401, "invalid_credentials");
        byte[] body = MAPPER.writeValueAsBytes(reply.body());
        call.sendResponseHeaders(reply.status(), body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String one : query == null ? new String[0] : query.split("&")) {
            parameters.put(one.replaceAll("=.*", ""), URLDecoder.decode(one.replaceAll("^[^=]*=", ""), UTF_8));
        }
        return parameters;
    }

    private static Reply error(int status, String code) {
        return new Reply(
                status,
                MAPPER.createObjectNode()
                        .put("type", "error")
                        .put("id", "ab5a11cd-13cc-4e33-af8b-75a74e18dd09")
                        .put("code", code)
                        .put("description", "said of ada-4711@example.org"));
    }

    private synchronized Reply answer(String call, Map<String, String> asked, String key, String said)
            throws IOException {
        calls.add(call);
        if (down) {
            return error(500, "internal_server_error");
        }
        if (refusals > 0) {
            refusals--;
            return error(refusal, "invalid_request");
        }
        if (call.startsWith("POST")) {
            return post(call, key, said);
        }
        return switch (call) {
            case "GET/payments" -> list(payments, asked);
            case "GET/refunds" -> list(refunds, asked);
            default -> {
                String id = call.replaceAll(".*/", "");
                ObjectNode found = call.startsWith("GET/refunds") ? refunds.get(id) : payments.get(id);
                yield found == null ? error(404, "not_found") : new Reply(200, found.deepCopy());
            }
        };
    }

    private Reply post(String call, String key, String said) throws IOException {
        if (key == null || !key.matches("[0-9a-zA-Z+_.-]{1,64}")) {
            return error(400, "invalid_request");
        }
        String before = keys.get(key);
        if (before != null && !before.startsWith(said)) {
            return error(400, "invalid_request");
        }
        JsonNode request = MAPPER.readTree(said);
        if (before == null) {
            requests.add(request);
        }
        String id = before == null ? null : before.substring(said.length());
        if (call.equals("POST/refunds")) {
            String payment = request.get("payment_id").textValue();
            id = id == null
                    ? giveBack(
                            payment, amount(request), request.get("description").textValue())
                    : id;
            keys.put(key, said + id);
            return new Reply(200, refunds.get(id).deepCopy());
        }
        boolean saved = request.has("payment_method_id");
        if (saved && !methods.contains(request.get("payment_method_id").textValue())) {
            return error(400, "invalid_request");
        }
        if (id == null) {
            id = make(request);
            if (saved) {
                pay(id, decline);
            }
        }
        keys.put(key, said + id);
        return new Reply(200, payments.get(id).deepCopy());
    }

    private static Money amount(JsonNode of) {
        return Money.of(
                of.at("/amount/value").textValue(), of.at("/amount/currency").textValue());
    }

    private String make(JsonNode request) {
        String id = UUID.randomUUID().toString();
        ObjectNode payment = MAPPER.createObjectNode()
                .put("id", id)
                .put("status", "pending")
                .put("paid", false)
                .put("created_at", clock.instant().toString())
                .put("test", true)
                .put("new_field", 1.5);
        payment.set("amount", request.get("amount"));
        payment.set("metadata", request.get("metadata"));
        payment.putObject("recipient").put("account_id", SHOP).put("gateway_id", "100700");
        payment.put("wants_saving", request.path("save_payment_method").booleanValue());
        if (request.has("confirmation")) {
            payment.putObject("confirmation")
                    .put("type", "redirect")
                    .put("confirmation_url", "https://yoomoney.example/confirm?orderId=" + id);
        }
        payments.put(id, payment);
        return id;
    }

    /** @param reason why it is declined; empty when it is not */
    synchronized void pay(String id, String reason) {
        ObjectNode payment = payments.get(id);
        if (!payment.get("status").textValue().equals("pending")) {
            return;
        }
        payment.remove("confirmation");
        if (!reason.isEmpty()) {
            payment.put("status", "canceled")
                    .putObject("cancellation_details")
                    .put("party", "payment_network")
                    .put("reason", reason);
            return;
        }
        String method = UUID.randomUUID().toString();
        boolean saved = payment.get("wants_saving").booleanValue();
        payment.put("status", "succeeded")
                .put("paid", true)
                .put("captured_at", clock.instant().toString());
        payment.putObject("payment_method")
                .put("type", "bank_card")
                .put("id", method)
                .put("saved", saved)
                .putObject("card")
                .put("last4", "4477");
        if (saved) {
            methods.add(method);
        }
    }

    private String giveBack(String payment, Money money, String description) {
        String id = UUID.randomUUID().toString();
        ObjectNode refund = MAPPER.createObjectNode()
                .put("id", id)
                .put("payment_id", payment)
                .put("status", "succeeded")
                .put("created_at", clock.instant().toString())
                .put("description", description);
        refund.putObject("amount").put("value", money.decimal()).put("currency", money.currency());
        refunds.put(id, refund);
        Money sum = returned(payment);
        payments.get(payment)
                .putObject("refunded_amount")
                .put("value", sum.decimal())
                .put("currency", sum.currency());
        return id;
    }

    private Money returned(String payment) {
        return refunds.values().stream()
                .filter(one -> one.get("payment_id").textValue().equals(payment))
                .map(FakeYooKassa::amount)
                .reduce(new Money(0, "RUB"), Money::plus);
    }

    private static Reply list(Map<String, ObjectNode> of, Map<String, String> asked) {
        List<ObjectNode> found = new ArrayList<>(of.values().stream()
                        .filter(one -> !asked.containsKey("payment_id")
                                || one.get("payment_id").textValue().equals(asked.get("payment_id")))
                        .filter(one -> !asked.containsKey("created_at.gte")
                                || !created(one).isBefore(Instant.parse(asked.get("created_at.gte"))))
                        .filter(one -> !asked.containsKey("created_at.lte")
                                || !created(one).isAfter(Instant.parse(asked.get("created_at.lte"))))
                        .toList())
                .reversed();
        int start = Integer.parseInt(asked.getOrDefault("cursor", "0"));
        ObjectNode list = MAPPER.createObjectNode().put("type", "list");
        found.stream().skip(start).limit(PAGE).forEach(list.withArray("items")::add);
        if (start + PAGE < found.size()) {
            list.put("next_cursor", Integer.toString(start + PAGE));
        }
        return new Reply(200, list);
    }

    private static Instant created(JsonNode of) {
        return Instant.parse(of.get("created_at").textValue());
    }

    private static String basic() {
        return Base64.getEncoder().encodeToString((SHOP + ":" + KEY).getBytes(UTF_8));
    }

    @Override
    public Map<String, ?> config() {
        return Map.of(
                "shopId",
                SHOP,
                "secretKey",
                KEY,
                "baseUrl",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/v3",
                "receipts.enabled",
                true);
    }

    @Override
    public synchronized Set<String> secrets() {
        Set<String> secrets = new HashSet<>(methods);
        secrets.add(KEY);
        secrets.add(basic());
        return secrets;
    }

    /** What the checkout has begun, else a payment that the plugin knows nothing of. */
    synchronized String idOf(PaymentOrder order, String transaction) {
        return tries.computeIfAbsent(
                order.id() + " " + transaction,
                name -> ofOrder(order).stream()
                        .filter(one -> amount(one).equals(order.price()))
                        .map(one -> one.get("id").textValue())
                        .filter(id -> !tries.containsValue(id))
                        .findFirst()
                        .orElseGet(() -> make(order)));
    }

    private String make(PaymentOrder order) {
        ObjectNode request = MAPPER.createObjectNode();
        request.putObject("amount")
                .put("value", order.price().decimal())
                .put("currency", order.price().currency());
        request.putObject("metadata")
                .put("order_id", order.id())
                .put("bot_id", order.chat().bot());
        return make(request);
    }

    private synchronized List<ObjectNode> ofOrder(PaymentOrder order) {
        return payments.values().stream()
                .filter(one -> one.at("/metadata/order_id").asText().equals(order.id()))
                .toList();
    }

    @Override
    public List<Step> pays(PaymentOrder order, String transaction) {
        return List.of(before -> {
            String id = idOf(order, transaction);
            pay(id, "");
            return tellsOf(id);
        });
    }

    /** What YooKassa says of a payment as it stands. */
    synchronized WebRequest tellsOf(String id) {
        ObjectNode payment = payments.get(id);
        return tells("payment." + payment.get("status").textValue(), payment);
    }

    private static WebRequest tells(String event, ObjectNode object) {
        ObjectNode body = MAPPER.createObjectNode().put("type", "notification").put("event", event);
        body.set("object", object.deepCopy());
        return post(body.toString());
    }

    static WebRequest post(String body) {
        return new WebRequest(
                "POST", "", Map.of("content-type", "application/json"), Map.of(), body.getBytes(UTF_8), SENDER);
    }

    @Override
    public List<Step> cancels(PaymentOrder order, String transaction) {
        return List.of(before -> cancel(order, transaction));
    }

    private synchronized WebRequest cancel(PaymentOrder order, String transaction) {
        String id = idOf(order, transaction);
        if (payments.get(id).get("status").textValue().equals("succeeded")) {
            String name = "all of " + transaction;
            return giveBackOnce(
                    id,
                    tries.containsKey(id + " " + name)
                            ? order.price()
                            : order.price().minus(returned(id)),
                    name);
        }
        pay(id, "expired_on_confirmation");
        return tellsOf(id);
    }

    private WebRequest giveBackOnce(String payment, Money money, String name) {
        String known = tries.get(payment + " " + name);
        String id = known == null ? giveBack(payment, money, name) : known;
        tries.put(payment + " " + name, id);
        return tells("refund.succeeded", refunds.get(id));
    }

    @Override
    public List<Step> refunds(PaymentOrder order, String transaction, Money amount, String refund) {
        return List.of(before -> {
            synchronized (this) {
                return giveBackOnce(idOf(order, transaction), amount, refund);
            }
        });
    }

    @Override
    public synchronized List<Step> tellsOfRefunds(PaymentOrder order) {
        Set<String> ids = new HashSet<>();
        ofOrder(order).forEach(one -> ids.add(one.get("id").textValue()));
        return refunds.values().stream()
                .filter(one -> ids.contains(one.get("payment_id").textValue()))
                .map(one -> Step.of(tells("refund.succeeded", one)))
                .toList();
    }

    @Override
    public synchronized List<WebRequest> lies(PaymentOrder order) {
        ObjectNode open = ofOrder(order).getFirst().deepCopy();
        String id = open.get("id").textValue();
        ObjectNode nobodys = open.deepCopy().put("id", UUID.randomUUID().toString());
        ObjectNode refund =
                open.deepCopy().put("id", UUID.randomUUID().toString()).put("payment_id", id);
        ObjectNode paidElsewhere = open.deepCopy().put("id", otherwise(order, one -> one.remove("metadata")));
        return Stream.of(
                        tells("payment.succeeded", open.put("status", "succeeded")),
                        tells("payment.succeeded", nobodys),
                        tells("refund.succeeded", refund),
                        tells("payment.succeeded", paidElsewhere),
                        tellsOf(otherwise(order, one -> one.put("test", false))),
                        tellsOf(otherwise(
                                order, one -> one.putObject("recipient").put("account_id", "7"))))
                .toList();
    }

    private String otherwise(PaymentOrder order, Consumer<ObjectNode> change) {
        String id = make(order);
        tries.put("lie " + id, id);
        pay(id, "");
        change.accept(payments.get(id));
        return id;
    }

    @Override
    public synchronized void unreachable(boolean isDown) {
        down = isDown;
    }

    @Override
    public Optional<Integer> payments(PaymentOrder order) {
        return Optional.of(ofOrder(order).size());
    }

    @Override
    public synchronized Money returned(PaymentOrder order) {
        return ofOrder(order).stream()
                .map(one -> returned(one.get("id").textValue()))
                .reduce(new Money(0, "RUB"), Money::plus);
    }

    /** From now on payments by what is saved end with this reason; none when it is empty. */
    synchronized void declining(String reason) {
        decline = reason;
    }

    /** The next calls are answered with this status. */
    synchronized void refusing(int times, int status) {
        refusals = times;
        refusal = status;
    }

    /** A day passes. */
    synchronized void forgetKeys() {
        keys.clear();
    }

    /** Payments and refunds that were asked for, without repetitions. */
    synchronized List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    /** Method and path of each call so far. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    synchronized void change(String payment, Consumer<ObjectNode> change) {
        change.accept(payments.get(payment));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}

package io.jackfield.testkit.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jackfield.api.Money;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.web.WebRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The payment system that {@link SimpleShop} asks. Its calls are not signed. */
final class ShopSystem implements PaymentSystem {
    private final Fault fault;
    private final Clock clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, ShopPayment> payments = new LinkedHashMap<>();
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, String> tries = new HashMap<>();
    private boolean down;

    ShopSystem(Fault fault, Clock clock) {
        this.fault = fault;
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private void answer(HttpExchange call) throws IOException {
        Optional<String> answer = down()
                ? Optional.empty()
                : answer(
                        call.getRequestMethod() + call.getRequestURI().getPath(),
                        parameters(call.getRequestURI().getQuery()));
        byte[] body = answer.orElse("").getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(down() ? 503 : answer.isPresent() ? 200 : 404, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            call.getResponseBody().write(body);
        }
        call.close();
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        if (query != null) {
            for (String one : query.split("&")) {
                parameters.put(one.replaceAll("=.*", ""), one.replaceAll("^[^=]*=", ""));
            }
        }
        return parameters;
    }

    private synchronized boolean down() {
        return down;
    }

    private synchronized Optional<String> answer(String call, Map<String, String> said) {
        return switch (call) {
            case "POST/payments" ->
                Optional.of(payments.get(keys.computeIfAbsent(
                                said.get("key"),
                                key -> made(
                                        said.get("order"),
                                        Money.of(said.get("amount"), "RUB"),
                                        said.get("method").isEmpty() ? "OPEN" : "PAID")))
                        .line());
            case "POST/refunds" ->
                Optional.of(keys.computeIfAbsent("refund " + said.get("key"), key -> {
                    String id = "r-" + (keys.size() + 1);
                    change(said.get("payment"), one -> one.with(id, Money.of(said.get("amount"), "RUB")));
                    return id;
                }));
            case "GET/payments" ->
                Optional.of(payments.values().stream()
                        .filter(one -> !said.containsKey("from")
                                || !one.at().isBefore(Instant.parse(said.get("from")))
                                        && !one.at().isAfter(Instant.parse(said.get("to"))))
                        .map(ShopPayment::line)
                        .collect(Collectors.joining("\n")));
            default ->
                Optional.ofNullable(payments.get(call.replace("GET/payments/", "")))
                        .map(ShopPayment::line);
        };
    }

    private String made(String order, Money amount, String status) {
        String id = "p-" + (payments.size() + 1);
        payments.put(id, new ShopPayment(id, order, amount, status, clock.instant(), Map.of()));
        return id;
    }

    private synchronized ShopPayment change(String id, UnaryOperator<ShopPayment> change) {
        return payments.computeIfPresent(id, (same, one) -> change.apply(one));
    }

    /** What the checkout has begun, else one of the shop's own. */
    private synchronized String idOf(PaymentOrder order, String transaction) {
        return tries.computeIfAbsent(
                order.id() + " " + transaction,
                name -> payments.values().stream()
                        .filter(one ->
                                one.order().equals(order.id()) && one.amount().equals(order.price()))
                        .map(ShopPayment::id)
                        .filter(id -> !tries.containsValue(id))
                        .findFirst()
                        .orElseGet(() -> made(order.id(), order.price(), "OPEN")));
    }

    @Override
    public Map<String, ?> config() {
        return Map.of("url", "http://127.0.0.1:" + server.getAddress().getPort(), "fault", fault.name());
    }

    @Override
    public Set<String> secrets() {
        return Set.of("method-p-1");
    }

    @Override
    public List<Step> pays(PaymentOrder order, String transaction) {
        return List.of(before -> tells(change(idOf(order, transaction), ShopPayment::paid), "PAID"));
    }

    @Override
    public List<Step> cancels(PaymentOrder order, String transaction) {
        return List.of(before -> tells(
                change(
                        idOf(order, transaction),
                        one -> one.status().equals("PAID") ? one.with("r-all", one.amount()) : one.cancelled()),
                "CANCELLED"));
    }

    @Override
    public List<Step> refunds(PaymentOrder order, String transaction, Money amount, String refund) {
        return List.of(before -> tells(change(idOf(order, transaction), one -> one.with(refund, amount)), "REFUNDED"));
    }

    @Override
    public List<Step> tellsOfRefunds(PaymentOrder order) {
        return ofOrder(order).stream()
                .map(one -> Step.of(tells(one, "REFUNDED")))
                .toList();
    }

    @Override
    public List<WebRequest> lies(PaymentOrder order) {
        return List.of(
                tells(ofOrder(order).getFirst(), "PAID"),
                new WebRequest(
                        "POST",
                        "",
                        Map.of(),
                        Map.of("payment", "p-999", "status", "PAID"),
                        new byte[0],
                        "203.0.113.7"));
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
    public Money returned(PaymentOrder order) {
        return ofOrder(order).stream().map(ShopPayment::returned).reduce(new Money(0, "RUB"), Money::plus);
    }

    private synchronized List<ShopPayment> ofOrder(PaymentOrder order) {
        return payments.values().stream()
                .filter(one -> one.order().equals(order.id()))
                .toList();
    }

    private static WebRequest tells(ShopPayment payment, String status) {
        return new WebRequest(
                "POST", "", Map.of(), Map.of("payment", payment.id(), "status", status), new byte[0], "203.0.113.7");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}

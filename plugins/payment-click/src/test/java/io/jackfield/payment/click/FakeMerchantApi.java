package io.jackfield.payment.click;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Click's Merchant API with the payments that a test puts in. */
final class FakeMerchantApi implements AutoCloseable {
    private static final String UNKNOWN = "{\"error_code\":-16,\"error_note\":\"Payment not found\"}";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Payment> payments = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile boolean down;
    private volatile String lost = "";
    private volatile String refusal = "";
    private volatile int status = 200;

    /** What the API knows of a payment. */
    private record Payment(String order, int status, boolean reversed) {}

    private FakeMerchantApi(HttpServer server) {
        this.server = server;
    }

    static FakeMerchantApi start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeMerchantApi api = new FakeMerchantApi(server);
            server.createContext("/", api::answer);
            server.setExecutor(api.threads);
            server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v2/merchant";
    }

    void put(String paymentId, String order, int status) {
        payments.put(paymentId, new Payment(order, status, false));
    }

    boolean isReversed(String order) {
        return payments.values().stream().anyMatch(one -> one.order().equals(order) && one.reversed());
    }

    /** No call is answered, nor has any effect. */
    void down(boolean value) {
        down = value;
    }

    void forget(String paymentId) {
        payments.remove(paymentId);
    }

    /** This call, method and path, has its effect, and nobody hears of it. */
    void losesAnswersFrom(String call) {
        lost = call;
    }

    /** What reversals are answered from now on. */
    void refusesReversals(String json) {
        refusal = json;
    }

    /** With which every call is answered from now on. */
    void answersWith(int httpStatus) {
        status = httpStatus;
    }

    /** Method and path, oldest first. */
    List<String> calls() {
        return calls;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring("/v2/merchant".length());
            String call = exchange.getRequestMethod() + " " + path;
            calls.add(call);
            if (down) {
                return;
            }
            byte[] body = said(exchange, path).getBytes(UTF_8);
            if (call.equals(lost)) {
                return;
            }
            exchange.sendResponseHeaders(isKnown(exchange) ? status : 401, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String said(HttpExchange exchange, String path) {
        String[] parts = path.split("/");
        if (!isKnown(exchange) || parts.length < 5 || !parts[3].equals(ClickCalls.SERVICE)) {
            return "{\"error_code\":-1,\"error_note\":\"Not allowed\"}";
        }
        return switch (exchange.getRequestMethod() + " " + parts[2]) {
            case "GET status" -> statusOf(parts[4]);
            case "GET status_by_mti" -> paymentOf(parts[4]);
            case "DELETE reversal" -> reverse(parts[4]);
            default -> UNKNOWN;
        };
    }

    private String statusOf(String id) {
        Payment payment = payments.get(id);
        return payment == null
                ? UNKNOWN
                : "{\"error_code\":0,\"error_note\":\"Success\",\"payment_id\":%s,\"payment_status\":%d}"
                        .formatted(id, payment.status());
    }

    private String paymentOf(String order) {
        return payments.entrySet().stream()
                .filter(one -> one.getValue().order().equals(order))
                .findFirst()
                .map(one -> "{\"error_code\":0,\"error_note\":\"Success\",\"payment_id\":" + one.getKey() + "}")
                .orElse(UNKNOWN);
    }

    private String reverse(String id) {
        if (!refusal.isEmpty()) {
            return refusal;
        }
        Payment payment = payments.get(id);
        if (payment == null || payment.status() != 2) {
            return "{\"error_code\":-17,\"error_note\":\"Payment cannot be reversed\"}";
        }
        payments.put(id, new Payment(payment.order(), -99, true));
        return "{\"error_code\":0,\"error_note\":\"Success\",\"payment_id\":" + id + "}";
    }

    private static boolean isKnown(HttpExchange exchange) {
        String[] auth = exchange.getRequestHeaders().getFirst("Auth").split(":");
        return auth.length == 3
                && auth[0].equals(ClickCalls.USER)
                && auth[1].equals(digest("SHA-1", auth[2] + ClickCalls.SECRET))
                && auth[2].matches("\\d{10}");
    }

    static String digest(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}

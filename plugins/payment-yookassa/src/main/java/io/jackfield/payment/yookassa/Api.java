package io.jackfield.payment.yookassa;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The calls of YooKassa's API v3 for one shop. What is not heard of is asked for again a few times, under the same key;
 * what stays unknown is thrown as a retryable error.
 */
final class Api {
    /** YooKassa gives up after 30 s and then says so. */
    private static final Duration LIMIT = Duration.ofSeconds(35);

    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(200), Duration.ofMillis(800));
    private static final int PAGE = 100;
    private static final int OK = 200;
    private static final String PAYMENTS = "/payments";
    private static final String REFUNDS = "/refunds";

    private final Transport transport;
    private final Shop shop;

    Api(Transport transport, Shop shop) {
        this.transport = transport;
        this.shop = shop;
    }

    Payment pay(String key, Map<String, Object> request) throws InterruptedException {
        return post(PAYMENTS, key, request, Payment::of);
    }

    Return giveBack(String key, Map<String, Object> request) throws InterruptedException {
        return post(REFUNDS, key, request, Return::of);
    }

    /** Empty when the shop has no such payment. */
    Optional<Payment> payment(String id) throws InterruptedException {
        return find(PAYMENTS + "/" + Ids.checked(id), Payment::of);
    }

    /** Empty when the shop has no such refund. */
    Optional<Return> refund(String id) throws InterruptedException {
        return find(REFUNDS + "/" + Ids.checked(id), Return::of);
    }

    /** Those that were created in this time, both ends included, newest first. */
    List<Payment> payments(Instant from, Instant to) throws InterruptedException {
        return all(
                PAYMENTS + "?created_at.gte=" + encoded(from.toString()) + "&created_at.lte=" + encoded(to.toString()),
                Payment::of);
    }

    List<Return> refundsOf(String paymentId) throws InterruptedException {
        return all(REFUNDS + "?payment_id=" + Ids.checked(paymentId), Return::of);
    }

    private <T> List<T> all(String path, Function<Fields, T> reader) throws InterruptedException {
        List<T> all = new ArrayList<>();
        Set<String> cursors = new HashSet<>();
        String next = path + "&limit=" + PAGE;
        while (true) {
            Page<T> page = ask(request(next).GET().build(), fields -> Page.of(fields, reader));
            all.addAll(page.items());
            if (page.cursor().isEmpty()) {
                return all;
            }
            if (!cursors.add(page.cursor().get())) {
                throw unreadable("GET " + path, "the same cursor came twice");
            }
            next = path + "&limit=" + PAGE + "&cursor=" + encoded(page.cursor().get());
        }
    }

    /** A part of a list. */
    private record Page<T>(List<T> items, Optional<String> cursor) {
        private static <T> Page<T> of(Fields fields, Function<Fields, T> reader) {
            return new Page<>(
                    fields.objects("items").stream().map(reader).toList(),
                    fields.text("next_cursor").filter(cursor -> !cursor.isEmpty()));
        }
    }

    private <T> Optional<T> find(String path, Function<Fields, T> reader) throws InterruptedException {
        try {
            return Optional.of(ask(request(path).GET().build(), reader));
        } catch (JackfieldException e) {
            if (e.error() == StandardError.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private <T> T post(String path, String key, Map<String, Object> body, Function<Fields, T> reader)
            throws InterruptedException {
        return ask(
                request(path)
                        .header("Idempotence-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Json.write(body)))
                        .build(),
                reader);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(shop.baseUrl() + path))
                .header("Authorization", shop.authorization())
                .timeout(LIMIT);
    }

    private <T> T ask(HttpRequest request, Function<Fields, T> reader) throws InterruptedException {
        String call = request.method() + " " + request.uri().getPath();
        for (Duration pause : PAUSES) {
            Optional<HttpResponse<byte[]>> answer = known(call, request);
            if (answer.isPresent()) {
                return read(call, answer.get(), reader);
            }
            Thread.sleep(pause);
        }
        return read(call, send(call, request), reader);
    }

    /** Empty when the call may have had its effect, or not. */
    private Optional<HttpResponse<byte[]>> known(String call, HttpRequest request) throws InterruptedException {
        try {
            return Optional.of(transport.send(request))
                    .filter(answer -> answer.statusCode() == OK
                            || !Failure.of(answer.statusCode()).isUnknown());
        } catch (HttpTimeoutException e) {
            throw silent(call, e);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private HttpResponse<byte[]> send(String call, HttpRequest request) throws InterruptedException {
        try {
            return transport.send(request);
        } catch (IOException e) {
            throw silent(call, e);
        }
    }

    private static <T> T read(String call, HttpResponse<byte[]> answer, Function<Fields, T> reader) {
        if (answer.statusCode() != OK) {
            throw Failure.of(answer.statusCode()).exception(call, answer.statusCode(), error(answer.body()));
        }
        try {
            return reader.apply(Fields.read(answer.body()));
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(call, e.getMessage());
        }
    }

    private static Fields error(byte[] body) {
        try {
            return Fields.read(body);
        } catch (IOException noJson) {
            return Fields.NONE;
        }
    }

    private static JackfieldException silent(String call, IOException e) {
        return new JackfieldException(
                StandardError.UNAVAILABLE,
                "YooKassa gave no answer to " + call + " (" + e.getClass().getSimpleName()
                        + "); what came of it is found out by the next try",
                e);
    }

    private static JackfieldException unreadable(String call, String problem) {
        String line = String.valueOf(problem).lines().findFirst().orElse("");
        return new JackfieldException(
                StandardError.OVERLOADED, "YooKassa answered " + call + " with something that cannot be read: " + line);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}

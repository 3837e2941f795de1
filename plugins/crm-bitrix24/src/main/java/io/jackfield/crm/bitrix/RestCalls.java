package io.jackfield.crm.bitrix;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.json.Json;
import io.jackfield.lib.sales.RetryAfter;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Calls of Bitrix24's REST API through incoming webhooks. Messages never name the address, which is a key. From any
 * thread.
 */
final class RestCalls implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
    private static final long LONGEST_ANSWER_BYTES = 1L << 20;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .executor(threads)
            .build();
    private final Clock clock;

    RestCalls(Clock clock) {
        this.clock = clock;
    }

    /** What is under {@code result} of the answer. */
    Object call(Portal portal, String method, Map<String, Object> parameters) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(portal.webhook().resolve(method + ".json"))
                .timeout(portal.timeout())
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(Json.write(parameters)))
                .build();
        HttpResponse<byte[]> answer = answer(portal, request);
        Object body = body(answer);
        if (body instanceof Map<?, ?> fields) {
            if (answer.statusCode() == 200 && fields.containsKey("result") && !fields.containsKey("error")) {
                return fields.get("result");
            }
            throw failure(portal, method, answer, RestError.of(answer.statusCode(), fields));
        }
        throw answer.statusCode() == 200
                ? unexpected(portal, method)
                : failure(portal, method, answer, RestError.of(answer.statusCode(), Map.of()));
    }

    private HttpResponse<byte[]> answer(Portal portal, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER_BYTES));
        } catch (IOException e) {
            // Its message may hold the address.
            throw new JackfieldException(
                    StandardError.UNAVAILABLE,
                    portal.webhook().getHost() + " cannot be reached: "
                            + e.getClass().getSimpleName());
        }
    }

    /** {@code NULL} for what is no JSON, such as the page of a portal that is closed for maintenance. */
    private static Object body(HttpResponse<byte[]> answer) {
        try {
            return Json.read(answer.body());
        } catch (IOException e) {
            return Json.NULL;
        }
    }

    private JackfieldException failure(Portal portal, String method, HttpResponse<byte[]> answer, RestError error) {
        JackfieldException failure = new JackfieldException(
                error.kind(), portal.webhook().getHost() + " refuses " + method + ": " + error.told());
        return RetryAfter.in(answer.headers(), clock.instant())
                .map(failure::withRetryAfter)
                .orElse(failure);
    }

    static JackfieldException unexpected(Portal portal, String method) {
        return new JackfieldException(
                StandardError.OVERLOADED, portal.webhook().getHost() + " answers " + method + " with something else");
    }

    @Override
    public void close() throws InterruptedException {
        client.shutdownNow();
        client.awaitTermination(CLOSE_LIMIT);
        threads.shutdownNow();
    }
}

package io.jackfield.crm.webhook;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.lib.sales.RetryAfter;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The connections, which all bots share. Says from the answer whether an event was taken, has to come again, or never
 * will be. Follows no redirects: what is told is personal and signed for one address.
 */
final class Transport implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .executor(threads)
            .build();

    /** Returns when the other side has taken it. */
    void post(Endpoint endpoint, String id, byte[] body, Instant now) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint.url())
                .timeout(endpoint.timeout())
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Jackfield")
                .header("Idempotency-Key", id)
                .header("Jackfield-Signature", Signature.of(body, endpoint.secret(), now))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
            requireTaken(endpoint, answer.statusCode(), answer.headers(), now);
        } catch (IOException e) {
            throw new JackfieldException(
                    StandardError.UNAVAILABLE,
                    endpoint.host() + " cannot be reached: " + e.getClass().getSimpleName(),
                    e);
        }
    }

    private static void requireTaken(Endpoint endpoint, int status, HttpHeaders headers, Instant now) {
        if (status >= 200 && status < 300) {
            return;
        }
        JackfieldException failure =
                new JackfieldException(error(status), endpoint.host() + " answers " + status + hint(status));
        throw RetryAfter.in(headers, now).map(failure::withRetryAfter).orElse(failure);
    }

    private static StandardError error(int status) {
        return switch (status) {
            case 401, 403 -> StandardError.UNAUTHORIZED;
            case 408, 425 -> StandardError.UNAVAILABLE;
            case 429 -> StandardError.RATE_LIMITED;
            default -> status >= 500 ? StandardError.OVERLOADED : StandardError.REQUEST_REJECTED;
        };
    }

    private static String hint(int status) {
        return switch (status / 100) {
            case 3 -> "; set url of crm-webhook to where it leads, redirects are not followed";
            case 4 -> "; once that is put right, deliver the event again with admin events replay";
            default -> "";
        };
    }

    @Override
    public void close() throws InterruptedException {
        client.shutdownNow();
        client.awaitTermination(CLOSE_LIMIT);
        threads.shutdownNow();
    }
}

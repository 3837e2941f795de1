package io.jackfield.payment.click;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Connections to the Merchant API, which end with the plugin. From any thread. */
final class HttpConnections implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final int LONGEST_ANSWER = 64 << 10;

    /** Virtual ones end with their work; those of the usual pool would keep the plugin's classes for a minute. */
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_LIMIT)
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();

    HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JackfieldException(StandardError.UNAVAILABLE, "nobody waits for Click's answer any more", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.close();
    }
}

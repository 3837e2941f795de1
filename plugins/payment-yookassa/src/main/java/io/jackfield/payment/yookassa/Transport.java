package io.jackfield.payment.yookassa;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The connections to YooKassa, which all bots share. Follows no redirects: calls carry a key. */
final class Transport implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
    private static final long LONGEST_ANSWER_BYTES = 4L << 20;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT_LIMIT)
            .executor(threads)
            .build();

    HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER_BYTES));
    }

    @Override
    public void close() throws InterruptedException {
        client.shutdownNow();
        client.awaitTermination(CLOSE_LIMIT);
        threads.shutdownNow();
    }
}

package io.jackfield.lib.openai;

import com.openai.core.RequestOptions;
import com.openai.core.Timeout;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpRequestBody;
import com.openai.core.http.HttpResponse;
import com.openai.errors.OpenAIIoException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Carries the library's calls over {@code java.net.http}. An interrupt ends a call at once, while it waits for the
 * answer and while it reads it; so does closing the answer from any thread.
 */
final class JdkHttpClient implements HttpClient {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:0/");

    private final DeliveryExecutor executor = new DeliveryExecutor();
    private final java.net.http.HttpClient client;
    private final SilenceWatch silence = new SilenceWatch();

    JdkHttpClient(Duration connectTimeout) {
        this(java.net.http.HttpClient.newBuilder().connectTimeout(connectTimeout));
    }

    JdkHttpClient(java.net.http.HttpClient.Builder builder) {
        client = builder.executor(executor).build();
        executor.execute(() -> silence.run(this::nudge));
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        Timeout timeout = options.getTimeout() == null ? Timeout.builder().build() : options.getTimeout();
        try (HttpRequestBody body = request.body()) {
            java.net.http.HttpRequest asked = toJdk(request, body);
            HttpResponse response = send(asked, timeout);
            Optional<URI> moved = response.statusCode() / 100 == 3
                    ? Redirects.followed(asked.uri(), response.statusCode(), response.headers())
                    : Optional.empty();
            if (moved.isEmpty()) {
                return response;
            }
            response.close();
            return send(elsewhere(asked, moved.get()), timeout);
        } catch (IOException e) {
            throw new OpenAIIoException("Request failed", e);
        }
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
        return CompletableFuture.supplyAsync(() -> execute(request, options), executor);
    }

    @Override
    public void close() {
        client.shutdownNow();
        executor.close();
    }

    /** Cancelling alone would miss an answer that arrives at the same moment. */
    private void abandon(Future<?> coming, TimedBody body) {
        coming.cancel(true);
        body.close();
        silence.requestEnded();
    }

    /**
     * Makes the client look at its connections. One that was closed at a moment at which nothing was to be read from it
     * is let go by the next look only, which may be 3 s away. A request that fails at once, to a port that cannot be,
     * brings it about; the client has no other way.
     */
    private void nudge() {
        client.sendAsync(java.net.http.HttpRequest.newBuilder(NOWHERE).build(), BodyHandlers.discarding());
    }

    /**
     * Waits for the head of the answer only: the client hands the answer over by the common pool of the process, which
     * another plugin may hold up. So it does with a failure before the head; while the pool is held up, that one shows
     * as a timeout. Not with the request's own timeout: from JDK 26 on that one would cut an answer that is still being
     * read.
     */
    private HttpResponse send(java.net.http.HttpRequest request, Timeout timeout) throws IOException {
        TimedBody body = new TimedBody(timeout.read(), silence::requestEnded, silence::gatherNanos);
        CompletableFuture<Received> received = new CompletableFuture<>();
        CompletableFuture<?> coming = client.sendAsync(request, head -> {
            received.complete(new Received(head, body));
            return body;
        });
        coming.exceptionally(failure -> {
            received.completeExceptionally(failure);
            return null;
        });
        try {
            Received answer = received.get(timeout.read().toMillis(), TimeUnit.MILLISECONDS);
            silence.watch(body);
            return answer;
        } catch (TimeoutException e) {
            abandon(coming, body);
            throw new HttpTimeoutException("no answer within " + timeout.read());
        } catch (InterruptedException e) {
            abandon(coming, body);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the answer");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        }
    }

    private static java.net.http.HttpRequest toJdk(HttpRequest request, HttpRequestBody body) throws IOException {
        URI address = URI.create(request.url());
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(address)
                .version("https".equals(address.getScheme()) ? Version.HTTP_2 : Version.HTTP_1_1)
                .method(request.method().name(), publisher(body));
        request.headers()
                .names()
                .forEach(name -> request.headers().values(name).forEach(value -> builder.header(name, value)));
        if (body != null && body.contentType() != null) {
            builder.setHeader("Content-Type", body.contentType());
        }
        return builder.build();
    }

    private static java.net.http.HttpRequest elsewhere(java.net.http.HttpRequest asked, URI address) {
        return java.net.http.HttpRequest.newBuilder(asked, (name, value) -> true)
                .uri(address)
                .build();
    }

    private static BodyPublisher publisher(HttpRequestBody body) throws IOException {
        if (body == null) {
            return BodyPublishers.noBody();
        }
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            body.writeTo(bytes);
            return BodyPublishers.ofByteArray(bytes.toByteArray());
        }
    }

    private record Received(ResponseInfo head, TimedBody body) implements HttpResponse {
        @Override
        public int statusCode() {
            return head.statusCode();
        }

        @Override
        public Headers headers() {
            Headers.Builder headers = Headers.builder();
            head.headers().map().forEach((name, values) -> headers.put(name, values));
            return headers.build();
        }

        @Override
        public void close() {
            body.close();
        }
    }
}

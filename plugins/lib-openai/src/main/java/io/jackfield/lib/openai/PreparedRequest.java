package io.jackfield.lib.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import com.openai.core.RequestOptions;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpRequestBody;
import com.openai.core.http.HttpResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * A request of the library, put together once: address and headers are the same each time, and going through the
 * library's builders for each question costs more than reading the whole answer. What a refusal means is still left to
 * the library.
 */
final class PreparedRequest {
    private static final int FIRST_REFUSAL = 300;

    private final ClientOptions options;
    private final HttpClient http;
    private final Function<OpenAIClient, HttpResponse> call;
    private final ReentrantLock preparing = new ReentrantLock();
    private volatile Capture prepared;

    /**
     * @param http what the requests are sent with
     * @param call makes the library send the request, with any body
     */
    PreparedRequest(ClientOptions options, HttpClient http, Function<OpenAIClient, HttpResponse> call) {
        this.options = options;
        this.http = http;
        this.call = call;
    }

    /** The answer; throws as the library does when the service refuses. */
    HttpResponse send(byte[] json) {
        Capture known = prepared();
        HttpResponse response =
                http.execute(known.request.toBuilder().body(new JsonBody(json)).build(), known.requestOptions);
        return response.statusCode() < FIRST_REFUSAL ? response : throughLibrary(new Replay(response));
    }

    /** At the first question: starting a plugin should not wait for the library. Of many first ones one does it. */
    private Capture prepared() {
        Capture known = prepared;
        if (known != null) {
            return known;
        }
        preparing.lock();
        try {
            if (prepared == null) {
                prepared = captured();
            }
            return prepared;
        } finally {
            preparing.unlock();
        }
    }

    private Capture captured() {
        Capture capture = new Capture();
        try {
            throughLibrary(capture).close();
        } catch (Captured done) {
            return capture;
        }
        throw new IllegalStateException("the library has not sent the request");
    }

    private HttpResponse throughLibrary(HttpClient instead) {
        return call.apply(
                new OpenAIClientImpl(options.toBuilder().httpClient(instead).build()));
    }

    /** Ends the library's call when it has put its request together. */
    private static final class Captured extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Captured() {
            super(null, null, false, false);
        }
    }

    private static final class Capture implements HttpClient {
        private HttpRequest request;
        private RequestOptions requestOptions;

        @Override
        public HttpResponse execute(HttpRequest given, RequestOptions givenOptions) {
            request = given;
            requestOptions = givenOptions;
            throw new Captured();
        }

        @Override
        public CompletableFuture<HttpResponse> executeAsync(HttpRequest given, RequestOptions givenOptions) {
            throw new UnsupportedOperationException("requests are put together on the caller's thread");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /** Gives the library an answer that has come already. */
    private record Replay(HttpResponse response) implements HttpClient {
        @Override
        public HttpResponse execute(HttpRequest request, RequestOptions requestOptions) {
            return response;
        }

        @Override
        public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions requestOptions) {
            return CompletableFuture.completedFuture(response);
        }

        @Override
        public void close() {
            // The answer is closed by whoever reads it.
        }
    }

    private record JsonBody(byte[] bytes) implements HttpRequestBody {
        @Override
        public void writeTo(OutputStream out) {
            try {
                out.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String contentType() {
            return "application/json";
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public void close() {
            // Bytes need no closing.
        }
    }
}

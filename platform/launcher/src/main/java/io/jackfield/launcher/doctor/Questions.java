package io.jackfield.launcher.doctor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks services over HTTP, ten seconds each at most. */
final class Questions {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    HttpResponse<String> get(String url, String bearer) throws IOException, InterruptedException {
        return client.send(request(url, bearer).GET().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String url, String bearer, String json) throws IOException, InterruptedException {
        return client.send(
                request(url, bearer)
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    /** @param bearer empty for none */
    private static HttpRequest.Builder request(String url, String bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
        return bearer.isEmpty() ? request : request.header("authorization", "Bearer " + bearer);
    }

    /** What went wrong, without addresses, which may have a token in them. */
    static String reason(IOException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String name = cause.getClass().getSimpleName();
        return cause instanceof ConnectException ? "nobody answers (" + name + ")" : name;
    }
}

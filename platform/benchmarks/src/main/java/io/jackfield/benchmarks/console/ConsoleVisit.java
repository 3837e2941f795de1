package io.jackfield.benchmarks.console;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** An operator's browser, which measures how long whole pages take. */
public final class ConsoleVisit implements AutoCloseable {
    private static final int OK = 200;
    private static final int SEE_OTHER = 303;
    private static final int FOUND = 302;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI console;
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    /** Logs in. */
    public ConsoleVisit(URI console, String token) throws IOException, InterruptedException {
        this.console = console;
        HttpResponse<String> answer = browser.send(
                request("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "name=bench&token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != SEE_OTHER && answer.statusCode() != FOUND) {
            throw new IOException("the console's login answers with " + answer.statusCode());
        }
    }

    /** From asking for a page to the last byte of it. */
    public Duration page(String path) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        HttpResponse<String> answer = browser.send(request(path).GET().build(), BodyHandlers.ofString());
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        if (answer.statusCode() != OK) {
            throw new IOException("the console's page " + path + " is answered with " + answer.statusCode());
        }
        return taken;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(console + path)).timeout(PATIENCE);
    }

    @Override
    public void close() {
        browser.close();
    }
}

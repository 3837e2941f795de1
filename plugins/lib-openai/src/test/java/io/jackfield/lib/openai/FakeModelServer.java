package io.jackfield.lib.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A model server on loopback that answers every request as it was last told to. */
final class FakeModelServer implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch callerGone = new CountDownLatch(1);
    private final Set<InetSocketAddress> callers = ConcurrentHashMap.newKeySet();
    private final HttpServer server;
    private volatile Script script = exchange -> {};
    private final AtomicInteger requests = new AtomicInteger();
    private volatile String requestBody = "";
    private volatile Headers headers = new Headers();
    private volatile String path = "";

    FakeModelServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    String requestBody() {
        return requestBody;
    }

    String authorization() {
        return header("Authorization");
    }

    /** Of the last request; null without it. */
    String header(String name) {
        return headers.getFirst(name);
    }

    /** Of the last request; empty before the first one. */
    String path() {
        return path;
    }

    int requests() {
        return requests.get();
    }

    int connections() {
        return callers.size();
    }

    void answers(int status, Map<String, String> headers, String body) {
        answers(status, headers, body.getBytes(UTF_8));
    }

    void answers(int status, Map<String, String> headers, byte[] body) {
        script = exchange -> answer(exchange, status, headers, body);
    }

    /** Requests whose body it is true of are refused like this; the others get these events. */
    void refusesWhile(Predicate<String> complains, int status, String refusal, String... events) {
        script = exchange -> {
            if (complains.test(requestBody)) {
                answer(exchange, status, Map.of("Content-Type", "application/json"), refusal.getBytes(UTF_8));
            } else {
                send(exchange, events);
                exchange.close();
            }
        };
    }

    /** Sends whoever asks to this path, where this is answered. */
    void movesTo(String place, String body) {
        script = exchange -> {
            boolean there = exchange.getRequestURI().getPath().equals(place);
            answer(exchange, there ? 200 : 308, there ? Map.of() : Map.of("Location", place), body.getBytes(UTF_8));
        };
    }

    /** A status without a body. */
    void answersNothing(int status) {
        script = exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    private static void answer(HttpExchange exchange, int status, Map<String, String> headers, byte[] body)
            throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Sends these events and ends the stream in an orderly way. */
    void streams(String... events) {
        script = exchange -> {
            send(exchange, events);
            exchange.close();
        };
    }

    /** Sends these events and cuts the connection once they have been read: a cut can overtake what came before it. */
    void streamsAndCuts(BooleanSupplier read, String... events) {
        script = exchange -> {
            send(exchange, events);
            for (int tries = 0; tries < 2_000 && !read.getAsBoolean(); tries++) {
                sleepMillis(5);
            }
            throw new IOException("cut on purpose");
        };
    }

    /** Sends these events and then nothing at all, for half a minute. */
    void streamsAndStalls(String... events) {
        script = exchange -> {
            send(exchange, events);
            sleepMillis(30_000);
        };
    }

    /** Sends these events and leaves the connection open, silent or with comments. */
    void streamsAndHolds(boolean comments, String... events) {
        script = exchange -> {
            OutputStream body = send(exchange, events);
            try {
                for (int second = 0; second < 600; second++) {
                    sleepMillis(50);
                    if (comments) {
                        body.write(": hb\n\n".getBytes(UTF_8));
                        body.flush();
                    }
                }
            } finally {
                callerGone.countDown();
            }
        };
    }

    /** Sends this event again and again until nobody takes it any more. */
    void dripsForEver(String event) {
        script = exchange -> {
            OutputStream body = send(exchange);
            try {
                while (true) {
                    write(body, event);
                    sleepMillis(20);
                }
            } finally {
                callerGone.countDown();
            }
        };
    }

    /** Does not even send a status. */
    void staysSilent() {
        script = exchange -> sleepMillis(30_000);
    }

    /** Until the first request is there. */
    void awaitRequest() throws InterruptedException {
        asked.await();
    }

    boolean callerGoneWithin(long time, TimeUnit unit) throws InterruptedException {
        return callerGone.await(time, unit);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        callers.add(exchange.getRemoteAddress());
        path = exchange.getRequestURI().getPath();
        headers = exchange.getRequestHeaders();
        requestBody = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        requests.incrementAndGet();
        asked.countDown();
        script.play(exchange);
    }

    private static OutputStream send(HttpExchange exchange, String... events) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        body.flush();
        for (String event : events) {
            write(body, event);
        }
        return body;
    }

    private static void write(OutputStream body, String event) throws IOException {
        body.write(("data: " + event + "\n\n").getBytes(UTF_8));
        body.flush();
    }

    private static void sleepMillis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Script {
        void play(HttpExchange exchange) throws IOException;
    }
}

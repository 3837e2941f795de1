package io.jackfield.testkit.llm;

import static java.net.HttpURLConnection.HTTP_BAD_REQUEST;
import static java.net.HttpURLConnection.HTTP_OK;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.ListedModel;
import io.jackfield.api.llm.Usage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A model server on loopback that does with every request what it was last told. It speaks OpenAI's chat completions
 * and responses by itself, and any other protocol through a {@link ModelWire}.
 */
public final class FakeModelUpstream implements ModelUpstream {
    /** What it says that an answer has used. */
    public static final Usage USAGE = new Usage(12, 8, 3);

    static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Semaphore heard = new Semaphore(0);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch callerGone = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<ModelWire> wires;
    private final HttpServer server;
    private volatile Script script = this::echo;
    private volatile boolean hadToWait;
    private volatile List<ListedModel> models = List.of();

    public FakeModelUpstream() {
        this(new ChatCompletionsWire(), new ResponsesWire());
    }

    public FakeModelUpstream(ModelWire... wires) {
        this.wires = List.of(wires);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** What happens to one request. */
    private interface Script {
        void play(Talk talk) throws IOException;
    }

    /** One request and the answer to it. */
    private record Talk(HttpExchange exchange, ModelWire wire, JsonNode request) {
        OutputStream open() throws IOException {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            return exchange.getResponseBody();
        }

        void send(String... pieces) throws IOException {
            for (String piece : pieces) {
                event(wire.piece(piece));
            }
        }

        void end(Finish finish) throws IOException {
            sayEnd(finish);
            exchange.close();
        }

        void sayEnd(Finish finish) throws IOException {
            for (String event : wire.end(request, finish, USAGE)) {
                event(event);
            }
        }

        private void event(String block) throws IOException {
            exchange.getResponseBody().write((block + "\n\n").getBytes(UTF_8));
            exchange.getResponseBody().flush();
        }
    }

    @Override
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    @Override
    public String model() {
        return "fake-1";
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void echoes() {
        script = this::echo;
    }

    @Override
    public void answers(Finish finish, String... pieces) {
        script = talk -> {
            talk.open();
            talk.send(pieces);
            talk.end(finish);
        };
    }

    @Override
    public void answersPieceByPiece(String first, String second) {
        heard.drainPermits();
        script = talk -> {
            talk.open();
            talk.send(first);
            hadToWait = !areHeard(1);
            talk.send(second);
            talk.end(Finish.COMPLETE);
        };
    }

    @Override
    public boolean hadToWait() {
        return hadToWait;
    }

    @Override
    public void pieceWasHeard() {
        heard.release();
    }

    @Override
    public void refuses(int status, Map<String, String> headers, String code) {
        script = talk -> {
            headers.forEach(talk.exchange().getResponseHeaders()::set);
            send(talk.exchange(), status, talk.wire().refusal(status, code));
        };
    }

    @Override
    public void cutsAfter(String... pieces) {
        heard.drainPermits();
        script = talk -> {
            talk.open();
            talk.send(pieces);
            areHeard(pieces.length);
            throw new IOException("cut on purpose");
        };
    }

    @Override
    public void forgetsTheEndAfter(String... pieces) {
        script = talk -> {
            talk.open();
            talk.send(pieces);
            talk.exchange().close();
        };
    }

    @Override
    public void answersAfterThoughts(List<String> thoughts, String... pieces) {
        script = talk -> {
            talk.open();
            for (String thought : thoughts) {
                Optional<String> event = talk.wire().thought(thought);
                if (event.isPresent()) {
                    talk.event(event.get());
                }
            }
            talk.send(pieces);
            talk.end(Finish.COMPLETE);
        };
    }

    @Override
    public void answersBetweenSignsOfLife(String... pieces) {
        script = talk -> {
            talk.open();
            talk.event(talk.wire().signOfLife());
            for (String piece : pieces) {
                talk.event(talk.wire().signOfLife());
                talk.send(piece);
            }
            talk.event(talk.wire().signOfLife());
            talk.end(Finish.COMPLETE);
        };
    }

    @Override
    public void failsAfter(String... pieces) {
        script = talk -> {
            talk.open();
            talk.send(pieces);
            for (String event : talk.wire().failure()) {
                talk.event(event);
            }
            talk.exchange().close();
        };
    }

    @Override
    public boolean leavesOpenAfter(String... pieces) {
        script = talk -> {
            talk.open();
            talk.send(pieces);
            talk.sayEnd(Finish.COMPLETE);
            await(closed, Duration.ofMinutes(1));
        };
        return true;
    }

    @Override
    public boolean failsAfterTheEndOf(String... pieces) {
        script = talk -> {
            talk.open();
            talk.send(pieces);
            talk.sayEnd(Finish.COMPLETE);
            for (String event : talk.wire().failure()) {
                talk.event(event);
            }
            talk.exchange().close();
        };
        return true;
    }

    @Override
    public void goesOnForEver(String piece) {
        repeats(talk -> talk.send(piece));
    }

    @Override
    public void neverBegins() {
        repeats(talk -> talk.event(talk.wire().signOfLife()));
    }

    private void repeats(Script step) {
        script = talk -> {
            try {
                // Opening fails as well when the caller has gone since it asked.
                talk.open();
                while (!await(closed, Duration.ofMillis(20))) {
                    step.play(talk);
                }
            } finally {
                callerGone.countDown();
            }
        };
    }

    @Override
    public boolean isAskedWithin(Duration time) {
        return await(asked, time);
    }

    @Override
    public void lists(List<ListedModel> listed) {
        models = List.copyOf(listed);
    }

    @Override
    public boolean callerIsGoneWithin(Duration time) {
        return await(callerGone, time);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/models")) {
            send(exchange, HTTP_OK, wires.getFirst().models(models));
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        requests.add(body);
        asked.countDown();
        ModelWire wire = wires.stream()
                .filter(candidate -> candidate.speaks(path))
                .findFirst()
                .orElseThrow(() -> new IOException("no wire speaks " + path));
        JsonNode request = MAPPER.readTree(body);
        Optional<String> complaint = wire.complaint(request);
        if (complaint.isPresent()) {
            send(exchange, HTTP_BAD_REQUEST, complaint.get());
            return;
        }
        script.play(new Talk(exchange, wire, request));
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void echo(Talk talk) throws IOException {
        talk.open();
        talk.send(talk.wire().question(talk.request()).split(""));
        talk.end(Finish.COMPLETE);
    }

    private boolean areHeard(int pieces) {
        try {
            return heard.tryAcquire(pieces, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean await(CountDownLatch latch, Duration time) {
        try {
            return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}

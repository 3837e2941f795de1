package io.jackfield.testkit.llm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jackfield.api.llm.ChatCompletion.Finish;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A model server on loopback that does with every request what it was last told. It speaks OpenAI's chat completions and
 * responses by itself, and any other protocol through a {@link ModelWire}.
 */
public final class FakeModelUpstream implements AutoCloseable {
    /** What it says that an answer has used. */
    public static final Usage USAGE = new Usage(12, 8, 3);

    static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Semaphore heard = new Semaphore(0);
    private final CountDownLatch callerGone = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<ModelWire> wires;
    private final HttpServer server;
    private volatile Script script = this::echo;
    private volatile boolean hadToWait;

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
            for (String event : wire.end(request, finish, USAGE)) {
                event(event);
            }
            exchange.close();
        }

        private void event(String block) throws IOException {
            exchange.getResponseBody().write((block + "\n\n").getBytes(UTF_8));
            exchange.getResponseBody().flush();
        }
    }

    /** What stands before {@code /chat/completions}. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /** The bodies of all requests so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Repeats the question, letter by letter. */
    public void echoes() {
        script = this::echo;
    }

    /** Streams these pieces and says how the answer ended. */
    public void answers(Finish finish, String... pieces) {
        script = talk -> {
            talk.open();
            talk.send(pieces);
            talk.end(finish);
        };
    }

    /** Streams the second piece when {@link #pieceWasHeard} says that the first one has arrived, or after two seconds. */
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

    /** Whether two seconds have passed before anybody heard the first piece. */
    public boolean hadToWait() {
        return hadToWait;
    }

    /** A piece has arrived at whoever asked. */
    public void pieceWasHeard() {
        heard.release();
    }

    /** Answers with this status, these headers and an error of this code. */
    public void refuses(int status, Map<String, String> headers, String code) {
        script = talk -> {
            byte[] body = talk.wire().refusal(code).getBytes(UTF_8);
            talk.exchange().getResponseHeaders().set("Content-Type", "application/json");
            headers.forEach(talk.exchange().getResponseHeaders()::set);
            talk.exchange().sendResponseHeaders(status, body.length);
            talk.exchange().getResponseBody().write(body);
            talk.exchange().close();
        };
    }

    /**
     * Streams these pieces and cuts the connection, as soon as {@link #pieceWasHeard} has told of each of them or after two
     * seconds: a cut overtakes what a client has not read yet.
     */
    public void cutsAfter(String... pieces) {
        heard.drainPermits();
        script = talk -> {
            talk.open();
            talk.send(pieces);
            areHeard(pieces.length);
            throw new IOException("cut on purpose");
        };
    }

    /** Streams these pieces and ends in an orderly way, without saying that the answer is complete. */
    public void forgetsTheEndAfter(String... pieces) {
        script = talk -> {
            talk.open();
            talk.send(pieces);
            talk.exchange().close();
        };
    }

    /** Streams this piece again and again until nobody takes it any more. */
    public void goesOnForEver(String piece) {
        script = talk -> {
            talk.open();
            try {
                while (!await(closed, Duration.ofMillis(20))) {
                    talk.send(piece);
                }
            } finally {
                callerGone.countDown();
            }
        };
    }

    /** Whether the caller of an endless answer has gone within this time. */
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
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        requests.add(body);
        String path = exchange.getRequestURI().getPath();
        ModelWire wire = wires.stream()
                .filter(candidate -> candidate.speaks(path))
                .findFirst()
                .orElseThrow(() -> new IOException("no wire speaks " + path));
        script.play(new Talk(exchange, wire, MAPPER.readTree(body)));
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

package ${package};

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.event.Event;
import io.jackfield.api.event.HeardEvent;
import io.jackfield.testkit.EventListenerContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What this listener does; what every listener promises comes with the contract. */
class ${className}ListenerTest extends EventListenerContract {
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile int status = 204;
    private volatile boolean silent;
    private HttpServer server;

    @BeforeEach
    void startOtherSide() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stopOtherSide() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (silent) {
                over.await(10, TimeUnit.SECONDS);
            }
            taken.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    protected JackfieldExtension plugin() {
        return JackfieldExtension.with(${className}Listener.class)
                .named("${artifactId}")
                .config("url", address());
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/events";
    }

    @Override
    protected List<Event> examples() {
        return List.of(Event.of("test", "joined").by(1_001), application());
    }

    @Override
    protected boolean breakOtherSide() {
        status = 503;
        return true;
    }

    @Override
    protected boolean silenceOtherSide() {
        silent = true;
        return true;
    }

    private static Event application() {
        return Event.of("test", "application.sent").by(1_001).with("number", "17");
    }

    private void hears(Event event) throws Exception {
        TestContext context = TestContext.of("${artifactId}", Map.of("url", address()));
        try (${className}Listener listener = new ${className}Listener(context)) {
            listener.on(new HeardEvent("e-1", Instant.parse("2026-11-02T09:00:00Z"), event), context.bot("test"));
        }
    }

    @Test
    void tellsWhatHappenedToWhom() throws Exception {
        hears(application());

        assertThat(taken).hasSize(1);
        assertThat(taken.getFirst())
                .contains("\"name\":\"application.sent\"", "\"person\":1001", "\"facts\":{\"number\":\"17\"}", "\"id\":\"e-1\"");
    }

    @Test
    void refusalIsForTheOperator() {
        status = 422;

        assertThatThrownBy(() -> hears(application()))
                .isInstanceOfSatisfying(JackfieldException.class, refused ->
                        assertThat(refused.error()).isEqualTo(StandardError.REQUEST_REJECTED));
    }
}

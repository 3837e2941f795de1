package io.jackfield.host.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.logs.LogBuffer;
import io.jackfield.host.logs.LogFilter;
import io.jackfield.host.logs.LogLine;
import io.jackfield.host.loop.TestLoop;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogStreamsTest {
    private static final int MORE_THAN_THERE_MAY_BE = 21;

    private final TestLoop test = new TestLoop();
    private final LogBuffer lines = new LogBuffer();
    private final List<RoutingContext> waiting = new CopyOnWriteArrayList<>();
    private final AtomicInteger gone = new AtomicInteger();
    private LogStreams streams;
    private int port;

    @BeforeEach
    void listen() {
        streams = new LogStreams(test.vertx(), lines, Duration.ofMillis(500));
        Router router = Router.router(test.vertx());
        router.get("/now").handler(this::begin);
        router.get("/later").handler(context -> {
            context.request().connection().closeHandler(closed -> gone.incrementAndGet());
            waiting.add(context);
        });
        HttpServer server = test.vertx().createHttpServer().requestHandler(router);
        port = server.listen(0, "127.0.0.1").await().actualPort();
    }

    @AfterEach
    void close() {
        test.close();
    }

    private void begin(RoutingContext context) {
        streams.begin(context, LogFilter.ALL, 0);
    }

    private Socket ask(String path) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private String all(String path) throws IOException {
        try (Socket socket = ask(path)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void streamEndsSoThatWhoeverComesAgainIsAskedAnew() throws IOException {
        lines.add(new LogLine(0, Instant.EPOCH, "INFO", "plugin.talker", "said hello", "", "", ""));

        assertThat(all("/now"))
                .startsWith("HTTP/1.1 200")
                .contains("said hello")
                .endsWith("0\r\n\r\n");
    }

    @Test
    void whoeverHasLeftTakesNoPlace() throws IOException {
        for (int i = 0; i < MORE_THAN_THERE_MAY_BE; i++) {
            ask("/later").close();
        }
        await().until(() -> gone.get() == MORE_THAN_THERE_MAY_BE);
        test.run(() -> waiting.forEach(this::begin));

        assertThat(all("/now")).startsWith("HTTP/1.1 200");
    }
}

package io.jackfield.host.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.config.HttpLimits;
import io.jackfield.host.loop.TestLoop;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionLimitsTest {
    private static final int MAX = 16;

    private final TestLoop test = new TestLoop();
    private final List<Socket> sockets = new ArrayList<>();
    private final List<HttpServerRequest> kept = new CopyOnWriteArrayList<>();
    private int port;

    private void listen(Duration idle) {
        HttpLimits limits = new HttpLimits(MAX, idle, Duration.ofSeconds(20));
        HttpServer server = new ConnectionLimits(test.vertx(), "test", limits).server("127.0.0.1", 0, request -> {
            if (request.path().equals("/long")) {
                kept.add(request);
            } else {
                request.response().end("answer");
            }
        });
        port = server.listen().await().actualPort();
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        test.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        sockets.add(socket);
        return socket;
    }

    private static Socket send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String head(String method, String path, String... headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: x\r\n"
                + String.join(
                        "",
                        List.of(headers).stream().map(header -> header + "\r\n").toList()) + "\r\n";
    }

    /** All that comes until the other side closes. */
    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    private static String answer(Socket socket) throws IOException {
        StringBuilder got = new StringBuilder();
        while (!got.toString().endsWith("answer")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return got + " and an end";
            }
            got.append((char) next);
        }
        return got.toString();
    }

    @Test
    void connectionStaysForTheNextCall() throws IOException {
        listen(Duration.ofSeconds(20));
        Socket caller = connect();

        assertThat(answer(send(caller, head("GET", "/"))))
                .startsWith("HTTP/1.1 200")
                .doesNotContain("close");
        assertThat(answer(send(caller, head("GET", "/")))).startsWith("HTTP/1.1 200");
        assertThat(answer(send(caller, head("POST", "/", "Content-Length: 0")))).doesNotContain("close");
    }

    @Test
    void answerBeforeTheBodyEndsTheConnection() throws IOException {
        listen(Duration.ofSeconds(20));
        Socket caller = send(connect(), head("POST", "/", "Content-Length: 100000") + "some");

        assertThat(rest(caller)).startsWith("HTTP/1.1 200").contains("Connection: close");
    }

    @Test
    void whoeverGoesOnSendingInTinyPiecesIsCutOff() throws IOException {
        listen(Duration.ofSeconds(20));
        Socket caller = send(connect(), head("POST", "/", "Transfer-Encoding: chunked"));
        byte[] pieces = "1\r\nx\r\n".repeat(100_000).getBytes(StandardCharsets.US_ASCII);

        await().until(() -> {
            try {
                caller.getOutputStream().write(pieces);
                return false;
            } catch (IOException cutOff) {
                return true;
            }
        });
    }

    @Test
    void slowHeadIsGivenUpAndARunningCallIsNot() throws IOException {
        listen(Duration.ofSeconds(2));
        Socket honest = send(connect(), head("GET", "/long"));
        Socket slow = send(connect(), "GET / HTTP/1.1\r\nX-Slow: ");
        await().until(() -> kept.size() == 1);
        test.run(() -> kept.getFirst().response().setChunked(true));
        long began = System.nanoTime();

        await().until(() -> {
            try {
                // One byte every now and then, so that the connection is never silent.
                send(slow, "x");
                kept.getFirst().response().write(".");
                return false;
            } catch (IOException cutOff) {
                return true;
            }
        });

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(9));
        test.run(() -> kept.getFirst().response().end("answer"));
        assertThat(answer(honest)).startsWith("HTTP/1.1 200").endsWith("answer");
    }

    @Test
    void callersGetInBeforeThoseThatOnlyHoldAConnection() throws IOException {
        listen(Duration.ofSeconds(20));
        Socket working = send(connect(), head("GET", "/long"));
        await().until(() -> kept.size() == 1);
        for (int i = 0; i < 3 * MAX; i++) {
            connect();
        }

        assertThat(answer(send(connect(), head("GET", "/")))).startsWith("HTTP/1.1 200");
        test.run(() -> kept.getFirst().response().end("answer"));
        assertThat(answer(working)).startsWith("HTTP/1.1 200");
        assertThat(rest(sockets.get(1))).isEmpty();
    }

    @Test
    void callersGetInBeforeThoseWhoseBodiesDoNotEnd() throws IOException {
        listen(Duration.ofSeconds(20));
        Socket working = send(connect(), head("GET", "/long"));
        await().until(() -> kept.size() == 1);
        for (int i = 1; i < MAX; i++) {
            send(connect(), head("POST", "/long", "Content-Length: 100") + "x");
            int heads = i + 1;
            await().until(() -> kept.size() == heads);
        }

        assertThat(answer(send(connect(), head("GET", "/")))).startsWith("HTTP/1.1 200");
        test.run(() -> kept.getFirst().response().end("answer"));
        assertThat(answer(working)).startsWith("HTTP/1.1 200");
        assertThat(rest(sockets.get(1))).isEmpty();
    }

    @Test
    void connectionThatFindsAllOthersAtWorkIsClosed() throws IOException {
        listen(Duration.ofSeconds(20));
        for (int i = 0; i < MAX; i++) {
            send(connect(), head("GET", "/long"));
        }
        await().until(() -> kept.size() == MAX);

        assertThat(rest(connect())).isEmpty();
    }
}

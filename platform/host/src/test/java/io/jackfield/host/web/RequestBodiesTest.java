package io.jackfield.host.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.loop.TestLoop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestBodiesTest {
    private static final int MAX_BYTES = 256 * 1024;

    private final TestLoop test = new TestLoop();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new ArrayList<>();
    private RequestBodies bodies;
    private int port;

    private void listen(Duration limit, long maxTogether) {
        bodies = new RequestBodies(test.vertx(), limit, maxTogether);
        HttpServer server = test.vertx()
                .createHttpServer()
                .requestHandler(request -> bodies.read(
                        request,
                        MAX_BYTES,
                        body -> {
                            seen.add("whole " + length(body));
                            request.response().end();
                        },
                        refusal -> {
                            seen.add(refusal.status() + " " + refusal.reason());
                            request.response().setStatusCode(refusal.status()).end();
                        }));
        port = server.listen(0, "127.0.0.1").await().actualPort();
    }

    private static int length(Buffer body) {
        return body == null ? 0 : body.length();
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        test.close();
    }

    private OutputStream post(String header) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        sockets.add(socket);
        OutputStream out = socket.getOutputStream();
        out.write(("POST / HTTP/1.1\r\nHost: x\r\n" + header + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return out;
    }

    private void chunks(int count, String chunk) throws IOException {
        OutputStream out = post("Transfer-Encoding: chunked");
        String piece = Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n";
        out.write((piece.repeat(count) + "0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private void awaitSeen(String... what) {
        await().untilAsserted(() -> assertThat(seen).containsExactly(what));
        assertThat(test.get(bodies::underWay)).isZero();
    }

    @Test
    void bodyInOnePieceAndInManyIsWhole() throws IOException {
        listen(Duration.ofSeconds(20), 1 << 20);
        post("Content-Length: 5").write("hello".getBytes(StandardCharsets.US_ASCII));
        await().until(() -> seen.size() == 1);
        chunks(1_000, "x");
        await().until(() -> seen.size() == 2);
        chunks(250, "y".repeat(1024));

        awaitSeen("whole 5", "whole 1000", "whole 256000");
    }

    @Test
    void bodyInTinyPiecesIsRefusedAfterAThousand() throws IOException {
        listen(Duration.ofSeconds(20), 1 << 20);
        chunks(100_000, "x");

        awaitSeen("400 body in more than 1040 pieces for 1041 bytes");
    }

    @Test
    void tooLargeBodyIsRefusedByItsHeadAloneOrWhenItHasCome() throws IOException {
        listen(Duration.ofSeconds(20), 1 << 20);
        post("Content-Length: " + (MAX_BYTES + 1));
        await().until(() -> seen.size() == 1);
        chunks(300, "x".repeat(1024));

        awaitSeen("413 body larger than 262144 bytes", "413 body larger than 262144 bytes");
    }

    @Test
    void slowBodyIsGivenUp() throws IOException {
        listen(Duration.ofMillis(300), 1 << 20);
        OutputStream out = post("Content-Length: 1000");
        await().until(() -> {
            out.write('x');
            return !seen.isEmpty();
        });

        awaitSeen("408 body not whole after 300 ms");
    }

    @Test
    void callerThatLeavesIsForgotten() throws IOException {
        listen(Duration.ofSeconds(20), 1 << 20);
        post("Content-Length: 1000").write('x');
        await().until(() -> test.get(bodies::underWay) == 1);

        sockets.getFirst().close();

        await().until(() -> test.get(bodies::underWay) == 0);
        assertThat(seen).isEmpty();
    }

    @Test
    void slowestBodyMakesRoomForTheNextWhenAllTogetherAreTooLarge() throws IOException {
        listen(Duration.ofSeconds(20), 100_000);
        post("Content-Length: 90000").write(new byte[80_000]);
        await().until(() -> test.get(() -> bodies.underWay() == 1));

        post("Content-Length: 60000").write(new byte[60_000]);

        awaitSeen("503 too many bodies are under way", "whole 60000");
    }
}

package io.jackfield.host.isolation.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PipeAcceptorTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private PipeAcceptor acceptor(Duration timeToProve) throws IOException {
        PipeAcceptor acceptor = new PipeAcceptor(timeToProve);
        open.add(acceptor);
        return acceptor;
    }

    private static CompletableFuture<Optional<SocketChannel>> accepting(PipeAcceptor acceptor) {
        CompletableFuture<Optional<SocketChannel>> accepted = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                accepted.complete(acceptor.accept());
            } catch (IOException | RuntimeException e) {
                accepted.completeExceptionally(e);
            }
        });
        return accepted;
    }

    private Socket connected(PipeAcceptor acceptor, byte... said) throws IOException {
        Socket socket = new Socket(PipeAcceptor.LOOPBACK, acceptor.port());
        open.add(socket);
        socket.getOutputStream().write(said);
        return socket;
    }

    private static boolean isDropped(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    private void assertJoined(Socket process, CompletableFuture<Optional<SocketChannel>> accepted) throws Exception {
        SocketChannel channel = accepted.get(30, TimeUnit.SECONDS).orElseThrow();
        open.add(channel);
        channel.configureBlocking(true);
        channel.write(ByteBuffer.wrap(new byte[] {7}));
        assertThat(process.getInputStream().read()).isEqualTo(7);
    }

    @Test
    void processWithTheSecretIsTakenAndThePortIsClosed() throws Exception {
        PipeAcceptor acceptor = acceptor(LONG);
        CompletableFuture<Optional<SocketChannel>> accepted = accepting(acceptor);

        Socket process = connected(acceptor, acceptor.secret());

        assertJoined(process, accepted);
        assertThatThrownBy(() -> connected(acceptor)).isInstanceOf(ConnectException.class);
    }

    @Test
    void secretMayComeInPieces() throws Exception {
        PipeAcceptor acceptor = acceptor(LONG);
        CompletableFuture<Optional<SocketChannel>> accepted = accepting(acceptor);

        Socket process = connected(acceptor);
        for (byte part : acceptor.secret()) {
            process.getOutputStream().write(part);
            process.getOutputStream().flush();
        }

        assertJoined(process, accepted);
    }

    @Test
    void strangerWithAnotherSecretIsDroppedAndTheProcessStillComes() throws Exception {
        PipeAcceptor acceptor = acceptor(LONG);
        CompletableFuture<Optional<SocketChannel>> accepted = accepting(acceptor);
        byte[] wrong = acceptor.secret();
        wrong[wrong.length - 1] ^= 1;

        assertThat(isDropped(connected(acceptor, wrong))).isTrue();

        assertThat(accepted).isNotDone();
        assertJoined(connected(acceptor, acceptor.secret()), accepted);
    }

    @Test
    void strangerWhoSaysNothingIsDroppedAfterAWhile() throws Exception {
        PipeAcceptor acceptor = acceptor(Duration.ofMillis(50));
        CompletableFuture<Optional<SocketChannel>> accepted = accepting(acceptor);

        assertThat(isDropped(connected(acceptor))).isTrue();
        assertThat(isDropped(connected(acceptor, (byte) 1))).isTrue();

        assertThat(accepted).isNotDone();
    }

    @Test
    void crowdIsBoundedAndDoesNotKeepTheProcessOut() throws Exception {
        PipeAcceptor acceptor = acceptor(LONG);
        CompletableFuture<Optional<SocketChannel>> accepted = accepting(acceptor);
        List<Socket> crowd = new ArrayList<>();
        for (int count = 0; count < 3 * PipeAcceptor.MAX_STRANGERS; count++) {
            crowd.add(connected(acceptor));
        }

        Socket process = connected(acceptor, acceptor.secret());

        assertJoined(process, accepted);
        assertThat(crowd).allMatch(PipeAcceptorTest::isDropped);
    }

    @Test
    void oldestOfACrowdGoesFirst() throws Exception {
        PipeAcceptor acceptor = acceptor(LONG);
        CompletableFuture<Optional<SocketChannel>> accepted = accepting(acceptor);
        Socket first = connected(acceptor);
        for (int count = 0; count < PipeAcceptor.MAX_STRANGERS; count++) {
            connected(acceptor);
        }

        assertThat(isDropped(first)).isTrue();
        assertThat(accepted).isNotDone();
    }

    @Test
    void closingEndsTheWait() throws Exception {
        PipeAcceptor acceptor = acceptor(LONG);
        CompletableFuture<Optional<SocketChannel>> accepted = accepting(acceptor);
        Socket stranger = connected(acceptor);

        acceptor.close();

        assertThat(accepted.get(30, TimeUnit.SECONDS)).isEmpty();
        assertThat(isDropped(stranger)).isTrue();
    }
}

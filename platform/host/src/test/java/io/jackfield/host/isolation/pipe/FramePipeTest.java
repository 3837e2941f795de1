package io.jackfield.host.isolation.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One end is a pipe, the other one a socket that can do everything wrong, or another pipe. */
@Timeout(120)
class FramePipeTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final int MEGABYTE = 1024 * 1024;
    /** Far more than pipe and operating system keep for one who does not read. */
    private static final int MANY = 200;

    private final BlockingQueue<ByteBuffer> heard = new LinkedBlockingQueue<>();
    private SocketChannel here;
    private SocketChannel there;

    @BeforeEach
    void connect() throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(PipeAcceptor.LOOPBACK, 0));
            there = SocketChannel.open(server.getLocalAddress());
            here = server.accept();
        }
    }

    @AfterEach
    void disconnect() throws IOException {
        here.close();
        there.close();
    }

    private static CompletableFuture<Optional<String>> running(FramePipe pipe, Consumer<ByteBuffer> listener) {
        CompletableFuture<Optional<String>> end = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> end.complete(pipe.run(listener)));
        return end;
    }

    private static ByteBuffer frame(int length, int mark) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) mark);
        return ByteBuffer.wrap(bytes);
    }

    private DataOutputStream raw() throws IOException {
        return new DataOutputStream(there.socket().getOutputStream());
    }

    private static Optional<String> endOf(CompletableFuture<Optional<String>> running) throws Exception {
        return running.get(60, TimeUnit.SECONDS);
    }

    @Test
    void framesOfAnyLengthComeWholeAndInOrderBothWays() throws Exception {
        FramePipe one = new FramePipe(here, LONG);
        FramePipe other = new FramePipe(there, LONG);
        running(one, heard::add);
        BlockingQueue<ByteBuffer> echoed = new LinkedBlockingQueue<>();
        running(other, echoed::add);
        int[] lengths = {1, 3, 65_535, 65_536, 65_537, 5 * MEGABYTE, 2, 9 * MEGABYTE, 200_000};

        for (int index = 0; index < lengths.length; index++) {
            one.send(frame(lengths[index], index));
        }
        for (int length : lengths) {
            ByteBuffer frame = echoed.poll(60, TimeUnit.SECONDS);
            assertThat(frame.remaining()).isEqualTo(length);
            other.send(frame);
        }

        for (int index = 0; index < lengths.length; index++) {
            assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo(frame(lengths[index], index));
        }
        one.close();
        other.close();
    }

    @Test
    void eachThreadsFramesKeepTheirOrder() throws Exception {
        int threads = 8;
        int frames = 2_000;
        FramePipe one = new FramePipe(here, LONG);
        FramePipe other = new FramePipe(there, LONG);
        running(one, heard::add);
        running(other, frame -> {});
        List<Thread> senders = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int sender = thread;
            senders.add(Thread.ofVirtual().start(() -> {
                for (int number = 0; number < frames; number++) {
                    other.send(ByteBuffer.allocate(1_000).putInt(0, sender).putInt(4, number));
                }
            }));
        }

        int[] next = new int[threads];
        for (int count = 0; count < threads * frames; count++) {
            ByteBuffer frame = heard.poll(60, TimeUnit.SECONDS);
            assertThat(frame.getInt(4)).isEqualTo(next[frame.getInt(0)]++);
        }
        for (Thread sender : senders) {
            sender.join();
        }
        one.close();
        other.close();
    }

    @Test
    void frameLongerThanAllowedIsAFault() throws Exception {
        CompletableFuture<Optional<String>> end = running(new FramePipe(here, LONG), heard::add);

        raw().writeInt(FramePipe.MAX_FRAME_BYTES + 1);

        assertThat(endOf(end)).contains("announced a frame of 67108865 bytes; a frame has 1 to 67108864");
        assertThat(there.socket().getInputStream().read()).isNegative();
    }

    @Test
    void frameOfLessThanNothingIsAFault() throws Exception {
        CompletableFuture<Optional<String>> end = running(new FramePipe(here, LONG), heard::add);

        raw().writeInt(-1);

        assertThat(endOf(end))
                .hasValueSatisfying(fault -> assertThat(fault).startsWith("announced a frame of -1 bytes"));
    }

    @Test
    void frameThatCannotBeReadIsAFault() throws Exception {
        CompletableFuture<Optional<String>> end = running(new FramePipe(here, LONG), ByteBuffer::getLong);

        raw().writeInt(1);
        raw().writeByte(1);

        assertThat(endOf(end))
                .hasValueSatisfying(fault -> assertThat(fault).startsWith("sent a frame that cannot be read: "));
    }

    @Test
    void endInTheMiddleOfAFrameIsAnEndAndNoFrame() throws Exception {
        CompletableFuture<Optional<String>> end = running(new FramePipe(here, LONG), heard::add);

        raw().writeInt(1);
        raw().writeByte(9);
        raw().writeInt(1_000);
        raw().write(new byte[10]);
        there.close();

        assertThat(endOf(end)).isEmpty();
        assertThat(heard).containsExactly(frame(1, 9));
    }

    @Test
    void resetIsAnEnd() throws Exception {
        FramePipe pipe = new FramePipe(here, LONG);
        CompletableFuture<Optional<String>> end = running(pipe, heard::add);

        there.socket().setSoLinger(true, 0);
        there.close();

        assertThat(endOf(end)).isEmpty();
        pipe.send(frame(100, 1));
    }

    private static Thread sending(FramePipe pipe, AtomicInteger sent) {
        return Thread.ofPlatform().daemon().start(() -> {
            for (int number = 0; number < MANY; number++) {
                pipe.send(frame(MEGABYTE, number));
                sent.incrementAndGet();
            }
        });
    }

    private static void awaitStandstill(Thread sender) {
        await().atMost(Duration.ofSeconds(60)).until(() -> sender.getState() == Thread.State.TIMED_WAITING);
    }

    @Test
    void senderWaitsForOneWhoDoesNotReadAndThenAllArrives() throws Exception {
        FramePipe pipe = new FramePipe(here, LONG);
        CompletableFuture<Optional<String>> end = running(pipe, heard::add);
        AtomicInteger sent = new AtomicInteger();

        Thread sender = sending(pipe, sent);

        awaitStandstill(sender);
        assertThat(sent).hasValueLessThan(MANY);
        DataInputStream reader = new DataInputStream(there.socket().getInputStream());
        for (int number = 0; number < MANY; number++) {
            byte[] frame = new byte[reader.readInt()];
            reader.readFully(frame);
            assertThat(ByteBuffer.wrap(frame)).isEqualTo(frame(MEGABYTE, number));
        }
        sender.join();
        assertThat(end).isNotDone();
        pipe.close();
        assertThat(endOf(end)).isEmpty();
    }

    @Test
    void oneWhoNeverReadsIsAFaultAndNobodyWaitsAnyMore() throws Exception {
        FramePipe pipe = new FramePipe(here, SHORT);
        CompletableFuture<Optional<String>> end = running(pipe, heard::add);

        Thread sender = sending(pipe, new AtomicInteger());

        assertThat(endOf(end)).contains("has not read for 0 s what was sent to it");
        sender.join();
    }

    @Test
    void whatEndsACallIsSentWithoutWaiting() throws Exception {
        FramePipe pipe = new FramePipe(here, LONG);
        running(pipe, heard::add);
        awaitStandstill(sending(pipe, new AtomicInteger()));

        pipe.send(frame(9, 1));

        pipe.close();
    }

    @Test
    void interruptedSenderKeepsItsInterruptAndTheLine() throws Exception {
        FramePipe pipe = new FramePipe(here, LONG);
        CompletableFuture<Optional<String>> end = running(pipe, heard::add);
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        Thread sender = Thread.ofVirtual().start(() -> {
            begun.countDown();
            for (int number = 0; number < MANY; number++) {
                pipe.send(frame(MEGABYTE, number));
            }
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        begun.await();
        await().atMost(Duration.ofSeconds(60)).until(() -> sender.getState() == Thread.State.TIMED_WAITING);

        sender.interrupt();

        DataInputStream reader = new DataInputStream(there.socket().getInputStream());
        for (int number = 0; number < MANY; number++) {
            reader.skipNBytes(reader.readInt());
        }
        sender.join();
        assertThat(interrupted).isTrue();
        assertThat(end).isNotDone();
        pipe.close();
    }

    @Test
    void closingLetsSendersGo() throws Exception {
        FramePipe pipe = new FramePipe(here, LONG);
        CompletableFuture<Optional<String>> end = running(pipe, heard::add);
        Thread sender = sending(pipe, new AtomicInteger());
        awaitStandstill(sender);

        pipe.close();

        sender.join();
        assertThat(endOf(end)).isEmpty();
    }
}

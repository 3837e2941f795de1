package io.jackfield.lib.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TimedBodyTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final AtomicLong gather = new AtomicLong();
    private final AtomicLong requested = new AtomicLong();
    private final TimedBody body = new TimedBody(HOUR, () -> {}, gather::get);

    TimedBodyTest() {
        body.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long pieces) {
                requested.addAndGet(pieces);
            }

            @Override
            public void cancel() {
                throw new AssertionError("nobody wants it to end");
            }
        });
    }

    @Test
    void handsEachPieceOnWhileFewAnswersCome() throws Exception {
        piece("a");
        assertThat(read()).isEqualTo("a");

        piece("b");
        assertThat(read()).isEqualTo("b");
    }

    @Test
    void handsThePiecesOfAMomentOnTogetherWhileManyAnswersCome() throws Exception {
        gather.set(HOUR.toNanos());
        piece("first");
        assertThat(read()).as("the first piece waits for nothing").isEqualTo("first");

        AtomicReference<String> next = new AtomicReference<>();
        Thread reader = Thread.startVirtualThread(() -> next.set(read()));
        await().until(() -> reader.getState() == Thread.State.WAITING);
        piece("b");
        piece("c");
        assertThat(reader.getState()).isEqualTo(Thread.State.WAITING);

        assertThat(body.look(System.nanoTime())).as("whether it is over").isFalse();
        assertThat(join(reader)).isTrue();
        assertThat(next.get() + read()).isEqualTo("bc");
    }

    @Test
    void endWaitsForNothing() throws Exception {
        gather.set(HOUR.toNanos());
        piece("a");
        piece("b");

        body.onComplete();

        assertThat(new String(body.readAllBytes(), UTF_8)).isEqualTo("ab");
    }

    @Test
    void nothingIsGatheredOnceTheEndIsNear() throws Exception {
        gather.set(HOUR.toNanos());
        piece("a");
        assertThat(read()).isEqualTo("a");
        piece("b");

        body.endBy(System.nanoTime() + HOUR.toNanos());
        piece("c");

        assertThat(read() + read()).isEqualTo("bc");
    }

    @Test
    void fastModelIsNotHeldUpByGathering() throws Exception {
        int pieces = 1_600;
        gather.set(HOUR.toNanos());
        AtomicLong read = new AtomicLong();
        Thread reader = Thread.startVirtualThread(() -> read.set(readAll().length()));

        for (int i = 0; i < pieces; i++) {
            piece("x");
        }

        await().untilAsserted(() -> assertThat(requested).hasValueGreaterThanOrEqualTo(pieces));
        body.onComplete();
        assertThat(join(reader)).isTrue();
        assertThat(read).hasValue(pieces);
    }

    private void piece(String text) {
        body.onNext(List.of(ByteBuffer.wrap(text.getBytes(UTF_8))));
    }

    private String read() {
        byte[] bytes = new byte[100];
        try {
            return new String(bytes, 0, body.read(bytes, 0, bytes.length), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String readAll() {
        try {
            return new String(body.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean join(Thread reader) throws InterruptedException {
        return reader.join(Duration.ofSeconds(5));
    }
}

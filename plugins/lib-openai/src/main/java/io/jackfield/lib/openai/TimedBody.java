package io.jackfield.lib.openai;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An answer as a stream that knows how long a silence may last, which the JDK's own does not; {@link SilenceWatch} looks.
 * Whatever ends the reading early (silence, an interrupt, {@link #close()} from any thread) ends the request too, so that the
 * other side stops working.
 */
final class TimedBody extends InputStream implements BodySubscriber<TimedBody> {
    /** So many pieces may lie unread before the connection is read no further; asking for each one alone costs a call. */
    private static final int WINDOW = 32;

    private static final long NOT_WAITING = Long.MIN_VALUE;

    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Queue<ByteBuffer> unread = new ArrayDeque<>();
    private final Duration longestSilence;
    private final Runnable onCancel;
    private final AtomicLong waitingSince = new AtomicLong(NOT_WAITING);
    private volatile boolean over;
    private long endNanos;
    private boolean limited;
    private Signal last = new Data(List.of());
    private int taken;

    /** @param onCancel told when the request is ended before the answer */
    TimedBody(Duration longestSilence, Runnable onCancel) {
        this.longestSilence = longestSilence;
        this.onCancel = onCancel;
    }

    @Override
    public CompletionStage<TimedBody> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription.complete(given);
        given.request(WINDOW);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        signals.add(new Data(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        over = true;
        signals.add(new Broken(cause));
    }

    @Override
    public void onComplete() {
        over = true;
        signals.add(new End());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        ByteBuffer next = nextBuffer();
        if (next == null) {
            return -1;
        }
        int count = Math.min(length, next.remaining());
        next.get(target, offset, count);
        return count;
    }

    @Override
    public int available() {
        return unread.stream().mapToInt(ByteBuffer::remaining).sum();
    }

    @Override
    public void close() {
        signals.add(new Broken(new IOException("closed")));
        cancelRequest();
    }

    /**
     * From this moment of {@link System#nanoTime} on there is nothing to read any more, whatever still comes: the request is
     * ended then. Called by the thread that reads; a later call counts instead of the one before.
     */
    void endBy(long nanos) {
        limited = true;
        endNanos = nanos;
    }

    /** Passes over what still comes; when the end does not, the request is ended. */
    void awaitEnd(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (last instanceof Data) {
                Signal next = signals.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    cancelRequest();
                    return;
                }
                take(next);
            }
        } catch (InterruptedException e) {
            cancelRequest();
            Thread.currentThread().interrupt();
        }
    }

    /** The next buffer with something in it, or null at the end. */
    private ByteBuffer nextBuffer() throws IOException {
        while (true) {
            while (!unread.isEmpty() && !unread.peek().hasRemaining()) {
                unread.remove();
            }
            if (!unread.isEmpty()) {
                return unread.peek();
            }
            if (!(last instanceof Data)) {
                return endOfBody();
            }
            take(nextSignal());
        }
    }

    private void take(Signal next) {
        last = next;
        if (next instanceof Data(List<ByteBuffer> buffers)) {
            unread.addAll(buffers);
            if (++taken == WINDOW / 2) {
                taken = 0;
                subscription.join().request(WINDOW / 2);
            }
        }
    }

    private ByteBuffer endOfBody() throws IOException {
        if (last instanceof Broken(Throwable cause)) {
            throw new IOException(cause.getMessage(), cause);
        }
        return null;
    }

    /**
     * Looks whether the reader has waited too long, and ends its waiting and the request then.
     *
     * @return whether nothing more can come
     */
    boolean checkSilence(long nowNanos) {
        long since = waitingSince.get();
        if (!over && since != NOT_WAITING && nowNanos - since > longestSilence.toNanos()) {
            signals.add(new Broken(new HttpTimeoutException("nothing came for " + longestSilence)));
            cancelRequest();
        }
        return over;
    }

    private Signal nextSignal() throws IOException {
        waitingSince.set(System.nanoTime());
        try {
            return limited ? nextInTime() : signals.take(); // which notices an interrupt even when something is ready
        } catch (InterruptedException e) {
            cancelRequest();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading the answer");
        } finally {
            waitingSince.set(NOT_WAITING);
        }
    }

    private Signal nextInTime() throws InterruptedException {
        long left = endNanos - System.nanoTime();
        Signal next = left > 0 ? signals.poll(left, TimeUnit.NANOSECONDS) : null;
        if (next == null) {
            cancelRequest();
            return new End();
        }
        return next;
    }

    private void cancelRequest() {
        boolean wasOver = over;
        over = true;
        subscription.thenAccept(Flow.Subscription::cancel);
        if (!wasOver) {
            onCancel.run();
        }
    }

    private sealed interface Signal {}

    private record Data(List<ByteBuffer> buffers) implements Signal {}

    private record End() implements Signal {}

    private record Broken(Throwable cause) implements Signal {}
}

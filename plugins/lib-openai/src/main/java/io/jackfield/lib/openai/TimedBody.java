package io.jackfield.lib.openai;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
import java.util.function.LongSupplier;

/**
 * An answer as a stream that knows how long a silence may last, which the JDK's own does not; {@link SilenceWatch}
 * looks. While very many answers come at once, the pieces of a moment are handed on together: waking a reader costs
 * more than a piece. Whatever ends the reading early (silence, an interrupt, {@link #close()} from any thread) ends the
 * request too, so that the other side stops working.
 */
final class TimedBody extends InputStream implements BodySubscriber<TimedBody> {
    /**
     * So many pieces may lie unread before the connection is read no further; asking for each one alone costs a call.
     */
    private static final int WINDOW = 32;

    private static final long LONG_AGO = Duration.ofDays(1).toNanos();
    private static final long NOT_WAITING = Long.MIN_VALUE;

    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Queue<ByteBuffer> unread = new ArrayDeque<>();
    private final Duration longestSilence;
    private final Runnable onCancel;
    private final LongSupplier gatherNanos;
    private final List<ByteBuffer> gathered = new ArrayList<>();
    private int gatheredPieces;
    private long handedOnNanos = System.nanoTime() - LONG_AGO;
    private final AtomicLong waitingSince = new AtomicLong(NOT_WAITING);
    private volatile boolean over;
    private long endNanos;
    private boolean limited;
    private volatile boolean hurried;
    private Signal last = new Data(List.of(), 0);
    private int taken;

    /**
     * @param onCancel told when the request is ended before the answer
     * @param gatherNanos how long pieces are gathered at present before they are handed on; the watch then asks for
     *     them
     */
    TimedBody(Duration longestSilence, Runnable onCancel, LongSupplier gatherNanos) {
        this.longestSilence = longestSilence;
        this.onCancel = onCancel;
        this.gatherNanos = gatherNanos;
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
        long now = System.nanoTime();
        synchronized (gathered) {
            gathered.addAll(buffers);
            gatheredPieces++;
            if (hurried || now - handedOnNanos >= gatherNanos.getAsLong() || gatheredPieces >= WINDOW / 2) {
                handOn(now);
            }
        }
    }

    private void handOn(long now) {
        synchronized (gathered) {
            if (gatheredPieces > 0) {
                handedOnNanos = now;
                signals.add(new Data(List.copyOf(gathered), gatheredPieces));
                gathered.clear();
                gatheredPieces = 0;
            }
        }
    }

    @Override
    public void onError(Throwable cause) {
        over = true;
        handOn(System.nanoTime());
        signals.add(new Broken(cause));
    }

    @Override
    public void onComplete() {
        over = true;
        handOn(System.nanoTime());
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
     * From this moment of {@link System#nanoTime} on there is nothing to read any more, whatever still comes: the
     * request is ended then. Called by the thread that reads; a later call counts instead of the one before.
     */
    void endBy(long nanos) {
        limited = true;
        endNanos = nanos;
        hurry();
    }

    /** Passes over what still comes; when the end does not, the request is ended. */
    void awaitEnd(Duration patience) {
        hurry();
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

    /** From now on nothing is gathered: somebody waits for the end. */
    private void hurry() {
        hurried = true;
        handOn(System.nanoTime());
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
        if (next instanceof Data(List<ByteBuffer> buffers, int pieces)) {
            unread.addAll(buffers);
            taken += pieces;
            if (taken >= WINDOW / 2) {
                subscription.join().request(taken);
                taken = 0;
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
     * Hands on what was gathered, looks whether the reader has waited too long, and ends its waiting and the request
     * then.
     *
     * @return whether nothing more can come
     */
    boolean look(long nowNanos) {
        handOn(nowNanos);
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

    /** @param pieces as the connection gave them */
    private record Data(List<ByteBuffer> buffers, int pieces) implements Signal {}

    private record End() implements Signal {}

    private record Broken(Throwable cause) implements Signal {}
}

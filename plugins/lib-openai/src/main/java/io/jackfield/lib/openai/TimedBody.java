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

/**
 * An answer as a stream that knows how long a silence may last, which the JDK's own does not. Whatever ends the reading
 * early (silence, an interrupt, {@link #close()} from any thread) ends the request too, so that the other side stops working.
 */
final class TimedBody extends InputStream implements BodySubscriber<TimedBody> {
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Queue<ByteBuffer> unread = new ArrayDeque<>();
    private final Duration longestSilence;
    private Signal last = new Data(List.of());

    TimedBody(Duration longestSilence) {
        this.longestSilence = longestSilence;
    }

    @Override
    public CompletionStage<TimedBody> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription.complete(given);
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        signals.add(new Data(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        signals.add(new Broken(cause));
    }

    @Override
    public void onComplete() {
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
            last = nextSignal();
            if (last instanceof Data(List<ByteBuffer> buffers)) {
                unread.addAll(buffers);
                subscription.join().request(1);
            }
        }
    }

    private ByteBuffer endOfBody() throws IOException {
        if (last instanceof Broken(Throwable cause)) {
            throw new IOException(cause.getMessage(), cause);
        }
        return null;
    }

    private Signal nextSignal() throws IOException {
        try {
            Signal next = signals.poll(longestSilence.toMillis(), TimeUnit.MILLISECONDS);
            if (next != null) {
                return next;
            }
            cancelRequest();
            throw new HttpTimeoutException("nothing came for " + longestSilence);
        } catch (InterruptedException e) {
            cancelRequest();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading the answer");
        }
    }

    private void cancelRequest() {
        subscription.thenAccept(Flow.Subscription::cancel);
    }

    private sealed interface Signal {}

    private record Data(List<ByteBuffer> buffers) implements Signal {}

    private record End() implements Signal {}

    private record Broken(Throwable cause) implements Signal {}
}

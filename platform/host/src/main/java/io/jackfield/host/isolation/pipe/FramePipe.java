package io.jackfield.host.isolation.pipe;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One end of the line. Whoever sends writes by himself what the socket takes at once, and never waits inside a write,
 * so that an interrupt cannot close the socket; the thread in {@link #run} reads, and writes the rest.
 */
public final class FramePipe {
    /** The longest frame: a file of 50 MB, the most that bots send, with what goes along with it. */
    public static final int MAX_FRAME_BYTES = 64 * 1024 * 1024;

    /** So much may wait for the other end to read, besides a frame that is longer by itself. */
    private static final long ROOM_BYTES = 8L * 1024 * 1024;
    /**
     * What only ends a call or gives something back. It never waits: there is no more of it than of calls and objects.
     */
    private static final int BARE_BYTES = 16;

    private static final int READ_BYTES = 64 * 1024;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    /** What one look may cost of the patience: while this process stands still, nothing is written. */
    private static final long LONGEST_LOOK_NANOS = BETWEEN_LOOKS.multipliedBy(2).toNanos();

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final Duration patience;
    private final ByteBuffer read = ByteBuffer.allocateDirect(READ_BYTES);
    /** Guarded by itself. */
    private final OutgoingFrames outgoing = new OutgoingFrames();

    private volatile boolean closed;
    /** Written with {@link #outgoing} locked. */
    private volatile String fault;

    /**
     * @param channel connected; closed with the pipe
     * @param patience how long the other end may leave what was sent unread
     */
    public FramePipe(SocketChannel channel, Duration patience) throws IOException {
        this.channel = channel;
        this.patience = patience;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        selector = Selector.open();
        key = channel.register(selector, SelectionKey.OP_READ);
    }

    /**
     * Reads and writes until the pipe is closed on one side. Blocking.
     *
     * @param listener gets the other end's frames, and must not block this thread
     * @return what the other end did that no end may do, for people: goes behind its name; empty when it has only gone
     */
    public Optional<String> run(Consumer<ByteBuffer> listener) {
        IncomingFrames incoming = new IncomingFrames(listener);
        try {
            while (turn(incoming)) {
                // On to the next one.
            }
        } catch (BrokenFrameException e) {
            fault(e.getMessage());
        } catch (IOException e) {
            // Cut off in the middle of something: as good as closed.
        } catch (RuntimeException e) {
            fault("sent a frame that cannot be read: " + e);
        } finally {
            release();
        }
        return Optional.ofNullable(fault);
    }

    private void release() {
        close();
        closeQuietly(selector);
        closeQuietly(channel);
    }

    private static void closeQuietly(Closeable resource) {
        try {
            resource.close();
        } catch (IOException e) {
            // Nothing is left to be done with it.
        }
    }

    /** False when one of the ends has closed. */
    private boolean turn(IncomingFrames incoming) throws IOException, BrokenFrameException {
        key.interestOps(hasRest() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        selector.select();
        selector.selectedKeys().clear();
        if (closed) {
            return false;
        }
        if (key.isWritable()) {
            writeRest();
        }
        return !key.isReadable() || read(incoming);
    }

    private boolean read(IncomingFrames incoming) throws IOException, BrokenFrameException {
        int count = channel.read(read);
        incoming.take(read.flip());
        read.clear();
        return count >= 0;
    }

    private boolean hasRest() {
        synchronized (outgoing) {
            return outgoing.bytes() > 0;
        }
    }

    private void writeRest() throws IOException {
        synchronized (outgoing) {
            outgoing.writeTo(channel);
            outgoing.notifyAll();
        }
    }

    /**
     * Sends a frame after those given before; the frame is read from then on. From any thread, which waits while too
     * much is unread: when that lasts, the pipe closes. Does nothing once it is closed.
     */
    public void send(ByteBuffer frame) {
        synchronized (outgoing) {
            if (frame.remaining() > BARE_BYTES) {
                awaitRoom(frame.remaining());
            }
            if (closed) {
                return;
            }
            boolean nothingWaits = outgoing.bytes() == 0;
            outgoing.add(frame);
            if (nothingWaits) {
                write();
            }
        }
    }

    private void write() {
        try {
            if (!outgoing.writeTo(channel)) {
                selector.wakeup();
            }
        } catch (IOException e) {
            close();
        }
    }

    private void awaitRoom(int bytes) {
        boolean interrupted = false;
        long leftNanos = patience.toNanos();
        while (!closed && outgoing.bytes() > 0 && outgoing.bytes() + bytes > ROOM_BYTES) {
            if (leftNanos <= 0) {
                fault("has not read for " + patience.toSeconds() + " s what was sent to it");
                break;
            }
            long before = System.nanoTime();
            try {
                outgoing.wait(BETWEEN_LOOKS.toMillis());
            } catch (InterruptedException e) {
                interrupted = true;
            }
            leftNanos -= Math.min(System.nanoTime() - before, LONGEST_LOOK_NANOS);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first one counts. */
    private void fault(String what) {
        synchronized (outgoing) {
            if (!closed) {
                fault = what;
            }
        }
        close();
    }

    /** From any thread; whoever waits in {@link #send} goes on, and {@link #run} returns. */
    public void close() {
        closed = true;
        selector.wakeup();
        synchronized (outgoing) {
            outgoing.notifyAll();
        }
    }
}

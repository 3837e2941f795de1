package io.jackfield.host.isolation.pipe;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A port on loopback where one process is awaited: the first that says the secret. Others who connect are dropped, at
 * once when they say something else, after a few seconds when they say nothing. The port is open only as long as that
 * takes.
 */
public final class PipeAcceptor implements Closeable {
    /** The only address that this ever listens on. */
    public static final String LOOPBACK = "127.0.0.1";

    static final int MAX_STRANGERS = 16;
    private static final Logger LOG = LoggerFactory.getLogger(PipeAcceptor.class);
    private static final int SECRET_BYTES = 32;
    private static final Duration TIME_TO_PROVE = Duration.ofSeconds(5);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret = new byte[SECRET_BYTES];
    private final Duration timeToProve;
    private final ServerSocketChannel server;
    private final Selector selector;
    private final int port;
    /** Connected, and have not said all of the secret; the oldest first. */
    private final Deque<Stranger> strangers = new ArrayDeque<>();

    /** Who has connected, and what he has said. */
    private record Stranger(SocketChannel channel, ByteBuffer said, long untilNanos) {}

    private boolean told;

    public PipeAcceptor() throws IOException {
        this(TIME_TO_PROVE);
    }

    /** @param timeToProve how long one may be connected without having said the secret */
    PipeAcceptor(Duration timeToProve) throws IOException {
        RANDOM.nextBytes(secret);
        this.timeToProve = timeToProve;
        selector = Selector.open();
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(LOOPBACK, 0), MAX_STRANGERS);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        port = server.socket().getLocalPort();
    }

    /** Where it listens, on {@link #LOOPBACK}. */
    public int port() {
        return port;
    }

    /** What the process has to send first, as it is. */
    public byte[] secret() {
        return secret.clone();
    }

    /** Waits for the process, and closes the port when it is there; empty when it was closed before. Blocking. */
    public Optional<SocketChannel> accept() throws IOException {
        try {
            while (true) {
                selector.select(millisToNextEnd());
                selector.selectedKeys().clear();
                admitOne();
                Optional<SocketChannel> known = heard();
                if (known.isPresent()) {
                    return known;
                }
            }
        } catch (ClosedSelectorException | ClosedChannelException e) {
            return Optional.empty();
        } finally {
            close();
            strangers.forEach(stranger -> closeQuietly(stranger.channel()));
        }
    }

    /** For ever, which is 0, while nobody is there. */
    private long millisToNextEnd() {
        if (strangers.isEmpty()) {
            return 0;
        }
        long nanos = strangers.getFirst().untilNanos() - System.nanoTime();
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    /**
     * One at a time, and all are heard in between: a crowd that connects cannot push out one who has the secret to say.
     */
    private void admitOne() throws IOException {
        SocketChannel next = server.accept();
        if (next == null) {
            return;
        }
        if (strangers.size() == MAX_STRANGERS) {
            drop(strangers.removeFirst());
        }
        strangers.addLast(
                new Stranger(next, ByteBuffer.allocate(SECRET_BYTES), System.nanoTime() + timeToProve.toNanos()));
        next.configureBlocking(false);
        next.register(selector, SelectionKey.OP_READ);
    }

    /** Hears all who are connected, and drops those who are wrong, gone or late. */
    private Optional<SocketChannel> heard() {
        Iterator<Stranger> all = strangers.iterator();
        while (all.hasNext()) {
            Stranger one = all.next();
            boolean stays = hear(one);
            if (isKnown(one)) {
                all.remove();
                return Optional.of(one.channel());
            }
            if (!stays || System.nanoTime() - one.untilNanos() >= 0) {
                all.remove();
                drop(one);
            }
        }
        return Optional.empty();
    }

    /** False when he has gone, or said enough. */
    private static boolean hear(Stranger one) {
        try {
            return one.channel().read(one.said()) >= 0 && one.said().hasRemaining();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isKnown(Stranger one) {
        return !one.said().hasRemaining()
                && MessageDigest.isEqual(secret, one.said().array());
    }

    private void drop(Stranger one) {
        closeQuietly(one.channel());
        if (!told) {
            told = true;
            LOG.warn(
                    "plugins: somebody other than the process that is awaited has connected to port {}; dropped",
                    port());
        }
    }

    private static void closeQuietly(Closeable resource) {
        try {
            resource.close();
        } catch (IOException e) {
            // Nothing is left to be done with it.
        }
    }

    /** From any thread; {@link #accept} returns. */
    @Override
    public void close() {
        closeQuietly(selector);
        closeQuietly(server);
    }
}

package io.jackfield.benchmarks.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** One end of a kept-alive HTTP/1.1 connection. Lives on its loop; one that breaks is closed, never mended. */
public abstract class Connection {
    private final Loop loop;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final HttpMessages incoming = new HttpMessages();
    private ByteBuffer outgoing = ByteBuffer.allocateDirect(4096);
    /** Not the channel's own word for it: that one is closed already when it was refused. */
    private boolean open = true;

    private Connection(Loop loop, SocketChannel channel, int operations) throws IOException {
        this.loop = loop;
        this.channel = channel;
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        key = loop.register(channel, operations, this::ready);
    }

    /** Takes over a channel that is connected. */
    protected Connection(Loop loop, SocketChannel connected) throws IOException {
        this(loop, connected, SelectionKey.OP_READ);
    }

    /**
     * Connects to a port of this machine; what is written meanwhile waits. {@link #closed} comes when nobody listens.
     */
    protected Connection(Loop loop, int port) throws IOException {
        this(loop, SocketChannel.open(), 0);
        loop.after(Duration.ZERO, () -> connect(port));
    }

    /** A whole message has arrived. */
    protected abstract void received(HttpMessages message);

    /** The connection has ended, by whichever side. Called once. */
    protected abstract void closed();

    public final boolean isOpen() {
        return open;
    }

    public final void write(byte[] bytes) {
        if (!isOpen()) {
            return;
        }
        if (outgoing.remaining() < bytes.length) {
            int room = Math.max(2 * outgoing.capacity(), outgoing.position() + bytes.length);
            outgoing = ByteBuffer.allocateDirect(room).put(outgoing.flip());
        }
        outgoing.put(bytes);
        if (channel.isConnected()) {
            attempt(this::flush);
        }
    }

    public final void close() {
        if (!isOpen()) {
            return;
        }
        open = false;
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        closed();
    }

    private interface Step {
        void run() throws IOException;
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            close();
        }
    }

    private void connect(int port) {
        attempt(() -> {
            if (channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
                connected();
                return;
            }
            key.interestOps(SelectionKey.OP_CONNECT);
        });
    }

    private void ready() {
        attempt(() -> {
            if (key.isConnectable() && channel.finishConnect()) {
                connected();
            }
            if (key.isValid() && key.isReadable()) {
                read();
            }
            if (key.isValid() && key.isWritable()) {
                flush();
            }
        });
    }

    private void connected() throws IOException {
        key.interestOps(SelectionKey.OP_READ);
        flush();
    }

    private void read() throws IOException {
        ByteBuffer piece = loop.readBuffer;
        int length = channel.read(piece.clear());
        if (length < 0) {
            close();
            return;
        }
        incoming.append(piece.flip());
        while (isOpen() && incoming.next()) {
            received(incoming);
        }
    }

    private void flush() throws IOException {
        if (outgoing.position() > 0) {
            channel.write(outgoing.flip());
            outgoing.compact();
        }
        int rest = outgoing.position() > 0 ? SelectionKey.OP_WRITE : 0;
        int wanted = SelectionKey.OP_READ | rest;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }
}

package io.jackfield.benchmarks.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A server on a free port of the loopback interface. Lives as long as its loop. */
public final class HttpListener {
    /** Called on the loop for each request. */
    public interface Handler {
        void handle(Exchange exchange);
    }

    private static final int BACKLOG = 1024;

    private final Loop loop;
    private final Handler handler;
    private final ServerSocketChannel server;
    private final int port;

    public HttpListener(Loop loop, Handler handler) {
        this.loop = loop;
        this.handler = handler;
        try {
            server = ServerSocketChannel.open();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
            port = ((InetSocketAddress) server.getLocalAddress()).getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        loop.tell(this::listen);
    }

    public int port() {
        return port;
    }

    private void listen() {
        try {
            loop.register(server, SelectionKey.OP_ACCEPT, this::accept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
                takeOver(channel);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A caller killed in mid-load leaves connections behind that are dead before they are accepted. */
    private void takeOver(SocketChannel channel) throws IOException {
        try {
            new Exchange(loop, channel, handler);
        } catch (IOException e) {
            channel.close();
        }
    }
}

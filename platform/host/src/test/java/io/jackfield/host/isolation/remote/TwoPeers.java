package io.jackfield.host.isolation.remote;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Two ends of a connection in one process, every frame on its way as bytes. */
final class TwoPeers implements AutoCloseable {
    private final ExecutorService toHost = Executors.newSingleThreadExecutor();
    private final ExecutorService toPlugin = Executors.newSingleThreadExecutor();
    final List<ByteBuffer> framesToHost = new CopyOnWriteArrayList<>();
    final List<String> stubborn = new CopyOnWriteArrayList<>();
    final Peer host;
    final Peer plugin;

    TwoPeers(Object hostRoot, Object pluginRoot) {
        this(hostRoot, pluginRoot, Duration.ofMinutes(1));
    }

    TwoPeers(Object hostRoot, Object pluginRoot, Duration patience) {
        Peer[] peers = new Peer[2];
        host = new Peer(
                hostRoot,
                line(toPlugin, frame -> peers[1].receive(frame)),
                "from the host to plugin test",
                patience,
                stubborn::add);
        plugin = new Peer(
                pluginRoot,
                frame -> {
                    framesToHost.add(frame);
                    line(toHost, copy -> peers[0].receive(copy)).accept(frame);
                },
                "from plugin test to the host",
                patience,
                stubborn::add);
        peers[0] = host;
        peers[1] = plugin;
    }

    private static Consumer<ByteBuffer> line(ExecutorService thread, Consumer<ByteBuffer> end) {
        return frame -> {
            ByteBuffer copy = ByteBuffer.allocate(frame.remaining())
                    .put(frame.duplicate())
                    .flip();
            try {
                thread.execute(() -> end.accept(copy));
            } catch (RejectedExecutionException cut) {
                // The test is over, and so is the line.
            }
        };
    }

    @Override
    public void close() {
        toHost.shutdown();
        toPlugin.shutdown();
    }
}

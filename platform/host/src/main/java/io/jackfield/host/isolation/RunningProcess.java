package io.jackfield.host.isolation;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.IsolationConfig;
import io.jackfield.host.isolation.pipe.FramePipe;
import io.jackfield.host.isolation.pipe.PipeAcceptor;
import io.jackfield.host.isolation.remote.Peer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that has come up and hears the host; in it no plugin yet. */
final class RunningProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration END = Duration.ofSeconds(2);

    private final String plugin;
    private final IsolationConfig config;
    private final Duration patience;
    private final Process process;
    private final Peer peer;
    private final PipeAcceptor acceptor;
    private final CompletableFuture<Void> up = new CompletableFuture<>();
    private final CompletableFuture<RunningProcess> gone = new CompletableFuture<>();
    /** There before anything is sent: the process rings first. */
    private volatile FramePipe pipe;

    private volatile String reason;

    private RunningProcess(String plugin, IsolationConfig config, ProcessBuilder command, Duration patience)
            throws IOException {
        this.plugin = plugin;
        this.config = config;
        this.patience = patience;
        peer = new Peer(
                (PluginWorker.Bell) () -> up.complete(null),
                frame -> pipe.send(frame),
                "from the host to plugin " + plugin,
                patience,
                this::endStubborn);
        acceptor = new PipeAcceptor();
        process = started(command);
        Thread.ofPlatform()
                .daemon()
                .name("plugin-log-" + plugin)
                .start(() -> new ProcessLog(plugin).follow(process.inputReader(StandardCharsets.UTF_8)));
        Thread.ofPlatform().daemon().name("plugin-pipe-" + plugin).start(this::converse);
        Thread.ofVirtual().name("plugin-end-" + plugin).start(this::followToTheEnd);
        OutputStream input = process.getOutputStream();
        input.write(new ConnectOrder(acceptor.port(), acceptor.secret(), plugin)
                .encoded()
                .getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    private Process started(ProcessBuilder command) throws IOException {
        try {
            return command.start();
        } catch (IOException e) {
            acceptor.close();
            throw e;
        }
    }

    /**
     * Starts a process and waits until it hears. Blocking; throws {@link JackfieldException} when it does not come up.
     *
     * @param command of {@link JavaCommand}
     */
    static RunningProcess start(String plugin, IsolationConfig config, ProcessBuilder command, Duration limit) {
        return start(plugin, config, command, limit, PATIENCE);
    }

    /** @param patience how long it may leave unread what was sent, or go on with a call after its interrupt */
    static RunningProcess start(
            String plugin, IsolationConfig config, ProcessBuilder command, Duration limit, Duration patience) {
        try {
            RunningProcess process = new RunningProcess(plugin, config, command, patience);
            process.awaitUp(limit);
            return process;
        } catch (IOException e) {
            throw unavailable("no process for plugin " + plugin + " could be started: " + e.getMessage());
        }
    }

    /** Waits for the process to connect, and then for what it sends. A process without a pipe is of no use. */
    private void converse() {
        try {
            Optional<SocketChannel> channel = acceptor.accept();
            if (channel.isPresent()) {
                pipe = new FramePipe(channel.get(), patience);
                pipe.run(peer::receive).ifPresent(fault -> kill("it " + fault));
            }
        } catch (IOException e) {
            kill("the host cannot connect to it: " + e.getMessage());
        } finally {
            awaitExit();
        }
    }

    /** The end of the pipe mostly comes from the end of the process, which says more. */
    private void awaitExit() {
        try {
            if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
                kill("it has closed its connection to the host");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    private void awaitUp(Duration limit) {
        try {
            up.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reason = "was interrupted while it came up";
        } catch (TimeoutException e) {
            reason = "has not come up within " + limit.toSeconds() + " s";
        } catch (ExecutionException e) {
            reason = reasonOfEnd();
        }
        kill();
        throw unavailable("the process of plugin " + plugin + " " + reason);
    }

    PluginWorker workplace() {
        return peer.root(PluginWorker.class);
    }

    /** Completes when it has ended, however that came; then its callers have been told. */
    CompletableFuture<RunningProcess> onEnd() {
        return gone;
    }

    /** Why it has ended, for people: goes behind its name. */
    String reasonOfEnd() {
        if (reason != null) {
            return reason;
        }
        int status = process.isAlive() ? 0 : process.exitValue();
        return switch (status) {
            case JavaCommand.OUT_OF_MEMORY ->
                "ended: it needed more than its memory of " + config.memoryMegabytes() + " MB";
            case 128 + 9 -> "was killed";
            default -> "ended with status " + status + "; the log has what it said";
        };
    }

    long pid() {
        return process.pid();
    }

    /** Not by {@link Process#onExit}: that goes over the common pool, which a plugin of the host may hold up. */
    private void followToTheEnd() {
        try {
            process.waitFor();
            ended();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody knows this thread", e);
        } finally {
            gone.complete(this);
        }
    }

    private void ended() {
        JackfieldException why = unavailable("the process of plugin " + plugin + " " + reasonOfEnd());
        up.completeExceptionally(why);
        peer.close(why);
        acceptor.close();
        FramePipe line = pipe;
        if (line != null) {
            line.close();
        }
    }

    private void endStubborn(String method) {
        kill("its " + method + " went on for " + patience.toSeconds() + " s after it was interrupted");
    }

    /** Lets it go in order, and not for longer than a moment. Blocking. */
    void end() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (IOException e) {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    /** @param why for people; the first reason counts */
    void kill(String why) {
        if (reason == null) {
            reason = "was ended: " + why;
        }
        kill();
    }

    void kill() {
        process.destroyForcibly();
    }

    private static JackfieldException unavailable(String message) {
        return new JackfieldException(StandardError.UNAVAILABLE, message);
    }
}

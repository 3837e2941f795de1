package io.jackfield.host.isolation;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.IsolationConfig;
import io.jackfield.host.isolation.PluginProcess.Invitation;
import io.jackfield.host.isolation.remote.Peer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
    private final Process process;
    private final Peer peer;
    private final CompletableFuture<Void> up = new CompletableFuture<>();
    private final Runnable unlisten;
    private volatile String reason;

    private RunningProcess(String plugin, IsolationConfig config, ClusterNode node, String cluster) throws IOException {
        this.plugin = plugin;
        this.config = config;
        Invitation invitation = new Invitation(cluster, node.port(), Isolation.secret());
        peer = new Peer(
                (Workplace.Bell) () -> up.complete(null),
                frame -> node.send(invitation.processAddress(), frame),
                PATIENCE,
                this::endStubborn);
        unlisten = node.listen(invitation.hostAddress(), peer::receive);
        process = JavaCommand.of(config).start();
        Thread.ofPlatform()
                .daemon()
                .name("plugin-log-" + plugin)
                .start(() -> new ProcessLog(plugin).follow(process.inputReader(StandardCharsets.UTF_8)));
        process.onExit().thenAccept(gone -> ended());
        OutputStream input = process.getOutputStream();
        input.write(invitation.encoded().getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    /** Starts a process and waits until it hears. Blocking; throws {@link JackfieldException} when it does not come up. */
    static RunningProcess start(
            String plugin, IsolationConfig config, ClusterNode node, String cluster, Duration limit) {
        try {
            RunningProcess process = new RunningProcess(plugin, config, node, cluster);
            process.awaitUp(limit);
            return process;
        } catch (IOException e) {
            throw unavailable("no process for plugin " + plugin + " could be started: " + e.getMessage());
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

    Workplace workplace() {
        return peer.root(Workplace.class);
    }

    /** Completes when it has ended, however that came; then its callers have been told. */
    CompletableFuture<RunningProcess> onEnd() {
        return process.onExit().thenApply(gone -> this);
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

    private void ended() {
        JackfieldException why = unavailable("the process of plugin " + plugin + " " + reasonOfEnd());
        up.completeExceptionally(why);
        peer.close(why);
        unlisten.run();
    }

    private void endStubborn(String method) {
        kill("its " + method + " went on for " + PATIENCE.toSeconds() + " s after it was interrupted");
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

    /** @param why for people */
    void kill(String why) {
        reason = "was ended: " + why;
        kill();
    }

    void kill() {
        process.destroyForcibly();
    }

    private static JackfieldException unavailable(String message) {
        return new JackfieldException(StandardError.UNAVAILABLE, message);
    }
}

package io.jackfield.host.isolation;

import io.jackfield.host.isolation.pipe.FramePipe;
import io.jackfield.host.isolation.remote.Peer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A process that carries one plugin. It ends with its host: when that closes standard input, or is gone from the other
 * end of the pipe.
 */
public final class PluginProcess {
    /** The host's desks have limits of their own. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private PluginProcess() {}

    public static void main(String... arguments) throws IOException {
        BufferedReader host = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        ConnectOrder invitation = ConnectOrder.decode(host.readLine());
        Thread.ofPlatform().daemon().name("host-watch").start(() -> endWith(host));
        WorkplaceOfProcess workplace = new WorkplaceOfProcess();
        FramePipe pipe = new FramePipe(invitation.accept(), PATIENCE);
        String direction = "from plugin " + invitation.plugin() + " to the host";
        Peer peer = new Peer(workplace, pipe::send, direction, PATIENCE, method -> {});
        workplace.beforeMaking(peer::forgetTexts);
        Thread.ofPlatform().name("host-pipe").start(() -> converse(pipe, peer));
        peer.root(PluginWorker.Bell.class).ring();
    }

    private static void converse(FramePipe pipe, Peer peer) {
        try {
            pipe.run(peer::receive).ifPresent(fault -> System.err.println("the host " + fault));
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void endWith(BufferedReader host) {
        try {
            while (host.readLine() != null) {
                // Nothing more is said; only the end counts.
            }
        } catch (IOException e) {
            // The host is gone as well.
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }
}

package io.jackfield.host.isolation;

import io.jackfield.host.isolation.remote.Peer;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A process that carries one plugin. What it needs to find the host comes as one line on standard input, where other users of
 * the machine cannot read it; the end of standard input means that the host is gone or wants this process to end.
 */
public final class PluginProcess {
    /** The host's desks have limits of their own. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private PluginProcess() {}

    public static void main(String... arguments) throws IOException {
        BufferedReader host = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Invitation invitation = Invitation.decode(host.readLine());
        Thread.ofPlatform().daemon().name("host-watch").start(() -> endWith(host));
        ClusterNode node = ClusterNode.join(invitation.cluster(), invitation.port());
        WorkplaceOfProcess workplace = new WorkplaceOfProcess();
        Peer peer = new Peer(workplace, frame -> node.send(invitation.hostAddress(), frame), PATIENCE, method -> {});
        workplace.beforeMaking(peer::forgetTexts);
        node.listen(invitation.processAddress(), peer::receive);
        peer.root(Workplace.Bell.class).ring();
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

    /**
     * Where the host is to be found.
     *
     * @param cluster the cluster's name, which nobody can guess
     * @param port of the host's node
     * @param session what the addresses of this process are made of, which nobody can guess either
     */
    record Invitation(String cluster, int port, String session) {
        String hostAddress() {
            return "isolation." + session + ".host";
        }

        String processAddress() {
            return "isolation." + session + ".process";
        }

        String encoded() {
            return new JsonObject()
                            .put("cluster", cluster)
                            .put("port", port)
                            .put("session", session)
                            .encode()
                    + "\n";
        }

        static Invitation decode(String line) {
            if (line == null) {
                throw new IllegalStateException("this program is started by the host, for a plugin with isolation:"
                        + " process; it does nothing by itself");
            }
            JsonObject read = new JsonObject(line);
            return new Invitation(read.getString("cluster"), read.getInteger("port"), read.getString("session"));
        }
    }
}

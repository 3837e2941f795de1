package io.jackfield.launcher;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.HostConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Finds taken ports before anything is started, all of them at once. */
final class PortCheck {
    private PortCheck() {}

    /**
     * @throws JackfieldException with {@link StandardError#UNAVAILABLE} naming each taken port and how to choose
     *     another
     */
    static void allFree(HostConfig config) {
        List<String> taken = new ArrayList<>();
        check(config.server().host(), config.server().port(), "server.port", "JACKFIELD_PORT", taken);
        check(config.ops().host(), config.ops().port(), "ops.port", "JACKFIELD_OPS_PORT", taken);
        if (config.sandboxMode()) {
            check("127.0.0.1", config.sandbox().port(), "sandbox.port", "JACKFIELD_SANDBOX_PORT", taken);
        }
        if (!taken.isEmpty()) {
            throw new JackfieldException(StandardError.UNAVAILABLE, String.join("\n", taken));
        }
    }

    private static void check(String host, int port, String key, String variable, List<String> taken) {
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException | IllegalArgumentException e) {
            taken.add("Port " + port + " on " + host + " cannot be opened (" + e.getMessage()
                    + "). Stop the program that has it, or choose another: " + variable + "=" + (port + 100) + ", or "
                    + key
                    + " in config/jackfield.yaml.");
        }
    }
}

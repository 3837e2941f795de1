package io.jackfield.host;

import io.jackfield.host.admin.AdminToken;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.SecretFile;
import io.jackfield.host.store.HostLock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/**
 * What stays the same from one life of a host to the next.
 *
 * @param host tells it from other nodes of the same database
 * @param machine the name of the machine it runs on
 */
record Identity(UUID host, String machine, AdminToken adminToken) {
    /** As kept under {@code data}, made at the first start. Blocking. */
    static Identity of(HostConfig config) {
        SecretFile host = new SecretFile(config.home().resolve("data/host-id"));
        String id = host.read()
                .filter(Identity::isId)
                .orElseGet(() -> host.make(() -> UUID.randomUUID().toString()));
        return new Identity(UUID.fromString(id), machineName(), AdminToken.findOrMake(config));
    }

    /** This life of the host. */
    HostLock.Start start(HostConfig config) {
        return new HostLock.Start(
                UUID.randomUUID(),
                machine,
                ProcessHandle.current().pid(),
                config.home().toString());
    }

    private static String machineName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "a machine without a name";
        }
    }

    private static boolean isId(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }
}

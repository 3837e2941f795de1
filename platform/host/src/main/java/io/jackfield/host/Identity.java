package io.jackfield.host;

import io.jackfield.host.admin.AdminToken;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.KeptWord;
import java.util.UUID;

/**
 * What stays the same from one life of a host to the next.
 *
 * @param host tells it from other nodes of the same database
 */
record Identity(UUID host, AdminToken adminToken) {
    /** As kept under {@code data}, made at the first start. Blocking. */
    static Identity of(HostConfig config) {
        KeptWord host = new KeptWord(config.home().resolve("data/host-id"));
        String id = host.read()
                .filter(Identity::isId)
                .orElseGet(() -> host.make(() -> UUID.randomUUID().toString()));
        return new Identity(UUID.fromString(id), AdminToken.findOrMake(config));
    }

    private static boolean isId(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }
}

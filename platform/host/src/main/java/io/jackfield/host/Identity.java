package io.jackfield.host;

import io.jackfield.host.admin.AdminToken;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.read.Secret;
import io.jackfield.host.config.read.SecretBox;
import io.jackfield.host.config.read.SecretFile;
import io.jackfield.host.store.HostLock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.UUID;

/**
 * What stays the same from one life of a host to the next.
 *
 * @param host tells it from other nodes of the same database
 * @param machine the name of the machine it runs on
 * @param paymentKey encrypts what buyers leave with payment systems for later payments
 * @param operatorKey encrypts the secrets of operators' authenticators
 * @param settingsKey encrypts secrets that operators have set over the configuration
 */
record Identity(
        UUID host,
        String machine,
        AdminToken adminToken,
        SecretBox paymentKey,
        SecretBox operatorKey,
        SecretBox settingsKey) {
    private static final SecretBox.Names PAYMENT = new SecretBox.Names(
            "data/payment.key", "what buyers have left for later payments", "buyers have to leave their cards anew");
    private static final SecretBox.Names OPERATOR = new SecretBox.Names(
            "data/operator.key",
            "the secret of an operator's authenticator",
            "operators have to set up their authenticators anew, after jackfield admin operators reset NAME");
    private static final SecretBox.Names SETTINGS = new SecretBox.Names(
            "data/settings.key", "a secret that an operator has set", "operators have to set their secrets anew");

    /** As kept under {@code data}, made at the first start. Blocking. */
    static Identity of(HostConfig config) {
        SecretFile host = new SecretFile(config.home().resolve("data/host-id"));
        String id = host.read()
                .filter(Identity::isId)
                .orElseGet(() -> host.make(() -> UUID.randomUUID().toString()));
        return new Identity(
                UUID.fromString(id),
                machineName(),
                AdminToken.findOrMake(config),
                SecretBox.of(config.home().resolve(PAYMENT.file()), PAYMENT),
                SecretBox.of(config.home().resolve(OPERATOR.file()), OPERATOR),
                SecretBox.of(config.home().resolve(SETTINGS.file()), SETTINGS));
    }

    /** This life of the host. */
    HostLock.Start start(HostConfig config) {
        return new HostLock.Start(
                UUID.randomUUID(),
                machine,
                ProcessHandle.current().pid(),
                config.home().toString());
    }

    /** The token of the admin API, when it was made at this start. */
    Optional<Secret> newAdminToken() {
        return Optional.of(adminToken).filter(AdminToken::isNew).map(AdminToken::word);
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

package io.jackfield.host.admin;

import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.read.Secret;
import io.jackfield.host.config.read.SecretFile;
import io.jackfield.host.staff.Operator;
import io.jackfield.host.staff.OperatorDirectory;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The word that lets operators in.
 *
 * @param isNew whether it was made just now, so that somebody has to be told
 */
public record AdminToken(Secret word, boolean isNew) implements OperatorDirectory {
    private static final int BYTES = 24;

    /** Where a token lies that a host has made. */
    public static Path file(HostConfig config) {
        return config.home().resolve("data/admin-token");
    }

    /** The configured one, else the one that a host of this home has made. */
    public static Optional<Secret> find(HostConfig config) {
        return config.ops()
                .adminToken()
                .or(() -> new SecretFile(file(config)).read().map(Secret::new));
    }

    /** The same, made when there is none. Blocking. */
    public static AdminToken findOrMake(HostConfig config) {
        return find(config)
                .map(word -> new AdminToken(word, false))
                .orElseGet(
                        () -> new AdminToken(new Secret(new SecretFile(file(config)).make(AdminToken::random)), true));
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public Future<Optional<Operator>> withToken(String token) {
        return Future.succeededFuture(isSameAs(token) ? Optional.of(Operator.ofToken()) : Optional.empty());
    }

    /** Takes equally long wherever the first difference is. */
    boolean isSameAs(String given) {
        return MessageDigest.isEqual(
                word.value().getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}

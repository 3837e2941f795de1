package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import io.jackfield.host.config.read.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The operators' listener with health and metrics: the {@code ops} section. Bound to loopback unless told otherwise.
 *
 * @param port 0 takes any free one, for tests
 * @param hosts further names under which it may be asked, in lower case: of a service, or of a proxy in front
 * @param adminToken what the admin API asks for; absent means that the host makes one
 * @param metricsToken what a Prometheus shows that is not on this machine
 */
public record OpsConfig(
        String host,
        int port,
        Set<String> hosts,
        Optional<Secret> adminToken,
        Optional<Secret> metricsToken,
        SecondFactor secondFactor) {
    private static final String TOKEN = "[!-~]{16,256}";
    private static final String NAME = "[A-Za-z0-9_]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?";

    public OpsConfig(String host, int port) {
        this(host, port, Set.of(), Optional.empty(), Optional.empty(), SecondFactor.OPTIONAL);
    }

    /** Whether operators need more than their token to use the console and the API. */
    public enum SecondFactor {
        OPTIONAL,
        /** Who has none sets one up before anything else; the host's own token is exempt. */
        REQUIRED
    }

    /** Whether only this machine reaches the listener. */
    public boolean isLoopback() {
        return host.equalsIgnoreCase("localhost")
                || host.startsWith("127.")
                || host.equals("::1")
                || host.equals("[::1]");
    }

    public static OpsConfig from(ConfigSection ops) {
        return new OpsConfig(
                ops.text("host", "127.0.0.1"),
                ops.intBetween("port", 0, 65_535, 8081),
                hosts(ops),
                token(ops, "adminToken"),
                token(ops, "metricsToken"),
                ops.choice("secondFactor", SecondFactor.class, SecondFactor.OPTIONAL));
    }

    private static Optional<Secret> token(ConfigSection ops, String key) {
        return ops.matching(key, TOKEN, "16 to 256 letters, digits and signs without spaces")
                .map(Secret::new);
    }

    private static Set<String> hosts(ConfigSection ops) {
        List<String> names = ops.texts("hosts").stream()
                .flatMap(text -> Arrays.stream(text.split("[,\\s]+")))
                .filter(name -> !name.isEmpty())
                .toList();
        if (!names.stream().allMatch(name -> name.matches(NAME))) {
            ops.refuse("hosts", "names of hosts without scheme and port, such as ops.example.com, separated by commas");
        }
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}

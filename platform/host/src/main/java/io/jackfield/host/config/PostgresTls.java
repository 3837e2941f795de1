package io.jackfield.host.config;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How connections to PostgreSQL are secured: {@code ?sslmode=...&sslrootcert=...} of its URL, as its own programs read
 * them.
 *
 * @param authorities file of the certificates that are trusted, in PEM; without it those that Java trusts
 */
public record PostgresTls(Mode mode, Optional<Path> authorities) {
    private static final String MODE = "sslmode";
    private static final String AUTHORITIES = "sslrootcert";

    /** From the least to the most demanding. */
    public enum Mode {
        DISABLE,
        /** Encrypted if the server can, with whoever answers. */
        PREFER,
        /** Encrypted, with whoever answers. */
        REQUIRE,
        /** Encrypted, with a server whose certificate an authority has signed. */
        VERIFY_CA,
        /** The same, and the certificate is for the host that was asked for. */
        VERIFY_FULL;

        /** Whether a certificate has to be right. */
        public boolean verifies() {
            return compareTo(VERIFY_CA) >= 0;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Mode of(String word) {
            return Arrays.stream(values())
                    .filter(mode -> mode.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("for " + MODE + " one of "
                            + Arrays.stream(values()).map(Mode::word).collect(Collectors.joining(", "))));
        }
    }

    /** @param query what follows the question mark, as written; null for nothing */
    static PostgresTls of(String query, String host) {
        Mode mode = isLoopback(host) ? Mode.DISABLE : Mode.PREFER;
        Optional<Path> authorities = Optional.empty();
        for (String parameter : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
            String[] parts = parameter.split("=", 2);
            String value = parts.length < 2 ? "" : decoded(parts[1]);
            switch (parts[0]) {
                case MODE -> mode = Mode.of(value);
                case AUTHORITIES -> authorities = value.equals("system") ? Optional.empty() : Optional.of(file(value));
                default ->
                    throw new IllegalArgumentException("no parameter '" + parts[0] + "': " + MODE + " and "
                            + AUTHORITIES + " are those that may follow the database's name");
            }
        }
        if (authorities.isPresent() && mode == Mode.REQUIRE) {
            // As PostgreSQL's own programs do: who names authorities wants them asked.
            mode = Mode.VERIFY_CA;
        }
        return new PostgresTls(mode, authorities);
    }

    /**
     * Nobody is between; and Debian's server offers a certificate of its own to everybody, which would only cost time.
     */
    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static Path file(String name) {
        Path file = Path.of(name);
        if (!file.isAbsolute() || !Files.isReadable(file)) {
            throw new IllegalArgumentException(
                    "for " + AUTHORITIES + " the whole path of a PEM file that this user may read,"
                            + " or 'system' for the authorities that Java trusts");
        }
        return file;
    }

    /** The same for JDBC. */
    String jdbcParameters() {
        String parameters = "?" + MODE + "=" + mode.word();
        if (authorities.isPresent()) {
            return parameters + "&" + AUTHORITIES + "="
                    + encoded(authorities.get().toString());
        }
        return mode.verifies() ? parameters + "&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory" : parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

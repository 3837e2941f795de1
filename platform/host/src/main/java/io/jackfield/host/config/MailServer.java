package io.jackfield.host.config;

import io.jackfield.host.config.read.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What takes letters: an SMTP server, or the mailbox of a sandbox by HTTP. {@code toString} leaves the login out.
 *
 * @param way how it is spoken to
 * @param login absent when it wants none
 * @param authorities file of the certificates that are trusted, in PEM; without it those that Java trusts
 * @param path of a mailbox; empty for SMTP
 */
public record MailServer(
        Way way, String host, int port, Optional<Login> login, Optional<Path> authorities, String path) {
    private static final String FORM = "smtps://user:password@host:465 or smtp://user:password@host:587, special"
            + " characters as %XX, with ?sslrootcert=/path/ca.pem for an authority of your own";

    private static final String STARTTLS = "starttls";
    private static final String AUTHORITIES = "sslrootcert";
    private static final Map<String, Way> STARTTLS_WORDS =
            Map.of("required", Way.STARTTLS, "offered", Way.STARTTLS_IF_OFFERED, "never", Way.PLAIN);

    /** How letters go to a server. */
    public enum Way {
        /** SMTP that begins with TLS. */
        TLS,
        /** SMTP that changes to TLS before anything is said, or is not used. */
        STARTTLS,
        /** SMTP that changes to TLS where the server can. */
        STARTTLS_IF_OFFERED,
        /** SMTP without TLS, login included. */
        PLAIN,
        /** HTTP POST, to a sandbox. */
        MAILBOX
    }

    /** As whom letters are given. */
    public record Login(String user, Secret password) {}

    /** Reads {@code smtps://…}, {@code smtp://…}, or the {@code http://…/mail} of a sandbox. */
    static MailServer of(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() == null || uri.getScheme() == null) {
                throw new IllegalArgumentException(FORM);
            }
            return switch (uri.getScheme()) {
                case "smtps", "smtp" -> smtp(uri, parameters(uri));
                case "http" ->
                    new MailServer(
                            Way.MAILBOX,
                            uri.getHost(),
                            port(uri, 80),
                            Optional.empty(),
                            Optional.empty(),
                            uri.getPath());
                default -> throw new IllegalArgumentException(FORM);
            };
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(FORM, e);
        }
    }

    /** That of a sandbox. */
    static MailServer mailbox(String sandbox) {
        return of(sandbox + "/mail");
    }

    /** Whether letters go no further than the sandbox. */
    public boolean isSandbox() {
        return way == Way.MAILBOX;
    }

    private static MailServer smtp(URI uri, Map<String, String> parameters) {
        boolean tls = uri.getScheme().equals("smtps");
        Optional<Login> login = login(uri);
        Way usual = login.isPresent() ? Way.STARTTLS : Way.STARTTLS_IF_OFFERED;
        Way way = Optional.ofNullable(parameters.get(STARTTLS))
                .map(MailServer::startTls)
                .orElse(usual);
        return new MailServer(
                tls ? Way.TLS : way,
                uri.getHost(),
                port(uri, tls ? 465 : 587),
                login,
                Optional.ofNullable(parameters.get(AUTHORITIES)).map(MailServer::file),
                "");
    }

    private static Map<String, String> parameters(URI uri) {
        Map<String, String> parameters = new HashMap<>();
        String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        Arrays.stream(query.split("&")).filter(one -> !one.isEmpty()).forEach(one -> {
            String[] parts = one.split("=", 2);
            if (!parts[0].equals(STARTTLS) && !parts[0].equals(AUTHORITIES)) {
                throw new IllegalArgumentException("no parameter '" + parts[0] + "': " + STARTTLS + " and "
                        + AUTHORITIES + " are those that may follow");
            }
            parameters.put(parts[0], parts.length < 2 ? "" : decoded(parts[1]));
        });
        return parameters;
    }

    private static Way startTls(String word) {
        return Optional.ofNullable(STARTTLS_WORDS.get(word))
                .orElseThrow(
                        () -> new IllegalArgumentException("for " + STARTTLS + " one of required, offered, never"));
    }

    private static Path file(String name) {
        Path file = Path.of(name);
        if (!file.isAbsolute() || !Files.isReadable(file)) {
            throw new IllegalArgumentException(
                    "for " + AUTHORITIES + " the whole path of a PEM file that this user may read");
        }
        return file;
    }

    private static int port(URI uri, int usual) {
        return uri.getPort() < 0 ? usual : uri.getPort();
    }

    private static Optional<Login> login(URI uri) {
        if (uri.getRawUserInfo() == null) {
            return Optional.empty();
        }
        String[] parts = uri.getRawUserInfo().split(":", 2);
        if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new IllegalArgumentException(FORM);
        }
        return Optional.of(new Login(decoded(parts[0]), new Secret(decoded(parts[1]))));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return (isSandbox() ? "the mailbox at " : "mail server ") + host + ":" + port;
    }
}

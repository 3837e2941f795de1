package io.jackfield.host.config;

import io.jackfield.host.config.read.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Where a database is, login included. {@code toString} and {@link #address()} leave the login out. */
public final class ServiceUrl {
    private final URI uri;
    private final int port;

    private ServiceUrl(URI uri, int port) {
        this.uri = uri;
        this.port = port;
    }

    /**
     * Reads {@code postgres://user:password@host:port/database}, with what {@link PostgresTls} knows behind a question
     * mark.
     */
    public static ServiceUrl postgres(String text) {
        String form = "postgres://user:password@host:port/database, special characters as %XX";
        ServiceUrl url = read(text, Set.of("postgres", "postgresql"), 5432, form);
        if (url.database().isEmpty() || url.user().isEmpty()) {
            throw new IllegalArgumentException(form);
        }
        url.tls();
        return url;
    }

    /** Reads {@code redis://[:password@]host:port/db}, or {@code rediss://…?sslrootcert=/path} for TLS. */
    public static ServiceUrl redis(String text) {
        ServiceUrl url =
                read(text, Set.of("redis", "rediss"), 6379, "redis://[:password@]host:port/db, rediss:// for TLS");
        url.redisAuthorities();
        return url;
    }

    private static ServiceUrl read(String text, Set<String> schemes, int standardPort, String form) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() == null || uri.getScheme() == null || !schemes.contains(uri.getScheme())) {
                throw new IllegalArgumentException(form);
            }
            return new ServiceUrl(uri, uri.getPort() < 0 ? standardPort : uri.getPort());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(form, e);
        }
    }

    /** The same with this password, as it is; one that has a password already stays as it is. */
    public ServiceUrl withPassword(String password) {
        if (password().isPresent()) {
            return this;
        }
        String escaped = URLEncoder.encode(password, StandardCharsets.UTF_8).replace("+", "%20");
        String login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo().replace(":", "");
        String rest = uri.toString()
                .substring(uri.toString().indexOf(uri.getRawAuthority())
                        + uri.getRawAuthority().length());
        return new ServiceUrl(
                URI.create(uri.getScheme() + "://" + login + ":" + escaped + "@" + uri.getHost() + ":" + port + rest),
                port);
    }

    /** The whole URL, password included. */
    public String value() {
        return uri.toString();
    }

    public String host() {
        return uri.getHost();
    }

    public int port() {
        return port;
    }

    public Optional<String> user() {
        return loginPart(0);
    }

    public Optional<Secret> password() {
        return loginPart(1).map(Secret::new);
    }

    /** What comes after the slash; empty when there is nothing. */
    public String database() {
        String path = uri.getPath();
        return path == null || path.isEmpty() ? "" : path.substring(1);
    }

    /** The same place for JDBC; user and password are given apart. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + address() + uri.getRawPath() + tls().jdbcParameters();
    }

    /** How a connection to PostgreSQL is secured. */
    public PostgresTls tls() {
        return PostgresTls.of(uri.getRawQuery(), host());
    }

    /** Whether a connection to Redis is to be in TLS. */
    public boolean isSecuredRedis() {
        return "rediss".equals(uri.getScheme());
    }

    /** The file of those who may have signed the certificate of Redis; absent for those that Java trusts. */
    public Optional<Path> redisAuthorities() {
        return uri.getRawQuery() == null
                ? Optional.empty()
                : PostgresTls.of(uri.getRawQuery(), host()).authorities();
    }

    /** {@code host:port}, for messages. */
    public String address() {
        return uri.getHost() + ":" + port;
    }

    private Optional<String> loginPart(int index) {
        String login = uri.getRawUserInfo();
        String[] parts = login == null ? new String[0] : login.split(":", 2);
        return index < parts.length && !parts[index].isEmpty()
                ? Optional.of(URLDecoder.decode(parts[index].replace("+", "%2B"), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServiceUrl url && uri.equals(url.uri);
    }

    @Override
    public int hashCode() {
        return uri.hashCode();
    }

    @Override
    public String toString() {
        return uri.getScheme() + "://" + address() + "/" + database();
    }
}

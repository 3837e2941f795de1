package io.jackfield.lib.openai;

import com.openai.core.http.Headers;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where a service says that it has moved. Followed on the same host only, whatever the port when it is to TLS:
 * elsewhere neither the key nor the prompt may go.
 */
final class Redirects {
    private static final Set<Integer> STATUSES = Set.of(301, 302, 307, 308);

    private Redirects() {}

    /** The address to ask instead; empty to take the answer as it is. */
    static Optional<URI> followed(URI asked, int status, Headers headers) {
        return target(asked, status, headers).filter(target -> isSamePlace(asked, target));
    }

    /** Without what may be secret in it. */
    static Optional<String> described(int status, Headers headers) {
        return target(URI.create(""), status, headers).map(URI::toString).map(text -> text.replaceFirst("[?#].*", ""));
    }

    private static Optional<URI> target(URI asked, int status, Headers headers) {
        if (!STATUSES.contains(status)) {
            return Optional.empty();
        }
        try {
            return Failures.header(headers, "location").map(asked::resolve);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isSamePlace(URI asked, URI target) {
        boolean toTls = "http".equals(asked.getScheme()) && "https".equals(target.getScheme());
        boolean same = asked.getScheme().equals(target.getScheme()) && asked.getPort() == target.getPort();
        return asked.getHost().equalsIgnoreCase(target.getHost()) && (same || toTls);
    }
}

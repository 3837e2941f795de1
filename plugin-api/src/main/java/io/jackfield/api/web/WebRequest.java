package io.jackfield.api.web;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP call. Its text names no header, parameter or body: those hold secrets.
 *
 * @param method in capitals
 * @param path what follows the route itself, such as {@code /orders/7}, decoded; empty when nothing does
 * @param headers names in lower case; of one that came several times, the values joined by {@code ", "}
 * @param parameters of the query and of a form; of one that came several times, the first
 * @param remoteAddress the caller's IP address, as far as the proxies in front can be trusted
 */
@Experimental
@SuppressWarnings("ArrayRecordComponent") // the body as it came, for signatures; never compared
public record WebRequest(
        String method,
        String path,
        Map<String, String> headers,
        Map<String, String> parameters,
        byte[] body,
        String remoteAddress) {
    public WebRequest {
        requireNonNull(method, "method");
        requireNonNull(path, "path");
        headers = Map.copyOf(headers);
        parameters = Map.copyOf(parameters);
        requireNonNull(body, "body");
        requireNonNull(remoteAddress, "remoteAddress");
    }

    /** The header of this name, in lower case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + (path.isEmpty() ? "/" : path) + " (" + body.length + " bytes)";
    }
}

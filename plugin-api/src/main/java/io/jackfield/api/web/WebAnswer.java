package io.jackfield.api.web;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the caller is answered.
 *
 * @param status 200 to 599
 * @param headers names in lower case, values without line breaks; {@code content-length} and the like are the host's
 *     affair
 */
@Experimental
@SuppressWarnings("ArrayRecordComponent") // bytes on their way out; never compared
public record WebAnswer(int status, Map<String, String> headers, byte[] body) {
    public WebAnswer {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status is " + status + "; use 200 to 599");
        }
        headers = Map.copyOf(headers);
        headers.forEach(WebAnswer::check);
        requireNonNull(body, "body");
    }

    public static WebAnswer text(String body) {
        return of(200, "text/plain; charset=utf-8", body);
    }

    public static WebAnswer html(String body) {
        return of(200, "text/html; charset=utf-8", body);
    }

    public static WebAnswer json(String body) {
        return of(200, "application/json", body);
    }

    /** An answer without a body. */
    public static WebAnswer status(int status) {
        return new WebAnswer(status, Map.of(), new byte[0]);
    }

    public static WebAnswer notFound() {
        return status(404);
    }

    /** The same answer with another status. */
    public WebAnswer withStatus(int other) {
        return new WebAnswer(other, headers, body);
    }

    /** The same answer with one more header, or another value of it. */
    public WebAnswer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new WebAnswer(status, more, body);
    }

    private static WebAnswer of(int status, String contentType, String body) {
        return new WebAnswer(status, Map.of("content-type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    private static void check(String name, String value) {
        if (!name.matches("[a-z0-9!#$%&'*+.^_`|~-]+")) {
            throw new IllegalArgumentException("header name is '" + name + "'; use lower case, such as content-type");
        }
        if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
            throw new IllegalArgumentException("header " + name + " holds a control character; leave it out");
        }
    }
}

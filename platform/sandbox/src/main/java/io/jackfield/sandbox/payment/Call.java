package io.jackfield.sandbox.payment;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A call of a payment system to the host.
 *
 * @param title what it is, for the page, such as {@code PerformTransaction}
 * @param method in capitals
 */
public record Call(String title, String method, Map<String, String> headers, String body) {
    public Call {
        headers = Map.copyOf(headers);
    }

    /** A POST of JSON. */
    public static Call json(String title, JsonObject body) {
        return new Call(title, "POST", Map.of("content-type", "application/json"), body.encode());
    }

    /** A POST of a form. */
    public static Call form(String title, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Call(title, "POST", Map.of("content-type", "application/x-www-form-urlencoded"), body);
    }

    /** The same with one more header. */
    public Call with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Call(title, method, more, body);
    }
}

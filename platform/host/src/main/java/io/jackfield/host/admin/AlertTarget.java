package io.jackfield.host.admin;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a call is asked with given values: those that its path names stand there, the others in its query or body.
 *
 * @param call its name
 * @param target below {@link AdminApi#PATH}, with parameters after a {@code ?}
 */
record AlertTarget(String call, HttpMethod method, String target, JsonObject body) {
    /** Empty when the call needs something that is not given, or does not take what is. */
    static Optional<AlertTarget> of(AdminCall call, Map<String, String> values) {
        Map<String, String> left = new TreeMap<>(values);
        StringBuilder path = new StringBuilder();
        for (String segment : call.path().substring(1).split("/")) {
            String value = segment.startsWith(":") ? left.remove(segment.substring(1)) : segment;
            if (value == null) {
                return Optional.empty();
            }
            path.append('/').append(encoded(value));
        }
        boolean reads = call.method().equals(HttpMethod.GET);
        boolean taken = left.keySet().stream()
                .allMatch(name -> (reads ? call.query() : call.body()).stream().anyMatch(field -> field.takes(name)));
        if (!taken) {
            return Optional.empty();
        }
        JsonObject body = new JsonObject();
        if (reads && !left.isEmpty()) {
            path.append(left.entrySet().stream()
                    .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                    .collect(Collectors.joining("&", "?", "")));
        } else if (!reads) {
            left.forEach(body::put);
        }
        return Optional.of(new AlertTarget(call.name(), call.method(), path.toString(), body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    JsonObject json() {
        return new JsonObject()
                .put("call", call)
                .put("method", method.name())
                .put("target", target)
                .put("body", body);
    }
}

package io.jackfield.testkit.payment;

import io.jackfield.api.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What comes to a public address besides the calls of the payment system. */
final class MalformedCalls {
    private static final int DEEP = 10_000;
    private static final List<String> VALUES =
            List.of("", "null", "-1", "1e400", "99999999999999999999", "\u0000", "{}", "../..");

    private MalformedCalls() {}

    /** Calls that mean nothing. */
    static List<WebRequest> meaningless() {
        return bodies().stream()
                .flatMap(body -> Stream.of("POST", "GET")
                        .map(method -> new WebRequest(method, "", Map.of(), Map.of(), body, "203.0.113.7")))
                .toList();
    }

    /** A genuine call with its body or one of its parameters spoilt, as by a broken proxy. */
    static List<WebRequest> spoilt(WebRequest genuine) {
        List<WebRequest> calls = new ArrayList<>();
        for (byte[] body : genuine.body().length == 0 ? List.<byte[]>of() : bodies()) {
            calls.add(new WebRequest(
                    genuine.method(),
                    genuine.path(),
                    genuine.headers(),
                    genuine.parameters(),
                    body,
                    genuine.remoteAddress()));
        }
        for (String key : genuine.parameters().keySet()) {
            VALUES.forEach(value -> calls.add(with(genuine, key, value)));
        }
        return calls;
    }

    private static WebRequest with(WebRequest call, String parameter, String value) {
        Map<String, String> spoilt = new HashMap<>(call.parameters());
        spoilt.put(parameter, value);
        return new WebRequest(
                call.method(), call.path(), call.headers(), Map.copyOf(spoilt), call.body(), call.remoteAddress());
    }

    private static List<byte[]> bodies() {
        return Stream.of(
                        "",
                        " ",
                        "{}",
                        "[]",
                        "null",
                        "{\"id\":1",
                        "{\"params\":null,\"object\":[],\"method\":7,\"id\":{}}",
                        "a=b&c=%zz&=&&",
                        "<?xml version='1.0'?><a/>",
                        "\u0000\uffff",
                        "[".repeat(DEEP))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}

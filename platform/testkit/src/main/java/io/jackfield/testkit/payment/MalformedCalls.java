package io.jackfield.testkit.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackfield.api.Money;
import io.jackfield.api.web.WebRequest;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What comes to a public address besides the calls of the payment system. */
final class MalformedCalls {
    private static final int DEEP = 10_000;
    private static final int LONG = 10_000_000;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<String> VALUES =
            List.of("", "null", "-1", "1e400", "99999999999999999999", "\u0000", "{}", "../..");

    private MalformedCalls() {}

    /** Calls that mean nothing. */
    static List<WebRequest> meaningless() {
        return bodies().stream()
                .flatMap(body -> Stream.of("POST", "GET", "PUT").map(method -> call(method, body)))
                .toList();
    }

    private static WebRequest call(String method, byte[] body) {
        return new WebRequest(method, "", Map.of("content-type", "application/json"), Map.of(), body, "203.0.113.7");
    }

    /**
     * A genuine call with its body or one of its parameters spoilt, as by a broken proxy.
     *
     * @param spared parameters that stay as they are
     */
    static List<WebRequest> spoilt(WebRequest genuine, Set<String> spared) {
        List<WebRequest> calls = new ArrayList<>();
        if (genuine.body().length > 0) {
            bodies().forEach(body -> calls.add(with(genuine, body)));
            variantsOf(genuine.body()).forEach(body -> calls.add(with(genuine, body)));
        }
        genuine.parameters().keySet().stream()
                .filter(key -> !spared.contains(key))
                .forEach(key -> VALUES.forEach(value -> calls.add(with(genuine, key, value))));
        calls.add(change(genuine, "GET", genuine.path(), genuine.headers()));
        calls.add(change(genuine, genuine.method(), genuine.path() + "/../x", genuine.headers()));
        Map<String, String> otherType = new HashMap<>(genuine.headers());
        otherType.put("content-type", "image/png");
        calls.add(change(genuine, genuine.method(), genuine.path(), otherType));
        return calls;
    }

    /** Amounts that are not the price, as they may stand in a call. */
    static List<String> amounts(Money price) {
        long units = price.minorUnits();
        return List.of(
                "",
                "0",
                "-1",
                "null",
                "true",
                "{}",
                "[]",
                "\"\"",
                "\"a\"",
                "NaN",
                "1e400",
                "0x10",
                "9223372036854775808",
                "99999999999999999999",
                "-" + units,
                "-" + price.decimal(),
                units + ".9",
                "\"" + units + ".9\"",
                price.decimal() + "9",
                price.decimal() + " a",
                units + "e3");
    }

    private static List<byte[]> variantsOf(byte[] body) {
        String text = new String(body, UTF_8);
        List<String> variants = new ArrayList<>(
                List.of(text.substring(0, text.length() / 2), "[" + text + "]", text + text, " ".repeat(LONG) + text));
        if (text.startsWith("{") && text.endsWith("}")) {
            String inside = text.substring(1, text.length() - 1);
            variants.add("{" + inside + "," + inside + "}");
        } else {
            variants.add(text + "&" + text);
        }
        return variants.stream().map(one -> one.getBytes(UTF_8)).toList();
    }

    private static WebRequest with(WebRequest call, byte[] body) {
        return new WebRequest(
                call.method(), call.path(), call.headers(), call.parameters(), body, call.remoteAddress());
    }

    private static WebRequest change(WebRequest call, String method, String path, Map<String, String> headers) {
        return new WebRequest(method, path, headers, call.parameters(), call.body(), call.remoteAddress());
    }

    private static WebRequest with(WebRequest call, String parameter, String value) {
        Map<String, String> spoilt = new HashMap<>(call.parameters());
        spoilt.put(parameter, value);
        boolean form = call.header("content-type").orElse("").startsWith(FORM);
        byte[] body = form ? form(spoilt) : Arrays.copyOf(call.body(), call.body().length);
        return new WebRequest(call.method(), call.path(), call.headers(), spoilt, body, call.remoteAddress());
    }

    private static byte[] form(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                        .collect(Collectors.joining("&"))
                        .getBytes(UTF_8);
    }

    private static List<byte[]> bodies() {
        return Stream.of(
                        "",
                        " ",
                        "{}",
                        "[]",
                        "[{}]",
                        "null",
                        "7",
                        "\"\"",
                        "{\"id\":1",
                        "{\"id\":1,\"id\":2}",
                        "{\"params\":null,\"object\":[],\"method\":7,\"id\":{}}",
                        "a=b&c=%zz&=&&",
                        "<?xml version='1.0'?><a/>",
                        "\u0000\uffff",
                        "[".repeat(DEEP),
                        "{\"a\":".repeat(DEEP),
                        "9".repeat(DEEP))
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }
}

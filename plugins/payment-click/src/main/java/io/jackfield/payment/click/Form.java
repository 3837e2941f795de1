package io.jackfield.payment.click;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackfield.api.web.WebRequest;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The body of a call, {@code application/x-www-form-urlencoded}. Read here because what came twice has to be seen. */
final class Form {
    private static final String TYPE = "application/x-www-form-urlencoded";
    private static final int LONGEST = 16 << 10;

    private Form() {}

    /**
     * Fields as they came, decoded.
     *
     * @throws Refusal when it is no form, too long, or has a field twice
     */
    static Map<String, String> read(WebRequest request) {
        if (!request.method().equals("POST") || !isForm(request) || request.body().length > LONGEST) {
            throw new Refusal(Outcome.BAD_REQUEST);
        }
        Map<String, String> fields = new HashMap<>();
        for (String field : request.text().split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals < 1
                    || fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1))) != null) {
                throw new Refusal(Outcome.BAD_REQUEST);
            }
        }
        return fields;
    }

    private static boolean isForm(WebRequest request) {
        String type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        return type.equals(TYPE) || type.startsWith(TYPE + ";");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(Outcome.BAD_REQUEST);
        }
    }
}

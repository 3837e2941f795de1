package io.jackfield.host.calls;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Parameters of a query and of a form, as extensions get them that answer HTTP. */
public final class Parameters {
    private static final String FORM = "application/x-www-form-urlencoded";

    private Parameters() {}

    /**
     * Those of the query before those of the body; of one that came several times, the first. Throws
     * {@link IllegalArgumentException} when something is encoded wrongly.
     *
     * @param query what follows the question mark, as it came; empty when nothing does
     * @param contentType of the body; empty when there is none
     */
    public static Map<String, String> of(String query, String contentType, byte[] body) {
        Map<String, String> parameters = new LinkedHashMap<>();
        add(query, parameters);
        if (contentType.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            add(new String(body, StandardCharsets.UTF_8), parameters);
        }
        return parameters;
    }

    private static void add(String encoded, Map<String, String> parameters) {
        if (encoded.isEmpty()) {
            return;
        }
        Map<String, List<String>> decoded = new QueryStringDecoder(encoded, false).parameters();
        decoded.forEach((name, values) -> parameters.putIfAbsent(name, values.getFirst()));
    }
}

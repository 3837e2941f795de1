package io.jackfield.host.payment.callback;

import io.jackfield.host.store.StoredText;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Headers as they are kept: without what proves who calls. */
final class MaskedHeaders {
    private static final List<String> SECRET_ENDS = List.of("token", "secret", "password");
    private static final List<String> SECRET_WORDS = List.of("auth", "authorization", "cookie", "api-key", "apikey");

    private MaskedHeaders() {}

    /** @param headers names in lower case */
    static JsonObject of(Map<String, String> headers) {
        JsonObject kept = new JsonObject();
        new TreeMap<>(headers)
                .forEach((name, value) ->
                        kept.put(StoredText.clean(name), isSecret(name) ? hidden(value) : StoredText.clean(value)));
        return kept;
    }

    /** In a time that grows with the length only: strangers choose the names, and this is the core loop. */
    private static boolean isSecret(String name) {
        String words = "-" + name;
        return words.contains("-auth-")
                || SECRET_ENDS.stream().anyMatch(name::endsWith)
                || SECRET_WORDS.stream().anyMatch(word -> words.endsWith("-" + word));
    }

    private static String hidden(String value) {
        return "(hidden, " + value.length() + " characters)";
    }
}

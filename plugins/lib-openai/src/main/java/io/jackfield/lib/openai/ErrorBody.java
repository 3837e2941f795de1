package io.jackfield.lib.openai;

import static java.util.Locale.ROOT;

import com.openai.core.JsonField;
import com.openai.core.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a service says went wrong. Its message is looked at but never passed on: some quote the prompt.
 *
 * @param code a text at OpenAI, a number elsewhere; empty when there is none
 * @param parameter the field of the request that is to blame
 * @param moderated whether a policy was the reason
 * @param busy whether there would be credit, were not so many requests on their way
 */
record ErrorBody(String code, String type, String parameter, String message, boolean moderated, boolean busy) {
    private static final Set<String> OUT_OF_CREDIT = Set.of(
            "credit_balance_exhausted",
            "organization_spend_limit_exceeded",
            "project_spend_limit_exceeded",
            "organization_usage_limit_exceeded",
            "insufficient_quota");
    private static final Set<String> POLICY =
            Set.of("content_filter", "content_policy_violation", "moderation_blocked", "invalid_prompt");

    /** What those say who have no code for it. */
    private static final List<String> REFUSED = List.of("content exists risk", "usage policy", "content policy");

    private static final List<String> TOO_LONG = List.of(
            "context length",
            "context window",
            "context size",
            "maximum context",
            "prompt is too long",
            "input is too long",
            "too many tokens");

    static ErrorBody of(JsonField<?> body) {
        Optional<String> bare = body.asString();
        if (bare.isPresent()) {
            return new ErrorBody("", "", "", bare.get(), false, false);
        }
        Map<String, JsonValue> fields = body.asObject().orElse(Map.of());
        if (fields.containsKey("error")) {
            return of(fields.get("error"));
        }
        return new ErrorBody(
                text(fields, "code"),
                text(fields, "type"),
                text(fields, "param"),
                text(fields, "message"),
                names("reasons", fields.get("metadata")),
                names("limit_source", fields.get("metadata")));
    }

    boolean outOfCredit() {
        return OUT_OF_CREDIT.contains(code) || OUT_OF_CREDIT.contains(type);
    }

    boolean againstPolicy() {
        return moderated
                || POLICY.contains(code)
                || POLICY.contains(type)
                || REFUSED.stream().anyMatch(words()::contains);
    }

    boolean promptTooLong() {
        return code.equals("context_length_exceeded") || TOO_LONG.stream().anyMatch(words()::contains);
    }

    private String words() {
        return message.toLowerCase(ROOT);
    }

    private static boolean names(String key, JsonField<?> metadata) {
        return metadata != null
                && metadata.asObject().filter(fields -> fields.containsKey(key)).isPresent();
    }

    private static String text(Map<String, JsonValue> fields, String key) {
        JsonField<?> value = fields.get(key);
        if (value == null) {
            return "";
        }
        return value.asString()
                .or(() -> value.asNumber().map(number -> Long.toString(number.longValue())))
                .orElse("");
    }
}

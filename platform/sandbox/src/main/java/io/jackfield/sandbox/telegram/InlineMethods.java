package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code answerInlineQuery}. */
final class InlineMethods {
    private static final int MOST_RESULTS = 50;
    private static final int LONGEST_BYTES = 64;

    private final InlineResults results;

    InlineMethods(InlineResults results) {
        this.results = results;
    }

    void register(Map<String, BotMethod> methods) {
        methods.put("answerinlinequery", BotMethod.direct(this::answer));
    }

    private Object answer(ApiCall call) {
        InlineBook.Query query =
                call.bot().inline().answerable(call.text("inline_query_id")).orElseThrow(ApiError::queryTooOld);
        JsonArray given =
                call.array("results").orElseThrow(() -> ApiError.badRequest("can't parse inline query results"));
        Map<String, InlineBook.Choice> choices = choices(call, given);
        String next = call.text("next_offset");
        if (bytes(next) > LONGEST_BYTES) {
            throw ApiError.badRequest("NEXT_OFFSET_INVALID");
        }
        query.offer(choices);
        query.answer()
                .complete(new InlineAnswer(
                        query.id(), given.copy(), next, call.flag("is_personal"), call.object("button")));
        return true;
    }

    private Map<String, InlineBook.Choice> choices(ApiCall call, JsonArray given) {
        if (given.size() > MOST_RESULTS) {
            throw ApiError.badRequest("RESULTS_TOO_MUCH");
        }
        Map<String, InlineBook.Choice> choices = new LinkedHashMap<>();
        for (Object each : given) {
            if (!(each instanceof JsonObject result)) {
                throw ApiError.badRequest("can't parse inline query result: Inline query result must be an object");
            }
            String id = String.valueOf(result.getValue("id", ""));
            if (id.isEmpty() || bytes(id) > LONGEST_BYTES) {
                throw ApiError.badRequest("RESULT_ID_INVALID");
            }
            if (choices.putIfAbsent(id, results.read(call, result)) != null) {
                throw ApiError.badRequest("RESULT_ID_DUPLICATE");
            }
        }
        return choices;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

package io.jackfield.sandbox.telegram;

import io.jackfield.sandbox.telegram.markup.FormattedText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a poll asks and by which rules, held to Telegram's limits.
 *
 * @param correct numbers of the right options of a quiz, from zero
 * @param several whether one person may choose more than one option
 * @param openSeconds how long it stays open; zero when until somebody stops it
 * @param closesAt the moment at which it closes by itself, in seconds of Unix' clock; zero for none
 */
record PollTerms(
        Line question,
        List<Line> options,
        boolean anonymous,
        boolean quiz,
        List<Integer> correct,
        boolean several,
        Line explanation,
        long openSeconds,
        long closesAt,
        boolean bornClosed) {
    private static final int LONGEST_QUESTION = 300;
    private static final int LONGEST_OPTION = 100;
    private static final int LONGEST_EXPLANATION = 200;
    private static final int MOST_OPTIONS = 12;
    private static final int SHORTEST_SECONDS = 5;
    private static final int LONGEST_SECONDS = 2_628_000;

    /** A short text with its formatting. */
    record Line(FormattedText text) {
        JsonObject toJson(String field) {
            JsonObject json = new JsonObject().put(field, text.text());
            if (!text.entities().isEmpty()) {
                json.put(field + "_entities", text.entitiesJson());
            }
            return json;
        }

        boolean isEmpty() {
            return text.text().isEmpty();
        }
    }

    static PollTerms from(ApiCall call, Instant now) {
        Line question = line(call, "question", LONGEST_QUESTION);
        if (question.isEmpty()) {
            throw ApiError.badRequest("poll question must be non-empty");
        }
        List<Line> options = options(call);
        boolean quiz = call.text("type").equals("quiz");
        boolean several = call.flag("allows_multiple_answers");
        long open = openSeconds(call, now);
        return new PollTerms(
                question,
                options,
                !call.has("is_anonymous") || call.flag("is_anonymous"),
                quiz,
                quiz ? correct(call, options.size()) : List.of(),
                several,
                line(call, "explanation", LONGEST_EXPLANATION),
                call.number("open_period", 0),
                open == 0 ? 0 : now.getEpochSecond() + open,
                call.flag("is_closed"));
    }

    private static Line line(ApiCall call, String field, int longest) {
        JsonObject read = new JsonObject()
                .put("text", call.text(field))
                .put("parse_mode", call.text(field + "_parse_mode"))
                .put("entities", call.array(field + "_entities").orElseGet(JsonArray::new));
        FormattedText text = Texts.draft(call.with(read));
        if (text.text().length() > longest) {
            String thing = field.equals("explanation") ? "poll explanation" : "poll " + field;
            throw ApiError.badRequest(thing + " length must not exceed " + longest);
        }
        return new Line(text);
    }

    /** Given as texts, or as objects with a text each. */
    private static List<Line> options(ApiCall call) {
        JsonArray given = call.array("options").orElseGet(JsonArray::new);
        if (given.isEmpty()) {
            throw ApiError.badRequest("poll must have at least 1 option");
        }
        if (given.size() > MOST_OPTIONS) {
            throw ApiError.badRequest("poll can't have more than " + MOST_OPTIONS + " options");
        }
        List<Line> options = new ArrayList<>();
        given.forEach(option -> options.add(option(call, option)));
        return options;
    }

    private static Line option(ApiCall call, Object given) {
        JsonObject input = given instanceof JsonObject object ? object : new JsonObject().put("text", given.toString());
        JsonObject read = new JsonObject()
                .put("text", input.getString("text", ""))
                .put("parse_mode", input.getString("text_parse_mode", ""))
                .put("entities", input.getJsonArray("text_entities", new JsonArray()));
        FormattedText text = Texts.draft(call.with(read));
        if (text.text().isEmpty()) {
            throw ApiError.badRequest("poll options must be non-empty");
        }
        if (text.text().length() > LONGEST_OPTION) {
            throw ApiError.badRequest("poll options length must not exceed " + LONGEST_OPTION);
        }
        return new Line(text);
    }

    private static List<Integer> correct(ApiCall call, int options) {
        OptionalLong one = call.number("correct_option_id");
        JsonArray given = call.array("correct_option_ids")
                .orElseGet(() -> one.isPresent() ? new JsonArray().add(one.getAsLong()) : new JsonArray());
        List<Integer> correct = given.stream()
                .map(id -> Integer.valueOf(id.toString()))
                .sorted()
                .toList();
        if (correct.isEmpty() || correct.getFirst() < 0 || correct.getLast() >= options) {
            throw ApiError.badRequest("wrong correct option ID specified");
        }
        return correct;
    }

    private static long openSeconds(ApiCall call, Instant now) {
        OptionalLong date = call.number("close_date");
        long seconds = date.isPresent() ? date.getAsLong() - now.getEpochSecond() : call.number("open_period", 0);
        if (seconds != 0 && (seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS)) {
            throw ApiError.badRequest(
                    date.isPresent() ? "wrong poll close date specified" : "wrong poll open period specified");
        }
        return seconds;
    }

    JsonObject putFurther(JsonObject json) {
        if (quiz) {
            json.put("correct_option_ids", new JsonArray(correct));
            if (correct.size() == 1) {
                json.put("correct_option_id", correct.getFirst());
            }
            if (!explanation.isEmpty()) {
                json.mergeIn(explanation.toJson("explanation"));
            }
        }
        if (openSeconds > 0) {
            json.put("open_period", openSeconds);
        }
        if (closesAt > 0) {
            json.put("close_date", closesAt);
        }
        return json;
    }
}

package io.jackfield.sandbox.telegram;

import io.jackfield.sandbox.telegram.markup.UrlCheck;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Checks keyboards the way Telegram does. */
final class ReplyMarkup {
    private static final int LONGEST_CALLBACK_DATA_BYTES = 64;
    private static final int MOST_BUTTONS = 100;
    private static final List<String> ACTIONS = List.of(
            "url",
            "callback_data",
            "web_app",
            "login_url",
            "switch_inline_query",
            "switch_inline_query_current_chat",
            "switch_inline_query_chosen_chat",
            "copy_text",
            "callback_game",
            "pay",
            "disabled");

    private ReplyMarkup() {}

    /** The keyboard of a call, checked; empty when there is none. */
    static Optional<JsonObject> of(ApiCall call) {
        Optional<JsonObject> markup = call.object("reply_markup").filter(given -> !given.isEmpty());
        markup.ifPresent(ReplyMarkup::check);
        return markup;
    }

    /** Only inline keyboards belong to a message; the others belong to the chat. */
    static boolean isInline(JsonObject markup) {
        return markup.containsKey("inline_keyboard");
    }

    private static void check(JsonObject markup) {
        if (isInline(markup)) {
            checkRows(markup.getValue("inline_keyboard"), true);
        } else if (markup.containsKey("keyboard")) {
            checkRows(markup.getValue("keyboard"), false);
        } else if (!markup.containsKey("remove_keyboard") && !markup.containsKey("force_reply")) {
            throw ApiError.badRequest("object expected as reply markup");
        }
    }

    private static void checkRows(Object rows, boolean inline) {
        int buttons = 0;
        for (Object row : arrayOf(rows)) {
            for (Object button : arrayOf(row)) {
                buttons++;
                if (inline) {
                    checkInline(button);
                } else {
                    checkPlain(button);
                }
            }
        }
        if (inline && buttons > MOST_BUTTONS) {
            throw ApiError.badRequest("reply markup is too long");
        }
    }

    private static JsonArray arrayOf(Object value) {
        if (value instanceof JsonArray array) {
            return array;
        }
        throw ApiError.badRequest("can't parse keyboard: Field must be of type Array");
    }

    private static void checkPlain(Object button) {
        boolean labelled = button instanceof String
                || (button instanceof JsonObject object
                        && !object.getString("text", "").isEmpty());
        if (!labelled) {
            throw ApiError.badRequest("can't parse keyboard button: Can't find field \"text\"");
        }
    }

    private static void checkInline(Object value) {
        if (!(value instanceof JsonObject button)) {
            throw ApiError.badRequest("can't parse inline keyboard button: InlineKeyboardButton must be an Object");
        }
        if (button.getString("text", "").isEmpty()) {
            throw ApiError.badRequest("can't parse inline keyboard button: Can't find field \"text\"");
        }
        if (ACTIONS.stream().noneMatch(button::containsKey)) {
            throw ApiError.badRequest(
                    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        }
        if (button.containsKey("callback_data")) {
            checkData(button.getString("callback_data"));
        }
        if (button.containsKey("url")) {
            String url = button.getString("url");
            UrlCheck.problem(url).ifPresent(problem -> {
                throw ApiError.badRequest("inline keyboard button URL '" + url + "' is invalid: " + problem);
            });
        }
    }

    private static void checkData(String data) {
        int bytes = data.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > LONGEST_CALLBACK_DATA_BYTES) {
            throw ApiError.badRequest("BUTTON_DATA_INVALID");
        }
    }
}

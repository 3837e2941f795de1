package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import java.util.Map;

/** Command lists, and answers to pressed buttons. */
final class CommandMethods {
    private static final int LONGEST_ANSWER = 200;

    void register(Map<String, BotMethod> methods) {
        methods.put("setmycommands", BotMethod.direct(CommandMethods::setCommands));
        methods.put("deletemycommands", BotMethod.direct(CommandMethods::deleteCommands));
        methods.put(
                "getmycommands", BotMethod.direct(call -> call.bot().commands().get(CommandBook.Key.of(call))));
        methods.put("answercallbackquery", BotMethod.direct(CommandMethods::answerCallback));
    }

    private static Object setCommands(ApiCall call) {
        JsonArray commands =
                call.array("commands").orElseThrow(() -> ApiError.badRequest("can't parse commands JSON array"));
        call.bot().commands().set(CommandBook.Key.of(call), commands);
        return changed(call);
    }

    private static Object deleteCommands(ApiCall call) {
        call.bot().commands().delete(CommandBook.Key.of(call));
        return changed(call);
    }

    private static Object changed(ApiCall call) {
        call.bot().tellRooms(RoomEvent.Kind.COMMANDS, call.bot());
        return true;
    }

    private static Object answerCallback(ApiCall call) {
        String id = call.text("callback_query_id");
        CallbackBook.Press press = call.bot().callbacks().find(id).orElseThrow(ApiError::queryTooOld);
        String text = call.text("text");
        if (text.length() > LONGEST_ANSWER) {
            throw ApiError.badRequest("MESSAGE_TOO_LONG");
        }
        press.room()
                .signs()
                .answered(new CallbackAnswer(id, press.userId(), text, call.flag("show_alert"), call.text("url")));
        return true;
    }
}

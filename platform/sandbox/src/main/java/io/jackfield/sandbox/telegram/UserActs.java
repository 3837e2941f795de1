package io.jackfield.sandbox.telegram;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What a person can do in a chat, by the names that the page and tests by HTTP use. */
final class UserActs {
    private static final int LONGEST_TEXT = 4_096;
    private static final int INLINE_SECONDS = 10;

    private UserActs() {}

    static Map<String, PlaygroundActions.Act> all() {
        Map<String, PlaygroundActions.Act> acts = new LinkedHashMap<>();
        acts.put("send", UserActs::send);
        acts.put("edit", UserActs::edit);
        acts.put("press", UserActs::press);
        acts.put("contact", (chat, parameters) -> done(chat.sendContact()));
        acts.put("location", UserActs::location);
        acts.put("stop", (chat, parameters) -> done(chat.stopDraftOf(number(parameters, "draftId"))));
        acts.put("vote", UserActs::vote);
        acts.put("inline", UserActs::inline);
        acts.put("choose", UserActs::choose);
        acts.put("block", (chat, parameters) -> after(chat, SandboxChat::block));
        acts.put("unblock", (chat, parameters) -> after(chat, SandboxChat::unblock));
        acts.put("join", (chat, parameters) -> done(chat.join()));
        acts.put("leave", (chat, parameters) -> done(chat.leave()));
        return acts;
    }

    private static Future<JsonObject> done(SandboxMessage message) {
        return Future.succeededFuture(new JsonObject().put("ok", true).put("message", message.json()));
    }

    private static Future<JsonObject> done(SandboxChat chat) {
        return Future.succeededFuture(new JsonObject().put("ok", true));
    }

    private static Future<JsonObject> after(SandboxChat chat, Consumer<SandboxChat> act) {
        act.accept(chat);
        return done(chat);
    }

    private static long number(UnaryOperator<String> parameters, String name) {
        return PlaygroundPlace.number(parameters, name);
    }

    private static String text(UnaryOperator<String> parameters) {
        String text = parameters.apply("text");
        if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("a message has 1 to " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private static Future<JsonObject> send(SandboxChat chat, UnaryOperator<String> parameters) {
        String text = text(parameters);
        return done(
                parameters.apply("replyTo") == null
                        ? chat.send(text)
                        : chat.reply(number(parameters, "replyTo"), text));
    }

    private static Future<JsonObject> edit(SandboxChat chat, UnaryOperator<String> parameters) {
        return done(chat.edit(number(parameters, "messageId"), text(parameters)));
    }

    /** By {@code messageId} and {@code data}, or the newest button with a {@code label}. */
    private static Future<JsonObject> press(SandboxChat chat, UnaryOperator<String> parameters) {
        String label = parameters.apply("label");
        if (label != null) {
            chat.press(label);
            return done(chat);
        }
        String query = chat.press(number(parameters, "messageId"), String.valueOf(parameters.apply("data")));
        return Future.succeededFuture(new JsonObject().put("ok", true).put("queryId", query));
    }

    private static Future<JsonObject> location(SandboxChat chat, UnaryOperator<String> parameters) {
        return done(chat.sendLocation(degrees(parameters, "latitude", 90), degrees(parameters, "longitude", 180)));
    }

    private static double degrees(UnaryOperator<String> parameters, String name, int most) {
        double degrees = Double.parseDouble(String.valueOf(parameters.apply(name)));
        if (!(Math.abs(degrees) <= most)) {
            throw new IllegalArgumentException(name + " is " + degrees + "; use -" + most + " to " + most);
        }
        return degrees;
    }

    private static Future<JsonObject> vote(SandboxChat chat, UnaryOperator<String> parameters) {
        JsonArray options = new JsonArray(String.valueOf(parameters.apply("options")));
        chat.vote(
                number(parameters, "messageId"),
                options.stream()
                        .map(option -> Integer.valueOf(option.toString()))
                        .toArray(Integer[]::new));
        return done(chat);
    }

    private static Future<JsonObject> inline(SandboxChat chat, UnaryOperator<String> parameters) {
        String offset = Optional.ofNullable(parameters.apply("offset")).orElse("");
        return chat.askInline(Optional.ofNullable(parameters.apply("query")).orElse(""), offset)
                .timeout(INLINE_SECONDS, TimeUnit.SECONDS)
                .map(answer -> answer.toJson().put("ok", true))
                .recover(late -> Future.failedFuture(new IllegalStateException(
                        "the bot did not answer the inline query within " + INLINE_SECONDS + " s")));
    }

    private static Future<JsonObject> choose(SandboxChat chat, UnaryOperator<String> parameters) {
        return done(chat.chooseInline(parameters.apply("queryId"), parameters.apply("resultId")));
    }
}

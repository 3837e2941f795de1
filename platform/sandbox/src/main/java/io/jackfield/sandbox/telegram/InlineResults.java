package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** What an inline result becomes when it is chosen, checked while the bot still listens. */
final class InlineResults {
    /** Types of results by the kind of file that they send. */
    private static final Map<String, MediaKind> FILES = Map.of(
            "photo", MediaKind.PHOTO,
            "gif", MediaKind.ANIMATION,
            "mpeg4_gif", MediaKind.ANIMATION,
            "video", MediaKind.VIDEO,
            "audio", MediaKind.AUDIO,
            "voice", MediaKind.VOICE,
            "document", MediaKind.DOCUMENT,
            "sticker", MediaKind.STICKER);

    private final FileMethods files;

    InlineResults(FileMethods files) {
        this.files = files;
    }

    InlineBook.Choice read(ApiCall call, JsonObject result) {
        Optional<JsonObject> keyboard = Optional.ofNullable(result.getJsonObject("reply_markup"));
        keyboard.ifPresent(markup -> ReplyMarkup.of(call.with(new JsonObject().put("reply_markup", markup))));
        return new InlineBook.Choice(content(call, result), keyboard.filter(ReplyMarkup::isInline));
    }

    private JsonObject content(ApiCall call, JsonObject result) {
        JsonObject written = result.getJsonObject("input_message_content");
        if (written != null) {
            return written(call, written);
        }
        String type = result.getString("type", "");
        if (FILES.containsKey(type)) {
            return file(call, result, type);
        }
        return switch (type) {
            case "location", "venue", "contact" -> written(call, result);
            case "article" -> throw ApiError.badRequest("message text is empty");
            default -> throw ApiError.badRequest("can't parse inline query result: Unsupported type specified");
        };
    }

    private JsonObject file(ApiCall call, JsonObject result, String type) {
        MediaKind kind = FILES.get(type);
        String url = type.equals("mpeg4_gif") ? "mpeg4_url" : type + "_url";
        String id = type.equals("mpeg4_gif") ? "mpeg4_file_id" : type + "_file_id";
        JsonObject parameters = result.copy();
        parameters.put(kind.field(), result.getString(id, result.getString(url, "")));
        return files.content(call.with(parameters), kind);
    }

    private static JsonObject written(ApiCall call, JsonObject given) {
        if (given.containsKey("message_text")) {
            JsonObject text = given.copy().put("text", given.getString("message_text"));
            return Texts.put(new JsonObject(), Texts.message(call.with(text)), false);
        }
        if (given.containsKey("phone_number")) {
            return new JsonObject().put("contact", Places.contact(call.with(given)));
        }
        if (given.containsKey("address")) {
            return Places.venue(call.with(given));
        }
        if (given.containsKey("latitude")) {
            return new JsonObject().put("location", Places.location(call.with(given)));
        }
        throw ApiError.badRequest("can't parse input message content: Unsupported content");
    }
}

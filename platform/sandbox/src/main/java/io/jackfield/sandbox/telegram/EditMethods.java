package io.jackfield.sandbox.telegram;

import io.jackfield.sandbox.telegram.markup.FormattedText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Changing and removing messages. */
final class EditMethods {
    /** What a message says and shows. */
    private static final List<String> CONTENT = Stream.concat(
                    Stream.of("text", "entities", "rich_message", "caption", "caption_entities", "location"),
                    Arrays.stream(MediaKind.values()).map(MediaKind::field))
            .toList();

    private static final String INLINE = "inline_message_id";
    private static final int MOST_DELETED = 100;
    private static final Duration DELETABLE = Duration.ofDays(2);

    private static final Set<MediaKind> EDITABLE =
            EnumSet.of(MediaKind.PHOTO, MediaKind.DOCUMENT, MediaKind.AUDIO, MediaKind.VIDEO, MediaKind.ANIMATION);

    private final World world;
    private final Addressing addressing;
    private final FileMethods files;

    EditMethods(World world, Addressing addressing, FileMethods files) {
        this.world = world;
        this.addressing = addressing;
        this.files = files;
    }

    void register(Map<String, BotMethod> methods) {
        methods.put("editmessagetext", BotMethod.direct(this::editText));
        methods.put("editmessagecaption", BotMethod.direct(this::editCaption));
        methods.put("editmessagemedia", BotMethod.direct(this::editMedia));
        methods.put("editmessagereplymarkup", BotMethod.direct(this::editMarkup));
        methods.put("editmessagelivelocation", BotMethod.direct(this::editLocation));
        methods.put("stopmessagelivelocation", BotMethod.direct(this::stopLocation));
        methods.put("deletemessage", BotMethod.direct(this::delete));
        methods.put("deletemessages", BotMethod.direct(this::deleteMany));
    }

    private Object editText(ApiCall call) {
        Room room = room(call);
        UnaryOperator<JsonObject> change = newText(call);
        SandboxMessage original = editable(call, room);
        if (!original.body().containsKey("text") && !original.body().containsKey("rich_message")) {
            throw ApiError.badRequest("there is no text in the message to edit");
        }
        return replace(call, room, original, change.apply(original.json()));
    }

    private static UnaryOperator<JsonObject> newText(ApiCall call) {
        if (call.has("rich_message")) {
            JsonObject rich = Texts.rich(call, false);
            return body -> Texts.put(body, rich);
        }
        FormattedText text = Texts.message(call);
        return body -> Texts.put(body, text, false);
    }

    private Object editCaption(ApiCall call) {
        Room room = room(call);
        FormattedText caption = Texts.caption(call);
        SandboxMessage original = editable(call, room);
        if (original.body().fieldNames().stream()
                .noneMatch(field -> MediaKind.ofField(field).isPresent())) {
            throw ApiError.badRequest("there is no caption in the message to edit");
        }
        JsonObject body = Texts.put(original.json(), caption, true);
        if (caption.text().isEmpty()) {
            body.remove("caption");
        }
        return replace(call, room, original, body);
    }

    /** Also puts a file where a text was; the other way round there is none. */
    private Object editMedia(ApiCall call) {
        Room room = room(call);
        JsonObject media = call.object("media").orElseThrow(() -> ApiError.badRequest("media not found"));
        MediaKind kind = MediaKind.ofField(media.getString("type", ""))
                .filter(EDITABLE::contains)
                .orElseThrow(() -> ApiError.badRequest("can't parse InputMedia: Type of the media is invalid"));
        JsonObject content = files.content(call.with(media.copy().put(kind.field(), media.getValue("media"))), kind);
        SandboxMessage original = editable(call, room);
        JsonObject body = original.json();
        boolean replaceable =
                body.containsKey("text") || EDITABLE.stream().anyMatch(one -> body.containsKey(one.field()));
        if (!replaceable) {
            throw ApiError.badRequest("message can't be edited");
        }
        CONTENT.forEach(body::remove);
        return replace(call, room, original, body.mergeIn(content));
    }

    private Object editMarkup(ApiCall call) {
        Room room = room(call);
        SandboxMessage original = editable(call, room);
        return replace(call, room, original, original.json());
    }

    private Object editLocation(ApiCall call) {
        Room room = room(call);
        SandboxMessage original = live(call, room);
        JsonObject body = original.json();
        body.put("location", Places.moved(call, body.getJsonObject("location")));
        return replace(call, room, original, body);
    }

    private Object stopLocation(ApiCall call) {
        Room room = room(call);
        SandboxMessage original = live(call, room);
        JsonObject body = original.json();
        body.put("location", Places.stopped(body.getJsonObject("location")));
        return replace(call, room, original, body);
    }

    /** A message with a location that is live still. */
    private SandboxMessage live(ApiCall call, Room room) {
        SandboxMessage message = editable(call, room);
        long period = message.body().getJsonObject("location", new JsonObject()).getLong("live_period", 0L);
        long end = message.body().getLong("date") + period;
        if (period == 0 || (period != Places.FOR_EVER && end < world.now().getEpochSecond())) {
            throw ApiError.badRequest("message can't be edited");
        }
        return message;
    }

    /** An edit without {@code reply_markup} takes the buttons away, as with Telegram. */
    private Object replace(ApiCall call, Room room, SandboxMessage original, JsonObject body) {
        Optional<JsonObject> markup = ReplyMarkup.of(call);
        body.remove("reply_markup");
        markup.ifPresent(keyboard -> {
            if (!ReplyMarkup.isInline(keyboard)) {
                throw ApiError.badRequest("inline keyboard expected");
            }
            if (!keyboard.getJsonArray("inline_keyboard").isEmpty()) {
                body.put("reply_markup", keyboard);
            }
        });
        if (sameContent(original.body(), body)) {
            throw ApiError.badRequest("message is not modified: specified new message content and reply markup are "
                    + "exactly the same as a current content and reply markup of the message");
        }
        body.put("edit_date", world.now().getEpochSecond());
        room.replace(original.editedTo(body));
        return call.has(INLINE) ? (Object) true : body;
    }

    private static boolean sameContent(JsonObject before, JsonObject after) {
        return Stream.concat(CONTENT.stream(), Stream.of("reply_markup"))
                .allMatch(field -> Objects.equals(before.getValue(field), after.getValue(field)));
    }

    private Room room(ApiCall call) {
        return call.has(INLINE) ? inline(call).room() : addressing.writable(call);
    }

    private InlineMessage inline(ApiCall call) {
        return Optional.ofNullable(world.inlineMessages().get(call.text(INLINE)))
                .filter(message -> message.bot() == call.bot())
                .orElseThrow(() -> ApiError.badRequest("MESSAGE_ID_INVALID"));
    }

    private SandboxMessage editable(ApiCall call, Room room) {
        if (call.has(INLINE)) {
            return room.log()
                    .find(inline(call).messageId())
                    .orElseThrow(() -> ApiError.badRequest("MESSAGE_ID_INVALID"));
        }
        SandboxMessage message = addressing.message(call, room, "edit");
        if (message.senderId() != call.bot().telegramId()) {
            throw ApiError.badRequest("message can't be edited");
        }
        return message;
    }

    private Object delete(ApiCall call) {
        Room room = addressing.writable(call);
        SandboxMessage message = addressing.message(call, room, "delete");
        boolean foreign = !mayDelete(call, room, message);
        if (foreign || isOld(message)) {
            throw ApiError.badRequest("message can't be deleted");
        }
        return room.remove(List.of(message.id()));
    }

    private static boolean mayDelete(ApiCall call, Room room, SandboxMessage message) {
        long bot = call.bot().telegramId();
        return room.isPrivate() || message.senderId() == bot || room.rights().isAdministrator(bot);
    }

    private boolean isOld(SandboxMessage message) {
        return message.body().getLong("date") < world.now().minus(DELETABLE).getEpochSecond();
    }

    private Object deleteMany(ApiCall call) {
        Room room = addressing.writable(call);
        JsonArray given = call.array("message_ids")
                .orElseThrow(() -> ApiError.badRequest("message identifiers are not specified"));
        if (given.isEmpty() || given.size() > MOST_DELETED) {
            throw ApiError.badRequest("wrong number of message identifiers specified");
        }
        List<Long> ids = new ArrayList<>();
        given.forEach(id -> ids.add(Long.valueOf(id.toString())));
        ids.removeIf(id -> room.log()
                .find(id)
                .filter(message -> mayDelete(call, room, message))
                .filter(message -> !isOld(message))
                .isEmpty());
        room.remove(ids);
        return true;
    }
}

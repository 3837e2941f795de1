package io.jackfield.sandbox.telegram;

import io.jackfield.sandbox.telegram.markup.FormattedText;
import io.jackfield.sandbox.telegram.rich.RichTexts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/** What a bot shows while it works: drafts and actions. */
final class DraftMethods {
    private static final Set<String> ACTIONS = Set.of(
            "typing",
            "upload_photo",
            "record_video",
            "upload_video",
            "record_voice",
            "upload_voice",
            "upload_document",
            "choose_sticker",
            "find_location",
            "record_video_note",
            "upload_video_note");

    private final World world;
    private final Addressing addressing;

    DraftMethods(World world, Addressing addressing) {
        this.world = world;
        this.addressing = addressing;
    }

    void register(Map<String, BotMethod> methods) {
        methods.put("sendmessagedraft", BotMethod.direct(this::sendDraft));
        methods.put("sendrichmessagedraft", BotMethod.direct(this::sendRichDraft));
        methods.put("sendchataction", BotMethod.direct(this::sendAction));
    }

    private Object sendDraft(ApiCall call) {
        return show(call, () -> {
            FormattedText text = Texts.draft(call);
            return new DraftFrame.Content(text.text(), text.entitiesJson(), Optional.empty());
        });
    }

    private Object sendRichDraft(ApiCall call) {
        return show(call, () -> {
            JsonObject rich = Texts.rich(call, true);
            String plain = RichTexts.plain(rich.getJsonArray("blocks"));
            return new DraftFrame.Content(plain, new JsonArray(), Optional.of(rich));
        });
    }

    private Object show(ApiCall call, Supplier<DraftFrame.Content> content) {
        OptionalLong chat = call.number("chat_id");
        if (chat.isPresent() && chat.getAsLong() <= 0) {
            throw ApiError.badRequest("TEXTDRAFT_PEER_INVALID");
        }
        Room room = addressing.writable(call);
        long draftId = call.number("draft_id", 0);
        if (draftId == 0) {
            throw ApiError.badRequest("invalid draft_id specified");
        }
        OptionalLong thread = call.number("message_thread_id");
        if (thread.isPresent() && !room.hasTopic(thread.getAsLong())) {
            throw ApiError.badRequest("message thread not found");
        }
        room.signs()
                .showDraft(new DraftFrame(
                        draftId, content.get(), call.flag("can_stop"), call.flag("keep_on_stop"), thread, world.now()));
        return true;
    }

    private Object sendAction(ApiCall call) {
        String action = call.text("action");
        if (!ACTIONS.contains(action)) {
            throw ApiError.badRequest("wrong parameter action in request");
        }
        addressing.writable(call).signs().act(action);
        return true;
    }
}

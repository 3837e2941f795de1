package io.jackfield.sandbox.telegram;

import io.jackfield.sandbox.telegram.markup.FormattedText;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

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
        methods.put("sendchataction", BotMethod.direct(this::sendAction));
    }

    private Object sendDraft(ApiCall call) {
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
        FormattedText text = Texts.draft(call);
        room.signs()
                .showDraft(new DraftFrame(
                        draftId,
                        text.text(),
                        text.entitiesJson(),
                        call.flag("can_stop"),
                        call.flag("keep_on_stop"),
                        thread,
                        world.now()));
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

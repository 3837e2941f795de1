package io.jackfield.testkit.host;

import io.jackfield.host.telegram.CallbackData;
import io.jackfield.sandbox.telegram.DraftFrame;
import io.jackfield.sandbox.telegram.SandboxBot;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import io.jackfield.sandbox.telegram.TelegramSandbox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * An answer that is being written, as a chat shows it: a draft in a private one, a message with the host's Stop
 * elsewhere.
 */
final class Preview {
    private final SandboxChat chat;

    Preview(TelegramSandbox telegram, SandboxBot bot, long id) {
        chat = telegram.anyMemberOf(bot, id);
    }

    boolean isThere() {
        return draft().isPresent() || message().isPresent();
    }

    /** Its text and entities; an empty text when there is none. */
    JsonObject shown() {
        return draft().map(frame -> new JsonObject().put("text", frame.text()).put("entities", frame.entities()))
                .or(() -> message().map(SandboxMessage::json))
                .orElseGet(() -> new JsonObject().put("text", ""));
    }

    /** Presses Stop; false when there is nothing to stop. */
    boolean stop() {
        Optional<DraftFrame> draft = draft();
        if (draft.isPresent()) {
            chat.stopDraft(draft.get().draftId());
            return true;
        }
        Optional<SandboxMessage> message = message();
        message.ifPresent(shown -> chat.press(shown.id(), stopOf(shown).orElseThrow()));
        return message.isPresent();
    }

    private Optional<DraftFrame> draft() {
        return chat.transcript().currentDraft().filter(DraftFrame::canStop);
    }

    private Optional<SandboxMessage> message() {
        return chat.transcript().latest().filter(message -> stopOf(message).isPresent());
    }

    private static Optional<String> stopOf(SandboxMessage message) {
        return message
                .json()
                .getJsonObject("reply_markup", new JsonObject())
                .getJsonArray("inline_keyboard", new JsonArray())
                .stream()
                .flatMap(row -> ((JsonArray) row).stream())
                .map(button -> ((JsonObject) button).getString("callback_data", ""))
                .filter(data -> CallbackData.stopped(data).isPresent())
                .findFirst();
    }
}

package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Hears of what bots show in the chats. */
public interface ChatListener {
    void sent(long chat, SandboxMessage message);

    void edited(long chat, SandboxMessage message);

    void deleted(long chat, long messageId);

    /** A press of a button was answered. */
    void answered(long chat, CallbackAnswer answer);

    /** The keyboard that came with the message just sent; empty when it was taken away. */
    void keyboard(long chat, Optional<JsonObject> keyboard);
}

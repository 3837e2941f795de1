package io.jackfield.sandbox.telegram;

import io.jackfield.sandbox.telegram.markup.FormattedText;
import io.jackfield.sandbox.telegram.markup.Markup;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** Puts what a user posts into a chat and passes it on to the bots that may see it. Used under the world's lock. */
record UserPost(World world, BotAccount bot, Room room, SandboxUser user) {

    SandboxMessage text(String text, JsonObject further) {
        FormattedText formatted = Markup.parse(text, "");
        return post(Texts.put(further, formatted, false));
    }

    /** A file and what is written under it. */
    SandboxMessage file(UserFile file, String caption, JsonObject further) {
        MediaKind kind = file.media();
        StoredFile stored = world.files().add(kind, file.name(), file.mime(), Buffer.buffer(file.bytes()));
        kind.put(further, stored, world.files(), 1);
        return post(caption.isEmpty() ? further : Texts.put(further, Markup.parse(caption, ""), true));
    }

    /** @param content the fields that make the message what it is */
    SandboxMessage post(JsonObject content) {
        JsonObject body = head().mergeIn(content);
        SandboxMessage message = new SandboxMessage(user.id(), false, false, body);
        room.start();
        room.append(message);
        deliver("message", message);
        return message;
    }

    /** A service message, not kept in the chat. */
    JsonObject service(String field, Object value) {
        return head().put(field, value);
    }

    private JsonObject head() {
        return new JsonObject()
                .put("message_id", room.log().takeId())
                .put("from", user.asSender())
                .put("chat", room.chat())
                .put("date", world.now().getEpochSecond());
    }

    SandboxMessage edit(SandboxMessage original, String text) {
        JsonObject body = Texts.put(original.json(), Markup.parse(text, ""), false)
                .put("edit_date", world.now().getEpochSecond());
        SandboxMessage edited = original.editedTo(body);
        room.replace(edited);
        deliver("edited_message", edited);
        return edited;
    }

    private void deliver(String kind, SandboxMessage message) {
        for (BotAccount reader : world.botsIn(room)) {
            if (GroupPrivacy.sees(reader, room, message)) {
                reader.updates().add(kind, message.body());
            }
        }
    }

    /** Tells the bot that it was blocked, let in or put out. */
    void membershipChanged(String before, String after) {
        bot.updates()
                .add(
                        "my_chat_member",
                        new JsonObject()
                                .put("chat", room.chat())
                                .put("from", user.asSender())
                                .put("date", world.now().getEpochSecond())
                                .put("old_chat_member", member(before))
                                .put("new_chat_member", member(after)));
    }

    private JsonObject member(String status) {
        JsonObject member = new JsonObject().put("user", bot.asSender()).put("status", status);
        return status.equals("kicked") ? member.put("until_date", 0) : member;
    }
}

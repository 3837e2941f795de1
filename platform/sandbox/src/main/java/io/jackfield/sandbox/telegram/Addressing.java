package io.jackfield.sandbox.telegram;

/** Finds the chat a call means, and refuses where Telegram would. */
final class Addressing {
    private final World world;

    Addressing(World world) {
        this.world = world;
    }

    /** The chat of {@code chat_id}, whether the bot may write there or not. */
    Room room(ApiCall call) {
        return room(call, "chat_id");
    }

    Room room(ApiCall call, String parameter) {
        if (call.text(parameter).isBlank()) {
            throw ApiError.badRequest("chat_id is empty");
        }
        return call.number(parameter).stream()
                .mapToObj(id -> world.room(call.bot(), id))
                .findFirst()
                .flatMap(found -> found)
                .orElseThrow(() -> ApiError.badRequest("chat not found"));
    }

    /** The chat of {@code chat_id}, once it is sure that the bot may write there. */
    Room writable(ApiCall call) {
        Room room = room(call);
        requireWritable(call.bot(), room);
        return room;
    }

    /**
     * The same where only a group will do.
     *
     * @param notInPrivate what is said of a private chat
     */
    Room writableGroup(ApiCall call, String notInPrivate) {
        Room room = room(call);
        if (room.isPrivate()) {
            throw ApiError.badRequest(notInPrivate);
        }
        requireWritable(call.bot(), room);
        return room;
    }

    void requireWritable(BotAccount bot, Room room) {
        room.migratedTo().ifPresent(newId -> {
            throw ApiError.migrated(newId);
        });
        if (!room.isStarted()) {
            throw ApiError.forbidden("bot can't initiate conversation with a user");
        }
        if (room.isBlocked()) {
            throw ApiError.forbidden("bot was blocked by the user");
        }
        requirePresent(bot, room);
    }

    /** Refuses bots that are not in a group any more; they may not even look. */
    void requirePresent(BotAccount bot, Room room) {
        if (room.isExpelled(bot)) {
            throw ApiError.forbidden("bot was kicked from the " + room.type() + " chat");
        }
        if (room.hasLeft(bot)) {
            throw ApiError.forbidden("bot is not a member of the " + room.type() + " chat");
        }
    }

    /** Refuses bots that are not administrators of a group; in private chats every right is theirs. */
    void requireRight(BotAccount bot, Room room, String toDo) {
        if (!room.isPrivate() && !room.rights().isAdministrator(bot.telegramId())) {
            throw ApiError.badRequest("not enough rights to " + toDo);
        }
    }

    /** The message of {@code message_id}. */
    SandboxMessage message(ApiCall call, Room room, String whatFor) {
        long id =
                call.number("message_id").orElseThrow(() -> ApiError.badRequest("message identifier is not specified"));
        return room.log().find(id).orElseThrow(() -> ApiError.badRequest("message to " + whatFor + " not found"));
    }
}

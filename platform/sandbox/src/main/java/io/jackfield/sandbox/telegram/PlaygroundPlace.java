package io.jackfield.sandbox.telegram;

import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Who looks at which chat, or topic of it, with which bot. */
record PlaygroundPlace(BotAccount bot, SandboxUser user, Room room, OptionalLong thread) {

    /**
     * Reads the parameters {@code bot}, {@code user}, {@code chat} and, for a topic, {@code thread}.
     *
     * @throws IllegalArgumentException saying which one names nothing
     */
    static PlaygroundPlace of(World world, UnaryOperator<String> parameters) {
        return world.locked(() -> {
            String botId = String.valueOf(parameters.apply("bot"));
            BotAccount bot = world.botById(botId)
                    .orElseThrow(() -> new IllegalArgumentException("there is no bot '" + botId + "'"));
            long userId = number(parameters, "user");
            SandboxUser user =
                    world.user(userId).orElseThrow(() -> new IllegalArgumentException("there is no user " + userId));
            long chatId = number(parameters, "chat");
            Room room = world.room(bot, chatId)
                    .filter(found -> found.members().contains(userId))
                    .orElseThrow(() -> new IllegalArgumentException("there is no chat " + chatId + " for this user"));
            return new PlaygroundPlace(bot, user, room, thread(parameters, room));
        });
    }

    static OptionalLong thread(UnaryOperator<String> parameters, Room room) {
        if (parameters.apply("thread") == null) {
            return OptionalLong.empty();
        }
        long thread = number(parameters, "thread");
        if (!room.hasTopic(thread)) {
            throw new IllegalArgumentException("there is no topic " + thread + " in this chat");
        }
        return OptionalLong.of(thread);
    }

    /** Whether a message stands in this chat, and in a group with topics in this topic. */
    boolean shows(SandboxMessage message) {
        return room.isPrivate() || message.threadId().equals(thread);
    }

    static long number(UnaryOperator<String> parameters, String name) {
        String value = String.valueOf(parameters.apply(name));
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " is '" + value + "'; send a whole number", e);
        }
    }

    SandboxChat chat(World world) {
        SandboxChat chat = new SandboxChat(world, bot, room, user);
        return thread.isPresent() ? chat.inTopic(thread.getAsLong()) : chat;
    }
}

package io.jackfield.sandbox.telegram;

import java.util.function.UnaryOperator;

/** Who looks at which chat with which bot. */
record PlaygroundPlace(BotAccount bot, SandboxUser user, Room room) {

    /**
     * Reads the three parameters {@code bot}, {@code user} and {@code chat}.
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
            return new PlaygroundPlace(bot, user, room);
        });
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
        return new SandboxChat(world, bot, room, user);
    }
}

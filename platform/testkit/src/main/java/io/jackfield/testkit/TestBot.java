package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Bot;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.telegram.ApiAccess;
import io.jackfield.host.telegram.ServedBot;

/** The one bot of a test. */
final class TestBot {
    static final String ID = "test";
    static final String USERNAME = "test_bot";
    static final String NAME = "Test Bot";
    static final long USER_ID = 1;

    private TestBot() {}

    static ServedBot of(BotConfig config) {
        return new ServedBot(
                1, new Bot(ID, USERNAME, NAME), USER_ID, new ApiAccess("in memory", "1:test"), () -> config);
    }

    /** As the host says it. */
    static void requireKnown(ServedBot bot, String id) {
        requireKnown(bot.info(), id);
    }

    static void requireKnown(Bot bot, String id) {
        if (!bot.id().equals(id)) {
            throw new JackfieldException(StandardError.NOT_FOUND, "this host serves no bot '" + id + "'");
        }
    }
}

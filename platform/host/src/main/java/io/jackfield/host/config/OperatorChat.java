package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the operator is told of a bot: {@code operatorChat} in its file, the number of a chat or a section.
 *
 * @param thread the topic inside the chat
 * @param summary when the summary of the day before comes, by the bot's clock; absent for never
 */
public record OperatorChat(long chat, OptionalInt thread, Optional<LocalTime> summary) {
    private static final String KEY = "operatorChat";

    /** A chat as a whole, without summaries. */
    public static OperatorChat of(long chat) {
        return new OperatorChat(chat, OptionalInt.empty(), Optional.empty());
    }

    static Optional<OperatorChat> from(ConfigSection bot) {
        if (!bot.isSection(KEY)) {
            return BotStaff.chat(bot, KEY).stream().mapToObj(OperatorChat::of).findFirst();
        }
        ConfigSection section = bot.section(KEY);
        Optional<Integer> thread = section.parsed("thread", OperatorChat::thread);
        Optional<LocalTime> summary = section.parsed("summary", OperatorChat::time);
        if (!section.keys().contains("chat")) {
            section.refuse("chat", "the number of a chat, such as -1001234567890");
        }
        return BotStaff.chat(section, "chat").stream()
                .mapToObj(chat ->
                        new OperatorChat(chat, thread.map(OptionalInt::of).orElseGet(OptionalInt::empty), summary))
                .findFirst();
    }

    private static Integer thread(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("the number of a topic, such as 5");
        }
        return Integer.valueOf(text);
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a time of day such as 09:00", e);
        }
    }
}

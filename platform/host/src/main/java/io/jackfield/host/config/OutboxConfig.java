package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.time.Duration;

/**
 * How fast and how stubbornly replies are delivered: the {@code outbox} section. The rates are Telegram's limits per
 * bot.
 *
 * @param messagesPerSecond ceiling across all chats of a bot
 * @param chatMessagesPerMinute ceiling of one private chat
 * @param chatBurst messages that one chat may get at once after a quiet time
 * @param groupMessagesPerMinute ceiling of one group
 * @param sendTimeout time for one HTTP call
 * @param maxAttempts failed tries after which a reply on which Telegram chokes goes out in a simpler form
 * @param editInterval least time between two edits of one growing message
 * @param draftInterval least time between two drafts of one growing message
 * @param connections to the Bot API at once, beside long polls and downloads
 */
public record OutboxConfig(
        int messagesPerSecond,
        int chatMessagesPerMinute,
        int chatBurst,
        int groupMessagesPerMinute,
        Duration sendTimeout,
        int maxAttempts,
        Duration editInterval,
        Duration draftInterval,
        int connections) {
    public static OutboxConfig from(ConfigSection outbox) {
        return new OutboxConfig(
                outbox.intBetween("messagesPerSecond", 1, 1_000_000, 28),
                outbox.intBetween("chatMessagesPerMinute", 1, 1_000_000, 60),
                outbox.intBetween("chatBurst", 1, 1_000_000, 5),
                outbox.intBetween("groupMessagesPerMinute", 1, 1_000_000, 18),
                outbox.duration("sendTimeout", Duration.ofMillis(100), Duration.ofMinutes(1), Duration.ofSeconds(10)),
                outbox.intBetween("maxAttempts", 1, 20, 5),
                outbox.duration("editInterval", Duration.ofMillis(300), Duration.ofSeconds(10), Duration.ofSeconds(1)),
                outbox.duration(
                        "draftInterval", Duration.ofMillis(100), Duration.ofSeconds(10), Duration.ofMillis(500)),
                outbox.intBetween("connections", 1, 1_000, 64));
    }
}

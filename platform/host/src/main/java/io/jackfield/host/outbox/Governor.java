package io.jackfield.host.outbox;

import io.jackfield.host.config.OutboxConfig;
import java.util.HashMap;
import java.util.Map;

/**
 * Telegram's limits on messages: all of a bot, one private chat, one group. And its orders to wait, which count for the
 * chat that got one and, when several chats get one at the same time, for the whole bot. Core loop only.
 */
final class Governor {
    /** Telegram counts 20 messages in any minute for a group, the burst included. */
    private static final int GROUP_BURST = 2;

    /**
     * A burst of a bot is the messages of a quarter of a second, so that no second has many more than Telegram takes.
     */
    private static final int BURST_SHARE = 4;

    private static final int CROWD = 3;
    private static final long CROWD_NANOS = 1_000_000_000L;

    private final OutboxConfig config;
    private final Map<Integer, BotPace> bots = new HashMap<>();

    Governor(OutboxConfig config) {
        this.config = config;
    }

    /** One bot's pace. */
    private final class BotPace {
        final TokenBucket all =
                new TokenBucket(60 * config.messagesPerSecond(), Math.max(1, config.messagesPerSecond() / BURST_SHARE));
        final Map<Long, TokenBucket> chats = new HashMap<>();
        final Map<Long, Long> orders = new HashMap<>();
        long pausedUntil = Long.MIN_VALUE;

        TokenBucket chat(long id) {
            return chats.computeIfAbsent(
                    id,
                    absent -> id < 0
                            ? new TokenBucket(
                                    config.groupMessagesPerMinute(), Math.min(config.chatBurst(), GROUP_BURST))
                            : new TokenBucket(config.chatMessagesPerMinute(), config.chatBurst()));
        }
    }

    /** Nanoseconds until the chat may get its next message; the bot's own limit comes on top with {@link #takeTurn}. */
    long chatWait(int bot, long chat, long now) {
        BotPace pace = pace(bot);
        return Math.max(pace.chat(chat).waitNanos(now), pauseLeft(pace, chat, now));
    }

    /** Takes a turn of chat and bot, and gives the nanoseconds until it has come. */
    long takeTurn(int bot, long chat, long now) {
        BotPace pace = pace(bot);
        pace.chat(chat).take(now);
        return pace.all.take(now);
    }

    /**
     * Nanoseconds until the bot may send a message that can wait, with one more to spare for a reply.
     *
     * @param patience after so many it goes even where replies leave nothing to spare
     */
    long pushWait(int bot, long now, long patience) {
        BotPace pace = pace(bot);
        long pause = pace.pausedUntil > now ? pace.pausedUntil - now : 0;
        return Math.max(Math.min(pace.all.waitForTwoNanos(now), Math.max(0, patience)), pause);
    }

    /** Takes a turn of the bot for a call that is no message of a chat's queue. */
    void takePushTurn(int bot, long now) {
        pace(bot).all.take(now);
    }

    /**
     * Takes a turn of chat and bot if it is free at once; for messages that show a growing answer and may be left out.
     */
    boolean tryTurn(int bot, long chat, long now) {
        if (pace(bot).chat(chat).waitForTwoNanos(now) > 0 || !tryDraft(bot, chat, now)) {
            return false;
        }
        pace(bot).chat(chat).take(now);
        return true;
    }

    /** The same for drafts, which take nothing from the messages that a chat may get. */
    boolean tryDraft(int bot, long chat, long now) {
        BotPace pace = pace(bot);
        if (pauseLeft(pace, chat, now) > 0 || pace.all.waitForTwoNanos(now) > 0) {
            return false;
        }
        pace.all.take(now);
        return true;
    }

    /** Nanoseconds for which Telegram has told this chat, or the whole bot, to wait. */
    private static long pauseLeft(BotPace pace, long chat, long now) {
        long until = Math.max(pace.pausedUntil, pace.orders.getOrDefault(chat, Long.MIN_VALUE));
        return until > now ? until - now : 0;
    }

    /** Telegram has answered 429. */
    void ordered(int bot, long chat, int seconds, long now) {
        BotPace pace = pace(bot);
        long until = now + seconds * 1_000_000_000L;
        pace.orders.values().removeIf(end -> end < now - CROWD_NANOS);
        pace.orders.put(chat, until);
        long fresh = pace.orders.values().stream().filter(end -> end > now).count();
        if (fresh >= CROWD && pace.orders.size() > pace.chats.size() / 2) {
            pace.pausedUntil = Math.max(pace.pausedUntil, until);
        }
    }

    /** Forgets chats that have been quiet; call it now and then. */
    void tidy(long now) {
        for (BotPace pace : bots.values()) {
            pace.chats.values().removeIf(bucket -> bucket.isFull(now));
            pace.orders.values().removeIf(end -> end < now);
        }
    }

    private BotPace pace(int bot) {
        return bots.computeIfAbsent(bot, absent -> new BotPace());
    }
}

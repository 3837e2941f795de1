package io.jackfield.host.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What Telegram says of a bot, for operators. Core loop only. */
public final class BotInspection {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final BotApi api;
    private final Clock clock;
    private final Map<String, Asked> asked = new HashMap<>();

    public BotInspection(BotApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /**
     * How Telegram sees the way of a bot's updates.
     *
     * @param at when it was asked
     * @param url of the webhook; empty while there is none
     * @param pending updates that wait with Telegram
     * @param lastErrorAt when Telegram could not deliver last
     * @param lastError why, in Telegram's words; empty when it always could
     * @param problem why Telegram does not say; empty when it does
     */
    public record Delivery(
            Instant at, String url, int pending, Optional<Instant> lastErrorAt, String lastError, String problem) {}

    /**
     * Who Telegram says a bot is.
     *
     * @param problem why it does not say; empty when it does
     */
    public record Account(String username, String name, boolean joinsGroups, boolean readsGroups, String problem) {}

    private record Asked(Instant at, Future<Delivery> answer) {}

    /** Asked once a minute at most, however often it is wanted. Never fails. */
    public Future<Delivery> delivery(ServedBot bot) {
        Asked before = asked.get(bot.id());
        Instant now = clock.instant();
        if (before != null && before.at().plus(KEPT).isAfter(now)) {
            return before.answer();
        }
        Future<Delivery> answer = api.call(bot.access(), "getWebhookInfo", Json.object(json -> {}))
                .map(found -> found.ok()
                        ? delivery(now, found.result())
                        : new Delivery(now, "", 0, Optional.empty(), "", found.description()))
                .otherwise(error -> new Delivery(
                        now, "", 0, Optional.empty(), "", "Telegram cannot be reached: " + error.getMessage()));
        asked.put(bot.id(), new Asked(now, answer));
        return answer;
    }

    /** Something about it was changed: it is asked anew the next time. */
    public void forget(ServedBot bot) {
        asked.remove(bot.id());
    }

    private static Delivery delivery(Instant at, JsonNode info) {
        long error = info.path("last_error_date").asLong();
        return new Delivery(
                at,
                info.path("url").asText(""),
                info.path("pending_update_count").asInt(),
                error == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(error)),
                info.path("last_error_message").asText(""),
                "");
    }

    /** Never fails. */
    public Future<Account> account(ServedBot bot) {
        return api.call(bot.access(), "getMe", Json.object(json -> {}))
                .map(answer -> answer.ok() ? account(answer.result()) : nobody(answer.description()))
                .otherwise(error -> nobody("Telegram cannot be reached: " + error.getMessage()));
    }

    private static Account account(JsonNode me) {
        return new Account(
                me.path("username").asText(""),
                me.path("first_name").asText(""),
                me.path("can_join_groups").asBoolean(),
                me.path("can_read_all_group_messages").asBoolean(),
                "");
    }

    private static Account nobody(String problem) {
        return new Account("", "", false, false, problem);
    }
}

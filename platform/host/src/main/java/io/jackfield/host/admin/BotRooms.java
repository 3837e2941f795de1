package io.jackfield.host.admin;

import io.jackfield.host.telegram.BotInspection;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How the bots of a host get their updates, for {@link AdminBots}. Core loop only. */
public interface BotRooms {
    /**
     * Of every bot of the configuration, those that do not run as well, by id: in words, with what is wrong at present.
     */
    Map<String, String> statesWithTrouble();

    /**
     * What goes in and out.
     *
     * @param silence since its last update, or since the start when there was none
     * @param rateLimited how often Telegram has asked to wait since the start
     * @param waiting messages that are not sent yet
     */
    record Traffic(Optional<Duration> silence, long rateLimited, int waiting) {}

    Traffic traffic(ServedBot bot);

    /** What Telegram says of its webhook, asked once a minute at most. Never fails. */
    Future<BotInspection.Delivery> delivery(ServedBot bot);

    /** Who Telegram says it is. Never fails. */
    Future<BotInspection.Account> account(ServedBot bot);

    /** Sets its webhook again; fails, or throws, with why not. */
    Future<Void> setWebhook(ServedBot bot);
}

package io.jackfield.host.event;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.event.EventListener;
import io.jackfield.api.event.HeardEvent;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.calls.ExtensionCall;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.store.EventRow;
import io.jackfield.host.store.EventTable.Stored;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** Hands events to listeners over the bus and waits for what they say. From any thread but the core loop. */
final class ListenerCalls {
    private static final int BASE = 36;

    private final Vertx vertx;
    private final BiFunction<LoadedPlugin, ServedBot, BotView> views;
    private final PluginsConfig config;

    /** @param views a bot as a plugin sees it */
    ListenerCalls(Vertx vertx, BiFunction<LoadedPlugin, ServedBot, BotView> views, PluginsConfig config) {
        this.vertx = vertx;
        this.views = views;
        this.config = config;
    }

    /** Hands one over within the time that the operator gives calls of this plugin; gives why it was not taken. */
    Optional<JackfieldException> hand(LoadedPlugin plugin, String listener, ServedBot bot, Stored stored) {
        CompletableFuture<Optional<JackfieldException>> end = new CompletableFuture<>();
        HeardEvent heard = heard(bot, stored);
        new ExtensionCall<EventListener, Boolean>(
                        ExtensionKind.EVENT_LISTENER,
                        listener,
                        (asked, grant) -> {
                            asked.on(heard, views.apply(plugin, bot));
                            return true;
                        },
                        config.limitsOf(plugin.id()).callDeadline(),
                        running -> {},
                        result -> end.complete(error(result)))
                .sendTo(plugin.id(), vertx);
        return end.join();
    }

    private static Optional<JackfieldException> error(CallResult<Boolean> result) {
        return result instanceof CallResult.Failed<Boolean>(JackfieldException error)
                ? Optional.of(error)
                : Optional.empty();
    }

    private static HeardEvent heard(ServedBot bot, Stored stored) {
        EventRow event = stored.event();
        Instant at = event.at().toInstant();
        // With the moment: a database that is made anew begins with the same numbers again.
        String id = stored.position().id() + "-" + Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at), BASE);
        return new HeardEvent(id, at, event.event(bot.id()));
    }
}

package io.jackfield.host.desks;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.bus.Blocking;
import io.jackfield.host.config.PluginLimits;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.plugins.CallResult;
import io.jackfield.host.plugins.LoadedHandler;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.PluginCalls;
import io.jackfield.host.routing.HandlerMessage;
import io.jackfield.host.store.AttachmentTable;
import io.jackfield.host.turn.Action;
import io.jackfield.host.turn.HandlerCall;
import io.jackfield.host.turn.HandlerCall.Outcome;
import java.time.Clock;
import java.util.Optional;

/** Runs the handlers of plugins. {@link #run} is called on the core loop and returns at once. */
public final class HandlerRunner {
    private final PluginCalls calls;
    private final PluginsConfig config;
    private final HostDesks desks;
    private final Blocking blocking;
    private final AttachmentTable attachments;
    private final Clock clock;

    public HandlerRunner(
            PluginCalls calls,
            PluginsConfig config,
            HostDesks desks,
            Blocking blocking,
            AttachmentTable attachments,
            Clock clock) {
        this.calls = calls;
        this.config = config;
        this.desks = desks;
        this.blocking = blocking;
        this.attachments = attachments;
        this.clock = clock;
    }

    void run(LoadedPlugin plugin, HandlerMessage message) {
        LoadedHandler handler =
                plugin == null ? null : plugin.handlers().get(message.turn().owner());
        if (handler == null) {
            JackfieldException gone = new JackfieldException(
                    StandardError.UNAVAILABLE, message.turn().owner() + " is not loaded");
            message.listener().accept(new CallResult.Failed<>(gone), Optional.empty());
            return;
        }
        PluginLimits limits = config.limitsOf(plugin.id());
        TurnDesksOfHost turnDesks = new TurnDesksOfHost(desks, limits.streamDeadline());
        calls.<Outcome>start(
                plugin,
                limits.callDeadline(),
                message.turn().action() instanceof Action.Paid,
                () -> work(plugin, handler, message, turnDesks),
                result -> message.listener().accept(result, turnDesks.unfinishedLive()));
    }

    private Outcome work(LoadedPlugin plugin, LoadedHandler handler, HandlerMessage message, TurnDesksOfHost turnDesks)
            throws Exception {
        Outcome outcome = new HandlerCall(message.turn(), plugin.grant(), turnDesks)
                .run(handler.handler(), clock, turnDesks::endLive);
        for (AttachmentTable.Stored file : outcome.files()) {
            blocking.get("files", () -> attachments.add(file));
        }
        return outcome;
    }
}

package io.jackfield.host.dispatch;

import io.jackfield.api.command.CommandHandler;
import io.jackfield.host.calls.ExtensionCall;
import io.jackfield.host.config.PluginLimits;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.store.AttachmentTable;
import io.jackfield.host.trust.Grant;
import io.jackfield.host.turn.HandlerCall;
import io.jackfield.host.turn.HandlerCall.Outcome;
import io.jackfield.host.turn.Turn;
import io.vertx.core.Vertx;
import java.time.Clock;

/** Makes of a turn the call of its handler, and sends it to its plugin. */
public final class HandlerCalls implements TurnCalls {
    private final Vertx vertx;
    private final PluginsConfig config;
    private final DeskServices desks;
    private final Blocking blocking;
    private final AttachmentTable attachments;
    private final Clock clock;

    public HandlerCalls(
            Vertx vertx,
            PluginsConfig config,
            DeskServices desks,
            Blocking blocking,
            AttachmentTable attachments,
            Clock clock) {
        this.vertx = vertx;
        this.config = config;
        this.desks = desks;
        this.blocking = blocking;
        this.attachments = attachments;
        this.clock = clock;
    }

    @Override
    public void call(Turn turn, Listener listener) {
        PluginLimits limits = config.limitsOf(turn.plugin());
        HostTurnDesks turnDesks = new HostTurnDesks(desks, limits.streamDeadline());
        new ExtensionCall<CommandHandler, Outcome>(
                        ExtensionKind.COMMAND_HANDLER,
                        turn.owner(),
                        (handler, grant) -> work(handler, grant, turn, turnDesks),
                        limits.callDeadline(),
                        running -> {},
                        result -> listener.ended(result, turnDesks.unfinishedLive()))
                .sendTo(turn.plugin(), vertx);
    }

    private Outcome work(CommandHandler handler, Grant grant, Turn turn, HostTurnDesks turnDesks) throws Exception {
        Outcome outcome = new HandlerCall(turn, grant, turnDesks).run(handler, clock, turnDesks::endLive);
        for (AttachmentTable.Stored file : outcome.files()) {
            blocking.get("files", () -> attachments.add(file));
        }
        return outcome;
    }
}

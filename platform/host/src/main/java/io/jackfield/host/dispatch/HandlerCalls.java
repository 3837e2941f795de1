package io.jackfield.host.dispatch;

import io.jackfield.api.command.CommandHandler;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.calls.ExtensionCall;
import io.jackfield.host.config.PluginLimits;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.outbox.LiveAnswer;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.store.AttachmentTable;
import io.jackfield.host.trust.Grant;
import io.jackfield.host.turn.Action;
import io.jackfield.host.turn.HandlerCall;
import io.jackfield.host.turn.HandlerCall.Outcome;
import io.jackfield.host.turn.Turn;
import java.time.Clock;
import java.util.Optional;

/** Makes of a turn the call of its handler. */
public final class HandlerCalls {
    private final PluginsConfig config;
    private final DeskServices desks;
    private final Blocking blocking;
    private final AttachmentTable attachments;
    private final Clock clock;

    public HandlerCalls(
            PluginsConfig config, DeskServices desks, Blocking blocking, AttachmentTable attachments, Clock clock) {
        this.config = config;
        this.desks = desks;
        this.blocking = blocking;
        this.attachments = attachments;
        this.clock = clock;
    }

    /** Takes what came of a call, on any thread. */
    interface Listener {
        /** @param unfinished an answer that was still being shown when the call failed */
        void ended(CallResult<Outcome> result, Optional<LiveAnswer> unfinished);
    }

    ExtensionCall<CommandHandler, Outcome> of(Turn turn, Listener listener) {
        PluginLimits limits = config.limitsOf(turn.plugin());
        HostTurnDesks turnDesks = new HostTurnDesks(desks, limits.streamDeadline());
        return new ExtensionCall<>(
                ExtensionKind.COMMAND_HANDLER,
                turn.owner(),
                (handler, grant) -> work(handler, grant, turn, turnDesks),
                limits.callDeadline(),
                turn.action() instanceof Action.Paid,
                running -> {},
                result -> listener.ended(result, turnDesks.unfinishedLive()));
    }

    private Outcome work(CommandHandler handler, Grant grant, Turn turn, HostTurnDesks turnDesks) throws Exception {
        Outcome outcome = new HandlerCall(turn, grant, turnDesks).run(handler, clock, turnDesks::endLive);
        for (AttachmentTable.Stored file : outcome.files()) {
            blocking.get("files", () -> attachments.add(file));
        }
        return outcome;
    }
}

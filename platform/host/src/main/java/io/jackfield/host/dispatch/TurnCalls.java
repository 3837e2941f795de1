package io.jackfield.host.dispatch;

import io.jackfield.host.calls.CallResult;
import io.jackfield.host.outbox.LiveAnswer;
import io.jackfield.host.turn.HandlerCall.Outcome;
import io.jackfield.host.turn.Turn;
import java.util.Optional;

/** Calls the handler that a turn is for. */
@FunctionalInterface
public interface TurnCalls {
    /** @param turn of a plugin that is live */
    void call(Turn turn, Listener listener);

    /** Takes what came of a call, once, on any thread. */
    @FunctionalInterface
    interface Listener {
        /** @param unfinished an answer that was still being shown when the call failed */
        void ended(CallResult<Outcome> result, Optional<LiveAnswer> unfinished);
    }
}

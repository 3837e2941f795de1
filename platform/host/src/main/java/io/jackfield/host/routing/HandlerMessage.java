package io.jackfield.host.routing;

import io.jackfield.host.outbox.LiveAnswer;
import io.jackfield.host.plugins.CallResult;
import io.jackfield.host.turn.HandlerCall;
import io.jackfield.host.turn.Turn;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A call of a handler on the bus.
 *
 * @param listener hears once, on any thread, what came of it, and of an answer that was shown growing
 */
public record HandlerMessage(Turn turn, BiConsumer<CallResult<HandlerCall.Outcome>, Optional<LiveAnswer>> listener) {}

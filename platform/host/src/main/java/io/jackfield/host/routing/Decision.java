package io.jackfield.host.routing;

import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.turn.Turn;
import java.util.List;
import java.util.OptionalInt;

/** What is to happen with an update. */
public sealed interface Decision {
    /** A handler answers. */
    record Call(Turn turn) implements Decision {}

    /** The host itself answers. */
    record Say(List<BotCall> calls) implements Decision {}

    /** The answers that are being written for this user stop; without any, the host says so. */
    record Stop(long user, OptionalInt repliedTo, List<BotCall> nothingToStop) implements Decision {}

    /** Nobody has it, and what it came from is not needed any more. */
    record Forget(MemoryKey value) implements Decision {}

    /** Nobody has it and nobody needs to know. */
    record Nothing() implements Decision {}
}

package io.jackfield.host.store;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.stream.Stream;

/**
 * The end of an update's way through a plugin: what is sent, what is remembered, and whether it is a dead letter.
 *
 * @param reply the framed calls to the Bot API, or null when there is nothing to send
 * @param error why no plugin could answer, or null; such a row becomes a dead letter once its reply is sent
 * @param further rows that end together with this one, without a reply of their own
 * @param letter what operators are shown where there is an error, or null
 */
public record Closing(RowKey key, Buffer reply, String error, Writes writes, List<RowKey> further, LetterNote letter) {
    public Closing {
        further = List.copyOf(further);
    }

    /** One that operators are shown nothing of. */
    public Closing(RowKey key, Buffer reply, String error, Writes writes, List<RowKey> further) {
        this(key, reply, error, writes, further, null);
    }

    /** The end of an update that is one row. */
    public Closing(RowKey key, Buffer reply, String error, Writes writes) {
        this(key, reply, error, writes, List.of());
    }

    /** The end of a further row. */
    Closing of(RowKey row) {
        return new Closing(row, null, error, Writes.NONE);
    }

    /** The same without rows of other days: those lie in another partition, which takes a write of its own. */
    Closing ofItsDay() {
        return new Closing(
                key,
                reply,
                error,
                writes,
                further.stream().filter(row -> row.day() == key.day()).toList(),
                letter);
    }

    /** A dead letter that carries nothing. */
    Closing bare(String reason) {
        return new Closing(key, null, reason, Writes.NONE, further, letter);
    }

    /** Whether it carries nothing that a plugin, a user or Telegram has made. */
    boolean isBare() {
        return reply == null && writes == Writes.NONE;
    }

    /** Every row that it ends. */
    List<RowKey> rows() {
        return further.isEmpty()
                ? List.of(key)
                : Stream.concat(Stream.of(key), further.stream()).toList();
    }

    short state() {
        if (reply != null) {
            return RowState.CLOSED;
        }
        return error == null ? RowState.DONE : RowState.DEAD;
    }
}

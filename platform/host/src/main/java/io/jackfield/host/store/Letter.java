package io.jackfield.host.store;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What could not be answered or delivered.
 *
 * @param open whether somebody has to see to it; else it is being replayed, or was
 * @param plugin whose fault it was, or whose message; empty where nobody knows
 * @param version of the plugin then, or empty
 * @param at when it was set aside last
 * @param further rows of the other messages of an album
 * @param calls what the user was told, or what is to be sent again, framed
 * @param tries how often it was replayed in vain
 */
public record Letter(
        RowKey key,
        LetterKind kind,
        boolean open,
        String plugin,
        String version,
        String code,
        String words,
        String stack,
        long chat,
        OptionalLong person,
        Instant at,
        List<RowKey> further,
        Optional<Buffer> calls,
        int tries,
        Optional<Instant> replayedAt) {

    /** Where it is in a list. */
    public Position position() {
        return new Position(at, key.updateId(), key.bot());
    }

    /** A place in a list of letters. */
    public record Position(Instant at, long updateId, int bot) {
        /** Before all others. */
        public static final Position FIRST = new Position(Instant.EPOCH, 0, 0);

        /** Behind all others. */
        public static final Position LAST = new Position(Instant.parse("9999-12-31T00:00:00Z"), 0, 0);

        /** As it stands in addresses. */
        @Override
        public String toString() {
            return at + "_" + updateId + "_" + bot;
        }

        /** @throws IllegalArgumentException when it is none */
        public static Position parse(String text) {
            String[] parts = text.split("_");
            if (parts.length != 3) {
                throw new IllegalArgumentException("'" + text + "' is no place in a list of letters");
            }
            try {
                return new Position(Instant.parse(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
            } catch (java.time.DateTimeException | NumberFormatException e) {
                throw new IllegalArgumentException("'" + text + "' is no place in a list of letters", e);
            }
        }
    }
}

package io.jackfield.host.event;

import io.jackfield.host.store.EventRow;
import io.jackfield.host.store.EventTable.Position;
import io.jackfield.host.store.EventTable.Stored;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

/** Events as a listener's feed reads them. */
final class TestEvents {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private TestEvents() {}

    /** @param person 0 for one about nobody */
    static Stored stored(long id, long person, String what) {
        OptionalLong whom = person == 0 ? OptionalLong.empty() : OptionalLong.of(person);
        return new Stored(new Position(20_000, id), EventRow.of(7, NOON, whom, "deed.done", Map.of("what", what)));
    }

    static String what(Stored stored) {
        return stored.event().event("shop").facts().get("what");
    }
}

package io.jackfield.host.outbox;

import java.util.HashMap;
import java.util.Map;

/** Chats that have lately not taken a rich message, so that not every answer fails there first. Core loop only. */
final class RichRefusals {
    private static final long REMEMBERED_NANOS = 3_600_000_000_000L;

    private final Map<Place, Long> until = new HashMap<>();

    private record Place(int bot, long chat) {}

    void note(int bot, long chat, long now) {
        until.put(new Place(bot, chat), now + REMEMBERED_NANOS);
    }

    boolean knows(int bot, long chat, long now) {
        Long end = until.get(new Place(bot, chat));
        return end != null && end > now;
    }

    /** Forgets those of long ago; call it now and then. */
    void tidy(long now) {
        until.values().removeIf(end -> end <= now);
    }
}

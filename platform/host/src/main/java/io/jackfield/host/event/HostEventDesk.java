package io.jackfield.host.event;

import io.jackfield.api.desk.EventDesk;
import io.jackfield.api.event.Event;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.store.EventRow;
import io.jackfield.host.store.EventTable;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The event desk. */
public final class HostEventDesk implements EventDesk {
    private static final Duration COUNTING = Duration.ofSeconds(60);
    private static final int LONGEST_PAGE = 1_000;

    private final Blocking blocking;
    private final EventTable table;
    private final Function<String, ServedBot> bots;
    private final Clock clock;

    /** @param bots the bot of an id; throws {@code NOT_FOUND} when it is not served */
    public HostEventDesk(Blocking blocking, EventTable table, Function<String, ServedBot> bots, Clock clock) {
        this.blocking = blocking;
        this.table = table;
        this.bots = bots;
        this.clock = clock;
    }

    @Override
    public void record(Event event) {
        EventRow row = EventRow.ofPlugin(bots.apply(event.bot()).number(), clock.instant(), event);
        blocking.get("event", () -> table.add(row));
    }

    @Override
    public List<Count> count(String bot, Query query) {
        int number = bots.apply(bot).number();
        return blocking.get("event", COUNTING, () -> table.count(number, query));
    }

    @Override
    public long people(String bot, Span span) {
        int number = bots.apply(bot).number();
        return blocking.get("event", COUNTING, () -> table.people(number, span));
    }

    @Override
    public List<Activity> activity(String bot, Span span, Optional<Activity> after, int most) {
        requirePage(most);
        int number = bots.apply(bot).number();
        return blocking.get("event", COUNTING, () -> table.activity(number, span, after, most));
    }

    /** Throws unless a page may be so long. */
    public static void requirePage(int most) {
        if (most < 1 || most > LONGEST_PAGE) {
            throw new IllegalArgumentException("most is " + most + "; ask for 1 to " + LONGEST_PAGE);
        }
    }
}

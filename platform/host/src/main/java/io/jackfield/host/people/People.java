package io.jackfield.host.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jackfield.api.chat.Person;
import io.jackfield.host.store.EventRow;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.PersonKey;
import io.jackfield.host.store.PersonRow;
import io.jackfield.host.store.RowKey;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;

/** Knows whom each bot has met. Core loop only. */
public final class People {
    private static final int MOST_REMEMBERED = 100_000;

    private final JournalWriter journal;
    private final Reachability stored;
    private final Cache<Key, Known> known = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .executor(Runnable::run)
            .build();

    public People(JournalWriter journal, Reachability stored) {
        this.journal = journal;
        this.stored = stored;
    }

    /** Stores that somebody has blocked a bot, or has come back, and the event where that is news. */
    @FunctionalInterface
    public interface Reachability {
        Future<Void> store(int bot, long id, boolean reachable, Optional<EventRow> change);
    }

    private record Key(int bot, long id) {}

    /** What is stored of somebody, and the day on which they were last seen. */
    private record Known(PersonRow row, int day) {
        boolean covers(PersonRow other, int seen) {
            return row.equals(other) && day >= seen;
        }
    }

    /**
     * Somebody wrote. What is stored of them is written only when it is not the same any more, and once a day.
     *
     * @param joined what is recorded when it is their first time
     */
    public void met(Person person, RowKey update, Supplier<Optional<EventRow>> joined) {
        PersonRow row = new PersonRow(
                update.bot(),
                person.id(),
                person.firstName(),
                person.lastName(),
                person.username().orElse(""),
                person.language());
        Key key = new Key(update.bot(), person.id());
        Known before = known.getIfPresent(key);
        if (before == null || !before.covers(row, update.day())) {
            known.put(key, new Known(row, update.day()));
            journal.meet(row, joined.get(), update);
        }
    }

    /** What was stored of somebody has been deleted. */
    public void forgotten(PersonKey person) {
        known.invalidate(new Key(person.bot(), person.person()));
    }

    /**
     * Somebody blocked the bot, or came back.
     *
     * @param change what is recorded when that is news
     */
    public Future<Void> reachable(int bot, long id, boolean reachable, Optional<EventRow> change) {
        known.invalidate(new Key(bot, id));
        return stored.store(bot, id, reachable, change);
    }
}

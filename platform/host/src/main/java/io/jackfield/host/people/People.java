package io.jackfield.host.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jackfield.api.chat.Person;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.PersonRow;
import io.jackfield.host.store.PersonTable;
import io.jackfield.host.store.RowKey;
import io.vertx.core.Future;

/** Knows whom each bot has met. Core loop only. */
public final class People {
    private static final int MOST_REMEMBERED = 100_000;

    private final JournalWriter journal;
    private final PersonTable table;
    private final Cache<Key, PersonRow> known = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .executor(Runnable::run)
            .build();

    public People(JournalWriter journal, PersonTable table) {
        this.journal = journal;
        this.table = table;
    }

    private record Key(int bot, long id) {}

    /** Somebody wrote. What is stored of them is written only when it is not the same any more. */
    public void met(Person person, RowKey update) {
        PersonRow row = new PersonRow(
                update.bot(),
                person.id(),
                person.firstName(),
                person.lastName(),
                person.username().orElse(""),
                person.language());
        Key key = new Key(update.bot(), person.id());
        if (!row.equals(known.getIfPresent(key))) {
            known.put(key, row);
            journal.meet(row, update);
        }
    }

    /** Somebody blocked the bot, or came back. */
    public Future<Void> reachable(int bot, long id, boolean reachable) {
        known.invalidate(new Key(bot, id));
        return table.reachable(bot, id, reachable);
    }
}

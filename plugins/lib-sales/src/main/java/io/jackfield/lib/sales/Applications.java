package io.jackfield.lib.sales;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.lib.sales.Change.What;
import io.jackfield.lib.sales.Sql.Transaction;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Makes and changes applications; what it is asked with a key is done once, whoever asks again with it. Every method
 * blocks, is one transaction and throws {@link JackfieldException} with {@link StandardError#UNAVAILABLE} while the
 * database is away. From any thread.
 */
public final class Applications {
    private final Sql sql;
    private final Clock clock;

    /** @param database {@code context.database("lib-sales")} */
    public Applications(DataSource database, Clock clock) {
        sql = new Sql(database);
        this.clock = clock;
    }

    /**
     * What became of a draft, or of something that was to be done.
     *
     * @param done whether this call, or an earlier one with its key, has done it; otherwise the application is as it
     *     was
     */
    public record Outcome(Application application, boolean done) {}

    /**
     * Makes an application with the next number of its year, or gives the open one that this person has already. A
     * number that was given has an application, whatever happens in between: both are one transaction under the lock of
     * the counter.
     *
     * @param zone in which years begin
     * @param key the same for every try of one request
     */
    public Outcome submit(Draft draft, ZoneId zone, String key) {
        Instant now = clock.instant();
        int year = now.atZone(zone).getYear();
        return sql.inTransaction(transaction -> {
            int last = lockCounter(transaction, draft.bot(), year);
            Optional<Application> made = transaction.first(
                    Rows::application, "SELECT " + Rows.APPLICATION + " FROM application WHERE request_key = ?", key);
            if (made.isPresent()) {
                return new Outcome(made.get(), true);
            }
            Optional<Application> open = open(transaction, draft.bot(), draft.person());
            if (open.isPresent()) {
                return new Outcome(open.get(), false);
            }
            transaction.update(
                    "UPDATE application_counter SET last = ? WHERE bot = ? AND year = ?", last + 1, draft.bot(), year);
            return new Outcome(insert(transaction, draft, number(year, last + 1), now, key), true);
        });
    }

    private static int lockCounter(Transaction transaction, String bot, int year) throws SQLException {
        transaction.update(
                "INSERT INTO application_counter (bot, year, last) VALUES (?, ?, 0) ON CONFLICT DO NOTHING", bot, year);
        return transaction
                .first(
                        row -> row.getInt("last"),
                        "SELECT last FROM application_counter WHERE bot = ? AND year = ? FOR UPDATE",
                        bot,
                        year)
                .orElseThrow();
    }

    private static String number(int year, int count) {
        return "A-%d-%06d".formatted(year, count);
    }

    private static Application insert(Transaction transaction, Draft draft, String number, Instant now, String key)
            throws SQLException {
        Application made = transaction
                .first(
                        Rows::application,
                        "INSERT INTO application (bot, number, request_key, person, name, phone, package, source, status,"
                                + " created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'new', ?, ?) RETURNING "
                                + Rows.APPLICATION,
                        draft.bot(),
                        number,
                        key,
                        draft.person(),
                        draft.contact().name(),
                        draft.contact().phone(),
                        draft.packageId(),
                        draft.source(),
                        now,
                        now)
                .orElseThrow();
        remember(transaction, made, new Change(now, draft.actor(), What.CREATED, number), key);
        return made;
    }

    public Optional<Application> find(String bot, String number) {
        return sql.inTransaction(transaction -> transaction.first(
                Rows::application,
                "SELECT " + Rows.APPLICATION + " FROM application WHERE bot = ? AND number = ?",
                bot,
                number));
    }

    /** The open application of a person, else their latest one. */
    public Optional<Application> latest(String bot, long person) {
        return sql.inTransaction(transaction -> transaction.first(
                Rows::application,
                "SELECT " + Rows.APPLICATION + " FROM application WHERE bot = ? AND person = ? ORDER BY " + Rows.OPEN
                        + " DESC, id DESC LIMIT 1",
                bot,
                person));
    }

    private static Optional<Application> open(Transaction transaction, String bot, long person) throws SQLException {
        return transaction.first(
                Rows::application,
                "SELECT " + Rows.APPLICATION + " FROM application WHERE bot = ? AND person = ? AND " + Rows.OPEN,
                bot,
                person);
    }

    /**
     * Does what a manager wants; not done when it does not fit, or when the applicant has made another one meanwhile.
     */
    public Outcome act(String bot, String number, Action action, Actor actor, String key) {
        return change(bot, number, key, What.STATUS, (transaction, before) -> {
            Status status = action.from(before.status());
            boolean theirsAlready = before.manager().filter(actor::equals).isPresent() && status == before.status();
            if (!action.fits(before.status()) || theirsAlready || wouldBeSecond(transaction, before, status)) {
                return Optional.empty();
            }
            Actor manager = action == Action.TAKE ? actor : before.manager().orElse(actor);
            transaction.update(
                    "UPDATE application SET status = ?, manager = ?, manager_name = ? WHERE bot = ? AND number = ?",
                    status.word(),
                    manager.id(),
                    manager.name(),
                    bot,
                    number);
            return Optional.of(new Change(clock.instant(), actor, What.STATUS, status.word()));
        });
    }

    private static boolean wouldBeSecond(Transaction transaction, Application before, Status status)
            throws SQLException {
        return !before.status().isOpen()
                && status.isOpen()
                && before.person().isPresent()
                && open(transaction, before.bot(), before.person().getAsLong()).isPresent();
    }

    /** Adds a note, up to 1000 characters. */
    public Outcome note(String bot, String number, String words, Actor actor, String key) {
        return change(
                bot,
                number,
                key,
                What.NOTE,
                (transaction, before) -> Optional.of(new Change(clock.instant(), actor, What.NOTE, words)));
    }

    /**
     * Changes name, phone or package of an open application; a closed one stays as it is, and what is the same already.
     */
    public Outcome correct(String bot, String number, What what, String value, Actor actor, String key) {
        String column = switch (what) {
            case NAME, PHONE, PACKAGE -> what.word();
            default -> throw new IllegalArgumentException(what + " cannot be corrected");
        };
        return change(bot, number, key, what, (transaction, before) -> {
            if (!before.status().isOpen() || value.equals(valueOf(before, what))) {
                return Optional.empty();
            }
            transaction.update(
                    "UPDATE application SET " + column + " = ? WHERE bot = ? AND number = ?", value, bot, number);
            return Optional.of(new Change(clock.instant(), actor, what, value));
        });
    }

    private static String valueOf(Application application, What what) {
        return switch (what) {
            case NAME -> application.contact().name();
            case PHONE -> application.contact().phone();
            default -> application.packageId();
        };
    }

    /** Changes a locked application, and says how; empty when nothing was to be changed. */
    @FunctionalInterface
    private interface Changing {
        Optional<Change> in(Transaction transaction, Application before) throws SQLException;
    }

    private Outcome change(String bot, String number, String key, What what, Changing changing) {
        return sql.inTransaction(transaction -> {
            Application before = transaction
                    .first(
                            Rows::application,
                            "SELECT " + Rows.APPLICATION + " FROM application WHERE bot = ? AND number = ? FOR UPDATE",
                            bot,
                            number)
                    .orElseThrow(() -> new JackfieldException(
                            StandardError.NOT_FOUND, "bot " + bot + " has no application " + number));
            if (isRemembered(transaction, key, what)) {
                return new Outcome(before, true);
            }
            Optional<Change> change = changing.in(transaction, before);
            if (change.isEmpty()) {
                return new Outcome(before, false);
            }
            remember(transaction, before, change.get(), key);
            return new Outcome(touched(transaction, before, change.get().at()), true);
        });
    }

    private static boolean isRemembered(Transaction transaction, String key, What what) throws SQLException {
        return transaction
                .first(
                        row -> true,
                        "SELECT 1 FROM application_change WHERE request_key = ? AND what = ?",
                        key,
                        what.word())
                .isPresent();
    }

    private static void remember(Transaction transaction, Application application, Change change, String key)
            throws SQLException {
        transaction.update(
                "INSERT INTO application_change (application, at, actor, actor_name, what, value, request_key)"
                        + " SELECT id, ?, ?, ?, ?, ?, ? FROM application WHERE bot = ? AND number = ?",
                change.at(),
                change.actor().id(),
                change.actor().name(),
                change.what().word(),
                change.value(),
                key,
                application.bot(),
                application.number());
    }

    private static Application touched(Transaction transaction, Application application, Instant now)
            throws SQLException {
        return transaction
                .first(
                        Rows::application,
                        "UPDATE application SET version = version + 1, changed_at = ?, reminded_at = NULL"
                                + " WHERE bot = ? AND number = ? RETURNING " + Rows.APPLICATION,
                        now,
                        application.bot(),
                        application.number())
                .orElseThrow();
    }

    /** The latest changes of an application, oldest first. */
    public List<Change> changes(String bot, String number, int most) {
        return sql.inTransaction(transaction -> transaction
                .all(
                        Rows::change,
                        "SELECT c.* FROM application_change c JOIN application a ON a.id = c.application"
                                + " WHERE a.bot = ? AND a.number = ? ORDER BY c.id DESC LIMIT ?",
                        bot,
                        number,
                        most)
                .reversed());
    }
}

package io.jackfield.lib.sales;

import io.jackfield.api.operator.ListQuestion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * What managers have to see: applications by page, those whose latest state is not shown yet, and those left lying.
 * Blocks and fails as {@link Applications} does. From any thread.
 */
public final class ApplicationBoard {
    private final Sql sql;
    private final Clock clock;

    /** @param database {@code context.database("lib-sales")} */
    public ApplicationBoard(DataSource database, Clock clock) {
        sql = new Sql(database);
        this.clock = clock;
    }

    /**
     * Some applications, newest first.
     *
     * @param question filters {@code status} and {@code package}, times of making, and {@code after} as the number of
     *     the last one of the page before
     */
    public List<Application> page(String bot, ListQuestion question) {
        StringBuilder where = new StringBuilder("bot = ?");
        List<Object> values = new ArrayList<>(List.of(bot));
        question.filters().forEach((column, value) -> {
            if (column.equals("status") || column.equals("package")) {
                where.append(" AND ").append(column).append(" = ?");
                values.add(value);
            }
        });
        question.from().ifPresent(from -> {
            where.append(" AND created_at >= ?");
            values.add(from);
        });
        question.to().ifPresent(to -> {
            where.append(" AND created_at < ?");
            values.add(to);
        });
        question.after().ifPresent(after -> {
            where.append(" AND id < (SELECT id FROM application WHERE bot = ? AND number = ?)");
            values.add(bot);
            values.add(after);
        });
        values.add(question.most());
        return sql.inTransaction(transaction -> transaction.all(
                Rows::application,
                "SELECT " + Rows.APPLICATION + " FROM application WHERE " + where + " ORDER BY id DESC LIMIT ?",
                values.toArray()));
    }

    /**
     * Notes that this version was shown; false when a later one was, so that what stands there now is older than that.
     */
    public boolean shown(Application application) {
        return sql.inTransaction(transaction -> transaction.update(
                        "UPDATE application SET shown_version = ? WHERE bot = ? AND number = ? AND shown_version <= ?",
                        application.version(),
                        application.bot(),
                        application.number(),
                        application.version())
                == 1);
    }

    /** Those whose latest version was not shown, oldest first. */
    public List<Application> notShown(String bot, int most) {
        return sql.inTransaction(transaction -> transaction.all(
                Rows::application,
                "SELECT " + Rows.APPLICATION
                        + " FROM application WHERE bot = ? AND shown_version < version ORDER BY id LIMIT ?",
                bot,
                most));
    }

    /**
     * Open applications to which nobody has done anything for so long, nor been reminded of it.
     *
     * @param isNew whether those that nobody has taken are meant, or the others
     */
    public List<Application> lying(String bot, boolean isNew, Duration time, int most) {
        Instant before = clock.instant().minus(time);
        return sql.inTransaction(transaction -> transaction.all(
                Rows::application,
                "SELECT " + Rows.APPLICATION + " FROM application WHERE bot = ? AND " + Rows.OPEN
                        + " AND (status = 'new') = ? AND coalesce(reminded_at, changed_at) <= ? ORDER BY id LIMIT ?",
                bot,
                isNew,
                before,
                most));
    }

    /** Notes that the managers were reminded. */
    public void reminded(Application application) {
        Instant now = clock.instant();
        sql.inTransaction(transaction -> transaction.update(
                "UPDATE application SET reminded_at = ? WHERE bot = ? AND number = ? AND version = ?",
                now,
                application.bot(),
                application.number(),
                application.version()));
    }
}

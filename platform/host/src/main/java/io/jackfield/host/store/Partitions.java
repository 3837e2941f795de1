package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The days of the journal and of events: makes the partitions that are about to be needed and drops those that are old.
 * Emptied rows are 100 bytes each, so a day of much traffic is given back in an instant instead of being deleted row by
 * row. A day with a payment that is not in the ledger yet stays.
 */
public final class Partitions {
    private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);
    static final String PREFIX = "journal_";
    private static final Pattern NAME = Pattern.compile("[a-z]+_(\\d+)");
    /** Telegram keeps an undelivered update for 24 hours, so two days back is enough. */
    private static final int DAYS_BACK = 2;

    private static final int DAYS_AHEAD = 2;
    /** A check is violated; the only one of the journal and of events is that there is a partition. */
    private static final String NO_PARTITION = "23514";

    private final SqlClient client;
    private final Clock clock;
    private final int keepDays;
    private final int keepEventDays;

    public Partitions(SqlClient client, Clock clock, int keepDays, int keepEventDays) {
        this.client = client;
        this.clock = clock;
        this.keepDays = keepDays;
        this.keepEventDays = keepEventDays;
    }

    /** The day a row belongs to: that of the message, kept within the partitions that exist. */
    public static int dayOf(long epochSeconds, int today) {
        int day = (int) Math.floorDiv(epochSeconds, 86_400L);
        return Math.clamp(day, today - DAYS_BACK, today);
    }

    static String nameOf(int day) {
        return PREFIX + day;
    }

    /** Makes the partitions of a day unless they are there. */
    static String create(int day) {
        String values = " for values from (" + day + ") to (" + (day + 1) + ")";
        return "create table if not exists " + nameOf(day) + " partition of journal" + values
                + " with (fillfactor = 50);"
                + "create table if not exists event_" + day + " partition of event" + values + ";";
    }

    /**
     * Writes to the journal or to events, in a statement of its own; where the partition of the row's day is not there
     * yet it is made, and the row written once more.
     */
    static <T> Future<T> withDay(SqlClient client, int day, Supplier<Future<T>> write) {
        return write.get()
                .recover(error -> hasNoPartition(error)
                        ? client.query(create(day)).execute().compose(made -> write.get())
                        : Future.failedFuture(error));
    }

    private static boolean hasNoPartition(Throwable error) {
        return error instanceof PgException refused && NO_PARTITION.equals(refused.getSqlState());
    }

    public static int today(Clock clock) {
        return (int) LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
    }

    /** Makes and drops partitions. */
    public Future<Void> turn() {
        int today = today(clock);
        StringBuilder days = new StringBuilder();
        for (int day = today - DAYS_BACK; day <= today + DAYS_AHEAD; day++) {
            days.append(create(day));
        }
        return client.query(days.toString())
                .execute()
                .compose(done -> dropOld("journal", today - keepDays, this::dropUnlessOwed))
                .compose(done -> dropOld("event", today - keepEventDays, this::drop))
                .compose(done -> index(today - DAYS_BACK));
    }

    /**
     * Days of events that nothing is written to any more get their indexes: by name for figures, by person for what is
     * exported and erased. While a day is written they would cost each command more than the row itself.
     */
    private Future<Void> index(int before) {
        return partitionsOf("event").compose(names -> {
            Future<Void> indexed = Future.succeededFuture();
            for (Matcher name : names) {
                if (Integer.parseInt(name.group(1)) < before) {
                    indexed = indexed.compose(done -> index(name.group()));
                }
            }
            return indexed;
        });
    }

    private Future<Void> index(String partition) {
        return client.query("create index if not exists " + partition + "_name on " + partition
                        + " (bot, name, at); create index if not exists " + partition + "_person on " + partition
                        + " (bot, person, at) where person is not null")
                .execute()
                .mapEmpty();
    }

    /**
     * Gives days of events that are over an index by user, one after the other; on a day that is being written it would
     * cost each update, and to build it would hold up the flush.
     */
    public Future<Void> indexPastEvents() {
        int newest = today(clock) - DAYS_BACK;
        return client.query("select substring(c.relname from '^event_([0-9]+)$')::int as day from pg_inherits i"
                        + " join pg_class c on c.oid = i.inhrelid where i.inhparent = 'event'::regclass"
                        + " and not exists (select from pg_class x where x.relname = c.relname || '_person')"
                        + " order by day desc")
                .execute()
                .compose(rows -> {
                    Future<Void> built = Future.succeededFuture();
                    for (var row : rows) {
                        int day = row.getInteger(0);
                        if (day <= newest) {
                            built = built.compose(done -> client.query("create index if not exists event_" + day
                                            + "_person on event_" + day
                                            + " (bot, person, id) where person is not null")
                                    .execute()
                                    .mapEmpty());
                        }
                    }
                    return built;
                });
    }

    private Future<Void> dropOld(String table, int oldest, Function<String, Future<Void>> drop) {
        return partitionsOf(table).compose(names -> {
            Future<Void> dropped = Future.succeededFuture();
            for (Matcher name : names) {
                if (Integer.parseInt(name.group(1)) < oldest) {
                    dropped = dropped.compose(done -> drop.apply(name.group()));
                }
            }
            return dropped;
        });
    }

    /** Their names, with the day as the first group. */
    private Future<List<Matcher>> partitionsOf(String table) {
        return client.query(
                        "select inhrelid::regclass::text from pg_inherits where inhparent = '" + table + "'::regclass")
                .execute()
                .map(rows -> {
                    List<Matcher> names = new ArrayList<>();
                    rows.forEach(row -> names.add(NAME.matcher(row.getString(0))));
                    names.removeIf(name -> !name.matches());
                    return names;
                });
    }

    private Future<Void> dropUnlessOwed(String partition) {
        return client.query("select exists (select from " + partition + " where state = " + RowState.OPEN
                        + " and (position('\"successful_payment\":'::bytea in payload) > 0"
                        + " or position('\"refunded_payment\":'::bytea in payload) > 0))")
                .execute()
                .compose(rows -> {
                    if (rows.iterator().next().getBoolean(0)) {
                        LOG.warn("journal: {} holds payments that are not in the ledger, so it stays", partition);
                        return Future.succeededFuture();
                    }
                    return drop(partition);
                });
    }

    private Future<Void> drop(String partition) {
        LOG.info("journal: {} is older than it is to be kept and is dropped", partition);
        return client.query("drop table " + partition).execute().mapEmpty();
    }
}

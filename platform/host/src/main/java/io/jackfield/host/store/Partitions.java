package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The days of the journal: makes the partitions that are about to be needed and drops those that are old. Emptied rows are
 * 100 bytes each, so a day of much traffic is given back in an instant instead of being deleted row by row.
 */
public final class Partitions {
    private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);
    static final String PREFIX = "journal_";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)");
    /** Telegram keeps an undelivered update for 24 hours, so two days back is enough. */
    private static final int DAYS_BACK = 2;

    private static final int DAYS_AHEAD = 2;

    private final SqlClient client;
    private final Clock clock;
    private final int keepDays;

    public Partitions(SqlClient client, Clock clock, int keepDays) {
        this.client = client;
        this.clock = clock;
        this.keepDays = keepDays;
    }

    /** The day a row belongs to: that of the message, kept within the partitions that exist. */
    public static int dayOf(long epochSeconds, int today) {
        int day = (int) Math.floorDiv(epochSeconds, 86_400L);
        return Math.clamp(day, today - DAYS_BACK, today);
    }

    static String nameOf(int day) {
        return PREFIX + day;
    }

    /** Makes the partition of a day unless it is there. */
    static String create(int day) {
        return "create table if not exists " + nameOf(day) + " partition of journal for values from (" + day + ") to ("
                + (day + 1) + ") with (fillfactor = 50);";
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
        return client.query(days.toString()).execute().compose(done -> dropOld(today - keepDays));
    }

    private Future<Void> dropOld(int oldest) {
        return client.query("select inhrelid::regclass::text from pg_inherits where inhparent = 'journal'::regclass")
                .execute()
                .compose(rows -> {
                    Future<Void> dropped = Future.succeededFuture();
                    for (var row : rows) {
                        Matcher name = NAME.matcher(row.getString(0));
                        if (name.matches() && Integer.parseInt(name.group(1)) < oldest) {
                            dropped = dropped.compose(done -> drop(name.group()));
                        }
                    }
                    return dropped;
                });
    }

    private Future<Void> drop(String partition) {
        LOG.info("journal: {} is older than {} days and is dropped", partition, keepDays);
        return client.query("drop table " + partition).execute().mapEmpty();
    }
}

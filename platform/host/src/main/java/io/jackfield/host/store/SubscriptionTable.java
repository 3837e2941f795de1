package io.jackfield.host.store;

import io.jackfield.api.memory.Preferences;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who has which plan, had it and will have it; what a change makes of it is decided by those who call. */
public final class SubscriptionTable {
    /** For so long after its end a plan can still matter. */
    public static final Duration REMEMBERED = Duration.ofDays(100);

    /**
     * Everybody with a plan that runs, and those whose bought plan has ended with nothing behind it and is in its
     * grace: {@code g} has the grace of each plan.
     */
    private static final String ACTIVE = "select s.bot, s.plan, count(distinct s.person) from subscription s"
            + " left join unnest($2::int[], $3::text[], $4::bigint[]) as g(bot, plan, seconds)"
            + " on g.bot = s.bot and g.plan = s.plan"
            + " where s.ended_at is null and s.begun_at <= $1 and (s.until is null or s.until > $1"
            + " or s.kind = 'bought' and s.until > $1 - make_interval(secs => g.seconds) and not exists"
            + " (select from subscription n where n.bot = s.bot and n.person = s.person and n.ended_at is null"
            + " and n.begun_at >= s.until))"
            + " group by s.bot, s.plan";

    private final Pool pool;

    public SubscriptionTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * What is known of a user, under their lock.
     *
     * @param counting what has run out, runs or waits, and was not taken back or replaced; in the order of time
     * @param ended the others
     * @param timezone the one that the user has chosen, whatever it is
     */
    public record Known(List<SubscriptionRow> counting, List<SubscriptionRow> ended, Optional<String> timezone) {
        /** Everything that this user was ever given. */
        public Stream<SubscriptionRow> all() {
            return Stream.concat(counting.stream(), ended.stream());
        }
    }

    /**
     * A decision.
     *
     * @param counting what {@link Known#counting} becomes: what is missing ends now
     * @param note what is written down of it; absent when nothing changes
     * @param result for whoever asked
     */
    public record Change<T>(List<SubscriptionRow> counting, Optional<Note> note, T result) {
        public static <T> Change<T> of(List<SubscriptionRow> counting, Note note, T result) {
            return new Change<>(counting, Optional.of(note), result);
        }

        public static <T> Change<T> none(T result) {
            return new Change<>(List.of(), Optional.empty(), result);
        }
    }

    /**
     * A change in words.
     *
     * @param until absent for no end
     */
    public record Note(String action, String plan, Optional<Instant> until) {}

    /** The length of the grace of one plan. */
    public record Grace(int bot, String plan, Duration length) {}

    /** What runs or waits, and what has run out not long ago; in the order of time. */
    public Future<List<SubscriptionRow>> counting(PersonKey user, Instant now) {
        return pool.preparedQuery(SubscriptionRows.SELECT + " where bot = $1 and person = $2 and ended_at is null"
                        + " and (until is null or until > $3)" + SubscriptionRows.ORDER)
                .execute(Tuple.of(user.bot(), user.person(), SubscriptionRows.timestamp(now.minus(REMEMBERED))))
                .map(rows -> SubscriptionRows.read(rows, row -> true));
    }

    /** Plans that a user has tried or bought before. */
    public Future<Set<String>> triedOrBought(PersonKey user) {
        return pool.preparedQuery("select distinct plan from subscription where bot = $1 and person = $2"
                        + " and kind in ('trial', 'bought')")
                .execute(Tuple.of(user.bot(), user.person()))
                .map(rows -> rows.stream().map(row -> row.getString(0)).collect(Collectors.toSet()));
    }

    /** As {@link #change(SqlConnection, PersonKey, Instant, Cause, Function)}, in a transaction of its own. */
    public <T> Future<T> change(PersonKey user, Instant now, Cause cause, Function<Known, Change<T>> decision) {
        return pool.withTransaction(transaction -> change(transaction, user, now, cause, decision));
    }

    /** Changes what a user has, and gives what the decision gave; nobody else decides about the same user meanwhile. */
    public <T> Future<T> change(
            SqlConnection transaction, PersonKey user, Instant now, Cause cause, Function<Known, Change<T>> decision) {
        return PersonLock.take(transaction, user)
                .compose(locked -> known(transaction, user))
                .compose(known -> {
                    Change<T> change = decision.apply(known);
                    return change.note()
                            .map(note -> store(transaction, user, known.counting(), change.counting(), now)
                                    .compose(done -> note(transaction, user, note, now, cause)))
                            .orElseGet(Future::succeededFuture)
                            .map(done -> change.result());
                });
    }

    private static Future<Known> known(SqlConnection transaction, PersonKey user) {
        MemoryScope scope = MemoryScope.ofUser(user.bot(), user.person());
        return transaction
                .preparedQuery(SubscriptionRows.SELECT + " where bot = $1 and person = $2" + SubscriptionRows.ORDER)
                .execute(Tuple.of(user.bot(), user.person()))
                .compose(rows -> new MemoryTable(transaction)
                        .scopes(List.of(scope))
                        .map(memory -> new Known(
                                SubscriptionRows.read(rows, SubscriptionRows::isCounting),
                                SubscriptionRows.read(rows, row -> !SubscriptionRows.isCounting(row)),
                                Optional.ofNullable(memory.get(scope).get(Preferences.TIME_ZONE)))));
    }

    private static Future<Void> store(
            SqlConnection transaction,
            PersonKey user,
            List<SubscriptionRow> before,
            List<SubscriptionRow> after,
            Instant now) {
        Future<Void> stored = SubscriptionRows.end(transaction, before, after, now);
        for (SubscriptionRow row : after) {
            if (row.id() == SubscriptionRow.NEW) {
                stored = stored.compose(done -> SubscriptionRows.insert(transaction, user, row));
            } else if (!before.contains(row)) {
                stored = stored.compose(done -> SubscriptionRows.move(transaction, row));
            }
        }
        return stored;
    }

    private static Future<Void> note(SqlConnection transaction, PersonKey user, Note note, Instant now, Cause cause) {
        return BillingActions.note(
                transaction, user, note.action(), note.plan(), note.until().orElse(null), now, cause);
    }

    /** How many users have each plan, by bot and plan; those count too who have it for its grace. */
    public Future<Map<Integer, Map<String, Long>>> active(Instant now, List<Grace> graces) {
        return pool.preparedQuery(ACTIVE)
                .execute(Tuple.of(SubscriptionRows.timestamp(now))
                        .addValue(graces.stream().map(Grace::bot).toArray(Integer[]::new))
                        .addValue(graces.stream().map(Grace::plan).toArray(String[]::new))
                        .addValue(graces.stream()
                                .map(grace -> grace.length().toSeconds())
                                .toArray(Long[]::new)))
                .map(rows -> {
                    Map<Integer, Map<String, Long>> counts = new HashMap<>();
                    rows.forEach(row -> counts.computeIfAbsent(row.getInteger(0), bot -> new HashMap<>())
                            .put(row.getString(1), row.getLong(2)));
                    return counts;
                });
    }
}

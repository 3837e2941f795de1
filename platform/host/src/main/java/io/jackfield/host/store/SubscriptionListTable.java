package io.jackfield.host.store;

import io.jackfield.host.store.SubscriptionTable.Grace;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The subscriptions of a bot as operators list them, page by page: the next to end first, those without end last. */
public final class SubscriptionListTable {
    /** In place of the end of those that have none. */
    private static final String ENDS = "coalesce(s.until, 'infinity'::timestamptz)";

    /** The same plan or another one that begins where this one ends, or has begun by then. */
    private static final String NEXT = "(select n.plan from subscription n where n.bot = s.bot and n.person = s.person"
            + " and n.ended_at is null and n.begun_at >= s.until order by n.begun_at limit 1)";

    private static final String STATE = "case when s.ended_at is not null then 'taken_back'"
            + " when s.begun_at > $2 then 'waiting'"
            + " when s.until is null or s.until > $2 then case s.kind when 'trial' then 'trial' else 'active' end"
            + " when s.kind = 'bought' and s.until > $2 - make_interval(secs => coalesce(g.seconds, 0)) and "
            + NEXT + " is null then 'grace'"
            + " else 'expired' end";

    private static final String SELECT = "select * from (select s.*, " + ENDS + " as ends, " + STATE + " as state, "
            + NEXT + " as next_plan, p.first_name, p.last_name, p.username,"
            + " exists (select from payment_renewal r where r.bot = s.bot and r.person = s.person and r.plan = s.plan"
            + " and r.wanted and (r.state = 'on' or " + RenewalTable.PAID_OFFER + ")) as renews"
            + " from subscription s left join unnest($3::text[], $4::bigint[]) as g(plan, seconds) on g.plan = s.plan"
            + " left join person p on p.bot = s.bot and p.id = s.person"
            + " where s.bot = $1 and (" + ENDS + ", s.id) > ($5, $6)"
            + " and ($8::text is null or s.plan = $8) and ($10::bigint is null or s.person = $10)"
            + " and ($11::timestamptz is null or " + ENDS + " < $11)) as listed"
            + " where state = any($9) and (not $12 or next_plan is null) order by ends, id limit $7";

    private final SqlClient client;

    public SubscriptionListTable(SqlClient client) {
        this.client = client;
    }

    /** Where a subscription stands. */
    public enum State {
        /** Tried for nothing, and not over. */
        TRIAL,
        ACTIVE,
        /** Its end is over, and its user has it for the payment that is due. */
        GRACE,
        /** It comes after what its user has now. */
        WAITING,
        EXPIRED,
        /** By an operator or with a refund, or replaced. */
        TAKEN_BACK;

        /** Those by which somebody has a plan at this moment. */
        public static final Set<State> CURRENT = Set.of(TRIAL, ACTIVE, GRACE);
    }

    /**
     * Which subscriptions; an absent value leaves nothing out.
     *
     * @param endsFrom the earliest end
     * @param endsTo the latest end, excluded
     * @param last only those that nothing follows
     */
    public record Filter(
            Set<State> states,
            Optional<String> plan,
            Optional<Long> person,
            Optional<Instant> endsFrom,
            Optional<Instant> endsTo,
            boolean last) {
        public Filter {
            states = Set.copyOf(states);
        }

        private boolean isOfPast() {
            return states.contains(State.EXPIRED) || states.contains(State.TAKEN_BACK);
        }
    }

    /**
     * A subscription with its user.
     *
     * @param endedAt when it was taken back; absent where it was not
     * @param next the plan that follows it
     * @param renews whether the next payment is taken by itself
     */
    public record Entry(
            SubscriptionRow row,
            long person,
            String name,
            String username,
            State state,
            Optional<Instant> endedAt,
            Optional<String> next,
            boolean renews) {
        public Place place() {
            return new Place(row.until(), row.id());
        }
    }

    /**
     * A place in the list.
     *
     * @param until absent among those without end
     */
    public record Place(Optional<Instant> until, long id) {
        /** Before all. */
        public static final Place START = new Place(Optional.of(Instant.EPOCH), 0);

        private Place orBefore(Instant end) {
            return until.isPresent() && until.get().isBefore(end) ? new Place(Optional.of(end), 0) : this;
        }
    }

    /** Those after a place. */
    public Future<List<Entry>> after(int bot, List<Grace> graces, Filter filter, Place place, Instant now, int most) {
        Place begin = place.orBefore(filter.endsFrom().orElse(Instant.EPOCH));
        return page(bot, graces, filter, filter.isOfPast() ? begin : begin.orBefore(earliest(graces, now)), now, most);
    }

    /** What has ended before counts no more. */
    private static Instant earliest(List<Grace> graces, Instant now) {
        return graces.stream()
                .map(grace -> now.minus(grace.length()))
                .min(Comparator.naturalOrder())
                .orElse(now);
    }

    private Future<List<Entry>> page(int bot, List<Grace> graces, Filter filter, Place place, Instant now, int most) {
        return client.preparedQuery(SELECT)
                .execute(Tuple.tuple()
                        .addInteger(bot)
                        .addValue(SubscriptionRows.timestamp(now))
                        .addValue(graces.stream().map(Grace::plan).toArray(String[]::new))
                        .addValue(graces.stream()
                                .map(grace -> grace.length().toSeconds())
                                .toArray(Long[]::new))
                        .addValue(place.until().map(SubscriptionRows::timestamp).orElse(OffsetDateTime.MAX))
                        .addLong(place.id())
                        .addInteger(most)
                        .addString(filter.plan().map(StoredText::clean).orElse(null))
                        .addValue(words(filter.states()))
                        .addLong(filter.person().orElse(null))
                        .addValue(StoredValues.time(filter.endsTo()))
                        .addBoolean(filter.last()))
                .map(rows -> {
                    List<Entry> entries = new ArrayList<>(rows.size());
                    rows.forEach(row -> entries.add(entry(row)));
                    return entries;
                });
    }

    private static String[] words(Set<State> states) {
        return states.stream().map(StoredValues::word).toArray(String[]::new);
    }

    private static Entry entry(Row row) {
        return new Entry(
                SubscriptionRows.read(row),
                row.getLong("person"),
                name(row),
                Optional.ofNullable(row.getString("username")).orElse(""),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                StoredValues.instant(row.getOffsetDateTime("ended_at")),
                Optional.ofNullable(row.getString("next_plan")),
                row.getBoolean("renews"));
    }

    private static String name(Row row) {
        String first = row.getString("first_name");
        return first == null ? "" : (first + " " + row.getString("last_name")).strip();
    }
}

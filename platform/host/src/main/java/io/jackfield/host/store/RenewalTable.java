package io.jackfield.host.store;

import io.jackfield.api.Money;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What goes on by itself, and by what buyers pay for it. */
public final class RenewalTable {
    /** Of a renewal {@code r} that the payment system takes care of: the order that began it has been paid. */
    static final String PAID_OFFER = "r.state = 'offered' and exists (select from payment_transaction t"
            + " where t.order_id = r.order_id and t.provider = r.provider and t.state = 'settled' and not t.surplus)";

    /** A fact of Telegram's subscriptions, in seconds since 1970. */
    private static final String PAID_UNTIL = "subscription_expiration_date";

    private static final String SELECT = "select r.*, m.label, m.secret, o.state as order_state from payment_renewal r"
            + " left join payment_method m on m.id = r.method left join payment_order o on o.id = r.order_id";

    private final SqlClient client;

    /** @param client a connection with an open transaction for {@link #keep} */
    public RenewalTable(SqlClient client) {
        this.client = client;
    }

    /** Where a renewal is. */
    public enum State {
        /** The buyer was shown it; it goes on once the order is paid. */
        OFFERED,
        /** It goes on as long as it is wanted. */
        ON,
        /** The last payment could not be taken. */
        FAILED,
        /** It has been replaced, or what it bought has ended. */
        ENDED
    }

    /** How somebody pays. */
    public record Method(long id, String label, Buffer secret) {}

    /**
     * One renewal.
     *
     * @param order the order that began it
     * @param price the most that the next payment may come to
     * @param method by which the host takes the next payment; absent where the payment system does
     * @param nextAt when the host looks at it again
     * @param tries payments that were refused for the next period
     * @param nextOrder that of the next period, once it has been made
     * @param stoppedByPayer whether the buyer has stopped it at the payment system, where alone it can be resumed
     */
    public record Renewal(
            String order,
            PersonKey user,
            String provider,
            String product,
            String plan,
            String currency,
            Optional<Money> price,
            Optional<Method> method,
            boolean wanted,
            State state,
            Instant nextAt,
            int tries,
            Optional<String> nextOrder,
            boolean stoppedByPayer) {}

    /** A renewal that the payment system takes care of; nothing when the order has one. */
    public Future<Void> offer(int bot, String order, String provider, Instant now) {
        return client.preparedQuery(
                        "insert into payment_renewal(order_id, bot, person, provider, product, plan, currency, wanted,"
                                + " state, next_at) select id, bot, person, $3, product, plan, currency, true, 'offered', $4"
                                + " from payment_order where bot = $1 and id = $2 on conflict (order_id) do nothing")
                .execute(Tuple.of(bot, order, provider, StoredValues.time(now)))
                .mapEmpty();
    }

    /**
     * Keeps how somebody paid, and goes on by that with what the order bought, in place of what the host took for that
     * plan before. False when it is known.
     */
    public Future<Boolean> keep(StoredOrder order, String provider, String label, Buffer secret, Instant now) {
        PersonKey user = new PersonKey(order.bot(), order.order().buyer().id());
        return client.preparedQuery(
                        "select exists (select from payment_renewal where order_id = $1 and method is not null)")
                .execute(Tuple.of(order.order().id()))
                .compose(known -> known.iterator().next().getBoolean(0)
                        ? Future.succeededFuture(false)
                        : saved(user, provider, label, secret, now)
                                .compose(method -> begun(user, order, provider, method, now))
                                .map(true));
    }

    private Future<Long> saved(PersonKey user, String provider, String label, Buffer secret, Instant now) {
        return client.preparedQuery("insert into payment_method(bot, person, provider, label, secret, saved_at)"
                        + " values ($1, $2, $3, $4, $5, $6) on conflict (bot, person, provider, label)"
                        + " do update set secret = excluded.secret, saved_at = excluded.saved_at returning id")
                .execute(Tuple.tuple()
                        .addInteger(user.bot())
                        .addLong(user.person())
                        .addString(provider)
                        .addString(StoredText.clean(label))
                        .addBuffer(secret)
                        .addValue(StoredValues.time(now)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private Future<Void> begun(PersonKey user, StoredOrder stored, String provider, long method, Instant now) {
        return client.preparedQuery(
                        "update payment_renewal set state = 'ended' where bot = $1 and person = $2 and plan = $3"
                                + " and method is not null and state <> 'ended'")
                .execute(Tuple.of(user.bot(), user.person(), stored.plan()))
                .compose(ended -> client.preparedQuery(
                                "insert into payment_renewal(order_id, bot, person, provider, product,"
                                        + " plan, currency, method, wanted, state, next_at, price)"
                                        + " values ($1, $2, $3, $4, $5, $6, $7, $8, true, 'on', $9, case when exists"
                                        + " (select from promo_use where order_id = $1) then null else $10::bigint end)"
                                        + " on conflict (order_id) do update set provider = excluded.provider,"
                                        + " price = excluded.price, method = excluded.method, wanted = true, state = 'on', next_at = excluded.next_at")
                        .execute(Tuple.tuple()
                                .addString(stored.order().id())
                                .addInteger(user.bot())
                                .addLong(user.person())
                                .addString(provider)
                                .addString(stored.order().product().id())
                                .addString(stored.plan())
                                .addString(stored.order().price().currency())
                                .addLong(method)
                                .addValue(StoredValues.time(now))
                                .addLong(stored.order().price().minorUnits())))
                .mapEmpty();
    }

    /** Those of a user that go on, or did until the last payment failed, the newest last. */
    public Future<List<Renewal>> ofUser(PersonKey user) {
        return client.preparedQuery(SELECT + " where r.bot = $1 and r.person = $2 and (r.state in ('on', 'failed')"
                        + " or " + PAID_OFFER + ") order by o.made_at, r.order_id")
                .execute(Tuple.of(user.bot(), user.person()))
                .map(RenewalTable::renewals);
    }

    public Future<Optional<Renewal>> find(int bot, String order) {
        return client.preparedQuery(SELECT + " where r.bot = $1 and r.order_id = $2")
                .execute(Tuple.of(bot, order))
                .map(rows -> renewals(rows).stream().findFirst());
    }

    /** Those that the host looks after and whose time has come. */
    public Future<List<Renewal>> due(List<Integer> bots, Instant now, int most) {
        return client.preparedQuery(SELECT + " where r.state = 'on' and r.wanted and r.method is not null"
                        + " and r.next_at <= $2 and r.bot = any($1) order by r.next_at limit $3")
                .execute(Tuple.of(bots.toArray(Integer[]::new), StoredValues.time(now), most))
                .map(RenewalTable::renewals);
    }

    /** The buyer wants it to go on, or no longer; after a failure it is tried anew. */
    public Future<Void> want(String order, boolean wanted, Instant now) {
        return want(order, wanted, now, "");
    }

    /** The same, said at the payment system; who stops it there can resume it there only. */
    public Future<Void> wantedByPayer(String order, boolean wanted, Instant now) {
        return want(order, wanted, now, ", stopped_by_payer = not $2");
    }

    private Future<Void> want(String order, boolean wanted, Instant now, String further) {
        return client.preparedQuery("update payment_renewal set wanted = $2, next_at = $3,"
                        + " state = case when $2 and state = 'failed' then 'on' else state end,"
                        + " tries = case when $2 then 0 else tries end" + further
                        + " where order_id = $1 and state <> 'ended'")
                .execute(Tuple.of(order, wanted, StoredValues.time(now)))
                .mapEmpty();
    }

    /** The most that the next payments may come to from now on. */
    public Future<Void> agree(String order, Money price) {
        return client.preparedQuery("update payment_renewal set price = $2 where order_id = $1 and currency = $3")
                .execute(Tuple.of(order, price.minorUnits(), price.currency()))
                .mapEmpty();
    }

    /** After a failure a payment was taken after all. */
    public Future<Void> recovered(String order) {
        return client.preparedQuery("update payment_renewal set state = 'on' where order_id = $1 and state = 'failed'")
                .execute(Tuple.of(order))
                .mapEmpty();
    }

    /** Stores how far it has come. */
    public Future<Void> update(String order, State state, Instant nextAt, int tries, Optional<String> nextOrder) {
        return client.preparedQuery("update payment_renewal set state = $2, next_at = $3, tries = $4, next_order = $5"
                        + " where order_id = $1 and state <> 'ended'")
                .execute(Tuple.of(
                        order, StoredValues.word(state), StoredValues.time(nextAt), tries, nextOrder.orElse(null)))
                .mapEmpty();
    }

    /**
     * Whether the payment of this order begins a subscription that the payment system takes care of, while it takes
     * payments for another order's subscription of the same plan.
     */
    public Future<Boolean> isSecond(int bot, String order, Instant now) {
        return client.preparedQuery("select exists (select from payment_renewal mine join payment_renewal r"
                        + " on r.bot = mine.bot and r.person = mine.person and r.plan = mine.plan"
                        + " and r.order_id <> mine.order_id join payment_order o on o.bot = r.bot"
                        + " and o.person = r.person and o.product = r.product join payment_transaction p"
                        + " on p.order_id = o.id and p.provider = r.provider where mine.bot = $1 and mine.order_id = $2"
                        + " and mine.method is null and mine.state = 'offered' and r.method is null and r.wanted"
                        + " and (r.state = 'on' or " + PAID_OFFER + ") and o.id <> $2"
                        + " and p.state = 'settled' and not p.surplus"
                        + " and case when p.facts ->> '" + PAID_UNTIL + "' ~ '^\\d{1,11}$'"
                        + " then (p.facts ->> '" + PAID_UNTIL + "')::bigint > $3 else false end)")
                .execute(Tuple.of(bot, order, now.getEpochSecond()))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static List<Renewal> renewals(RowSet<Row> rows) {
        List<Renewal> renewals = new ArrayList<>(rows.size());
        rows.forEach(row -> renewals.add(new Renewal(
                row.getString("order_id"),
                new PersonKey(row.getInteger("bot"), row.getLong("person")),
                row.getString("provider"),
                row.getString("product"),
                row.getString("plan"),
                row.getString("currency"),
                Optional.ofNullable(row.getLong("price")).map(price -> new Money(price, row.getString("currency"))),
                Optional.ofNullable(row.getLong("method"))
                        .map(id -> new Method(id, row.getString("label"), row.getBuffer("secret"))),
                row.getBoolean("wanted"),
                StoredValues.constant(State.class, row.getString("state")),
                row.getOffsetDateTime("next_at").toInstant(),
                row.getInteger("tries"),
                Optional.ofNullable(row.getString("next_order")),
                row.getBoolean("stopped_by_payer"))));
        return renewals;
    }
}

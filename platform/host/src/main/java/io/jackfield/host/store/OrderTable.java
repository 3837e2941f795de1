package io.jackfield.host.store;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentOrder.Product;
import io.jackfield.api.payment.PaymentOrder.State;
import io.jackfield.host.payment.rules.OrderRow;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What users want to pay for. Who changes an order, or a payment of it, has locked its row before, and who opens orders
 * for a user has locked that user before any row.
 */
public final class OrderTable {
    private static final String SELECT = "select o.*, b.name as bot_name, coalesce(p.first_name, '') as first_name,"
            + " coalesce(p.last_name, '') as last_name, coalesce(p.username, '') as username"
            + " from payment_order o join bot b on b.number = o.bot"
            + " left join person p on p.bot = o.bot and p.id = o.person";

    private final SqlClient client;

    /** @param client a connection with an open transaction for all that changes or locks something */
    public OrderTable(SqlClient client) {
        this.client = client;
    }

    public Future<Optional<StoredOrder>> find(int bot, String id) {
        return one(SELECT + " where o.bot = $1 and o.id = $2", bot, id);
    }

    /** Nobody else decides about the order until the end of the transaction. */
    public Future<Optional<StoredOrder>> lock(int bot, String id) {
        return one(SELECT + " where o.bot = $1 and o.id = $2 for update of o", bot, id);
    }

    private Future<Optional<StoredOrder>> one(String sql, int bot, String id) {
        return StoredText.isClean(id)
                ? client.preparedQuery(sql)
                        .execute(Tuple.of(bot, id))
                        .map(rows -> orders(rows).stream().findFirst())
                : Future.succeededFuture(Optional.empty());
    }

    /** Nobody else opens orders for this user until the end of the transaction. */
    public Future<Void> lockUser(PersonKey user) {
        return client.preparedQuery(
                        "select pg_advisory_xact_lock(hashtextextended('payment_order ' || $1 || ' ' || $2, 0))")
                .execute(Tuple.of(Integer.toString(user.bot()), Long.toString(user.person())))
                .mapEmpty();
    }

    /** The open orders of a user for a product, locked. */
    public Future<List<StoredOrder>> lockOpen(PersonKey user, String product) {
        return client.preparedQuery(SELECT + " where o.bot = $1 and o.person = $2 and o.product = $3"
                        + " and o.state = 'open' order by o.id for update of o")
                .execute(Tuple.of(user.bot(), user.person(), product))
                .map(OrderTable::orders);
    }

    public Future<Void> insert(StoredOrder stored) {
        PaymentOrder order = stored.order();
        return client.preparedQuery(
                        "insert into payment_order(id, bot, person, language, chat, thread, product, plan, period,"
                                + " renews, facts, title, description, price, currency, customer, state, withdrawn, made_at,"
                                + " expires_at, credits) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,"
                                + " $15, $16, $17, $18, $19, $20, $21)")
                .execute(Tuple.tuple()
                        .addString(order.id())
                        .addInteger(stored.bot())
                        .addLong(order.buyer().id())
                        .addString(order.buyer().language())
                        .addLong(order.chat().chat())
                        .addInteger(order.chat().thread().stream()
                                .boxed()
                                .findFirst()
                                .orElse(null))
                        .addString(order.product().id())
                        .addString(stored.plan())
                        .addString(
                                order.product().period().map(Period::toString).orElse(null))
                        .addBoolean(order.product().renews())
                        .addValue(StoredValues.json(order.product().facts()))
                        .addString(StoredText.clean(order.title()))
                        .addString(StoredText.clean(order.description()))
                        .addLong(order.price().minorUnits())
                        .addString(order.price().currency())
                        .addValue(StoredValues.json(order.customer()))
                        .addString(StoredValues.word(order.state()))
                        .addBoolean(stored.row().withdrawn())
                        .addValue(StoredValues.time(stored.madeAt()))
                        .addValue(StoredValues.time(order.expiresAt()))
                        .addLong(stored.credits()))
                .mapEmpty();
    }

    /** Stores where the order is now. */
    public Future<Void> update(OrderRow row) {
        return client.preparedQuery("update payment_order set state = $2, withdrawn = $3 where id = $1")
                .execute(
                        Tuple.of(row.order().id(), StoredValues.word(row.order().state()), row.withdrawn()))
                .mapEmpty();
    }

    /** Adds what the buyer has told of themselves; what they had told before under the same key goes. */
    public Future<Void> addCustomer(String id, Map<String, String> more) {
        return client.preparedQuery("update payment_order set customer = customer || $2::jsonb where id = $1")
                .execute(Tuple.tuple().addString(id).addValue(StoredValues.json(more)))
                .mapEmpty();
    }

    /** What a user has ordered, the newest first. */
    public Future<List<StoredOrder>> ofUser(PersonKey user, int most) {
        return client.preparedQuery(
                        SELECT + " where o.bot = $1 and o.person = $2 order by o.made_at desc, o.id limit $3")
                .execute(Tuple.of(user.bot(), user.person(), most))
                .map(OrderTable::orders);
    }

    /** Orders of a bot that were made before a moment, the newest first. */
    public Future<List<StoredOrder>> madeBefore(int bot, Instant before, int most) {
        return client.preparedQuery(
                        SELECT + " where o.bot = $1 and o.made_at < $2 order by o.made_at desc, o.id limit $3")
                .execute(Tuple.of(bot, StoredValues.time(before), most))
                .map(OrderTable::orders);
    }

    /** The key of an order whose time is over. */
    public record Expired(int bot, String id) {}

    /** Open orders of these bots whose time is over and for which nobody is about to pay. */
    public Future<List<Expired>> expired(List<Integer> bots, Instant now, int most) {
        return client.preparedQuery(
                        "select o.bot, o.id from payment_order o where o.state = 'open' and o.expires_at <= $2"
                                + " and o.bot = any($1) and not exists (select from payment_transaction t where t.order_id = o.id"
                                + " and t.state = 'begun' and (t.lapses_at is null or t.lapses_at > $2))"
                                + " order by o.expires_at limit $3")
                .execute(Tuple.of(bots.toArray(Integer[]::new), StoredValues.time(now), most))
                .map(rows -> {
                    List<Expired> expired = new ArrayList<>();
                    rows.forEach(row -> expired.add(new Expired(row.getInteger(0), row.getString(1))));
                    return expired;
                });
    }

    private static List<StoredOrder> orders(RowSet<Row> rows) {
        List<StoredOrder> orders = new ArrayList<>(rows.size());
        rows.forEach(row -> orders.add(new StoredOrder(
                new OrderRow(order(row), row.getBoolean("withdrawn")),
                row.getInteger("bot"),
                row.getString("plan"),
                row.getLong("credits"),
                row.getOffsetDateTime("made_at").toInstant())));
        return orders;
    }

    private static PaymentOrder order(Row row) {
        Integer thread = row.getInteger("thread");
        return new PaymentOrder(
                row.getString("id"),
                buyer(row),
                new Recipient(
                        row.getString("bot_name"),
                        row.getLong("chat"),
                        thread == null ? OptionalInt.empty() : OptionalInt.of(thread)),
                new Product(
                        row.getString("product"),
                        Optional.ofNullable(row.getString("period")).map(Period::parse),
                        row.getBoolean("renews"),
                        StoredValues.texts(row.getJsonObject("facts"))),
                row.getString("title"),
                row.getString("description"),
                new Money(row.getLong("price"), row.getString("currency")),
                StoredValues.constant(State.class, row.getString("state")),
                row.getOffsetDateTime("expires_at").toInstant(),
                StoredValues.texts(row.getJsonObject("customer")));
    }

    private static Person buyer(Row row) {
        return new Person(
                row.getLong("person"),
                row.getString("first_name"),
                row.getString("last_name"),
                Optional.of(row.getString("username")).filter(name -> !name.isEmpty()),
                row.getString("language"));
    }
}

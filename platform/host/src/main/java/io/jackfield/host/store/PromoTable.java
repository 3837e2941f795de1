package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who has used which promotional code. */
public final class PromoTable {
    private final SqlClient client;

    /** @param client a connection with an open transaction for {@link #use} */
    public PromoTable(SqlClient client) {
        this.client = client;
    }

    /** What came of a code. */
    public enum Used {
        DONE,
        /** By the same person. */
        BEFORE,
        /** By as many as may. */
        UP
    }

    /** @param uses how many people may use it */
    public Future<Used> use(PersonKey user, String code, int uses, Instant now) {
        return client.preparedQuery("select pg_advisory_xact_lock(hashtextextended('promo ' || $1 || ' ' || $2, 0))")
                .execute(Tuple.of(Integer.toString(user.bot()), code))
                .compose(locked -> client.preparedQuery(
                                "select count(*), count(*) filter (where person = $3) from promo_use"
                                        + " where bot = $1 and code = $2")
                        .execute(Tuple.of(user.bot(), code, user.person())))
                .compose(rows -> {
                    var counts = rows.iterator().next();
                    if (counts.getLong(1) > 0) {
                        return Future.succeededFuture(Used.BEFORE);
                    }
                    if (counts.getLong(0) >= uses) {
                        return Future.succeededFuture(Used.UP);
                    }
                    return client.preparedQuery("insert into promo_use(bot, code, person, at) values ($1, $2, $3, $4)")
                            .execute(Tuple.of(user.bot(), code, user.person(), StoredValues.time(now)))
                            .map(Used.DONE);
                });
    }

    /**
     * A code that a user has given and no paid order bears.
     *
     * @param order an order that bears it, not paid
     */
    public record Held(String code, Optional<String> order) {}

    /** The first one first. */
    public Future<List<Held>> held(PersonKey user) {
        return client.preparedQuery(
                        "select u.code, u.order_id from promo_use u left join payment_order o on o.id = u.order_id"
                                + " where u.bot = $1 and u.person = $2 and (o.id is null or o.state not in ('paid', 'refunded'))"
                                + " order by u.at, u.code")
                .execute(Tuple.of(user.bot(), user.person()))
                .map(rows -> {
                    List<Held> held = new ArrayList<>();
                    rows.forEach(row -> held.add(new Held(row.getString(0), Optional.ofNullable(row.getString(1)))));
                    return held;
                });
    }

    /**
     * The order bears the discount of the code now, unless another one has come to bear it meanwhile.
     *
     * @param held as it was read
     * @return whether it does
     */
    public Future<Boolean> attach(PersonKey user, Held held, String order) {
        return client.preparedQuery("update promo_use set order_id = $4 where bot = $1 and person = $2 and code = $3"
                        + " and (order_id is not distinct from $5 or order_id = $4)")
                .execute(Tuple.of(
                        user.bot(),
                        user.person(),
                        held.code(),
                        order,
                        held.order().orElse(null)))
                .map(rows -> rows.rowCount() == 1);
    }
}

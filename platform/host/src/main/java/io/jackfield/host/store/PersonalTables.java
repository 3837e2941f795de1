package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every table of the host that knows a user: what it holds of them, and what becomes of that when they want to be
 * forgotten. Who adds a table with users in it adds a row to {@link #ALL}. In all statements $1 is the bot and $2 the
 * user. Left out are {@code hold}, whose rows end with the calls that they are for, {@code mail}, which knows addresses
 * and no users, and what is kept of groups, where nobody knows who said what.
 */
public final class PersonalTables {
    /** Nobody: who stands where somebody was who has been forgotten. */
    private static final String NOBODY = "person = 0";

    private static final String PERSON = "bot = $1 and person = $2";
    private static final String CHAT = "bot = $1 and chat = $2";
    /** Shelves of the user, in whatever chat, and the ends of steps that wait for them. */
    private static final String SHELVES = "bot = $1 and (scope = 'user:' || $2::bigint"
            + " or scope like '%:user:' || $2::bigint"
            + " or plugin = '' and scope = '#steps' and name like $2::bigint || ':%')";

    private static final String ORDERS = "select id from payment_order where " + PERSON;
    private static final String PAYMENTS = "select number from payment_transaction where order_id in (" + ORDERS + ")";
    /** Those that name an order of the user. */
    private static final String CALLS = "bot = $1 and exists (select from payment_order o"
            + " where o.bot = $1 and o.person = $2 and (position(o.id in path) > 0"
            + " or position(convert_to(o.id, 'UTF8') in body) > 0))";

    /** In this order: what is found by way of another table goes before that. */
    private static final List<PersonalTable> ALL = List.of(
            PersonalTable.of("person", "*", "bot = $1 and id = $2"),
            PersonalTable.of("user_block", "at, reason", PERSON),
            PersonalTable.of("memory", "plugin, scope, name, value", SHELVES),
            PersonalTable.of("dialogue", "thread, said_at, position, role, body", CHAT),
            PersonalTable.of("shown_message", "plugin, key, message, shown_at", CHAT),
            PersonalTable.of(
                            "journal",
                            "day, update_id, state, payload as payload_bytes, error",
                            CHAT + " and state in (3, 4)")
                    .keeping("payload = null, reply = null, error = null"),
            PersonalTable.of("letter", "at, update_id, kind, plugin, code", "bot = $1 and (person = $2 or chat = $2)"),
            PersonalTable.of("event", "at, name, facts", PERSON).keeping("person = null, facts = '{}'"),
            PersonalTable.of("statistic_person", "last_day, weeks", PERSON),
            PersonalTable.of("event_delivery", "listener, at, tries, due_at", PERSON),
            PersonalTable.of("notice", "kind, key, plugin, state, at", CHAT),
            PersonalTable.of("notice_off", "kind", PERSON),
            PersonalTable.of("broadcast_delivery", "broadcast, state, at, error", PERSON),
            PersonalTable.of("notice_quiet", "begins, ends", PERSON),
            PersonalTable.of("report_delivery", "report, period, subject, due_at, state, at, error", CHAT),
            PersonalTable.of("report_comment", "report, period, subject, said, at", CHAT),
            PersonalTable.of("report_asked", "report, period, subject, at, state", CHAT),
            PersonalTable.of("usage", "plan, period, offer, requests, tokens, cost_usd", PERSON),
            PersonalTable.of(
                    "subscription_notice", "*", "subscription in (select id from subscription where " + PERSON + ")"),
            PersonalTable.of("subscription", "plan, kind, begun_at, until, ended_at, source, order_id, period", PERSON),
            PersonalTable.of("billing_action", "at, action, plan, until, source, actor, reason", PERSON)
                    .keeping(NOBODY + ", reason = ''"),
            PersonalTable.of("credit", "balance", PERSON),
            PersonalTable.of("credit_entry", "at, kind, amount, balance, order_id, offer, actor, reason", PERSON)
                    .keeping(NOBODY + ", key = 'row ' || id, reason = ''"),
            PersonalTable.of("promo_use", "code, at, order_id", PERSON),
            PersonalTable.of(
                            "payment_renewal",
                            "order_id, provider, product, plan, currency, wanted, state, next_at",
                            PERSON)
                    .keeping(NOBODY + ", method = null, wanted = false, state = 'ended'"),
            PersonalTable.of("payment_method", "provider, label, saved_at", PERSON),
            PersonalTable.of(
                            "payment_refund",
                            "provider, number, amount, currency, state, asked_at, reason",
                            "number in (" + PAYMENTS + ")")
                    .keeping("reason = ''"),
            PersonalTable.of(
                            "payment_transaction",
                            "number, provider, system_id, order_id, amount, currency, returned, state, begun_at,"
                                    + " settled_at, cancelled_at, reason",
                            "order_id in (" + ORDERS + ")")
                    .keeping("facts = case when state in ('attempted', 'begun') then facts else '{}' end"),
            PersonalTable.of("payment_callback", "at, provider, method, path, body as body_bytes, status", CALLS)
                    .keeping("path = '', headers = '{}', body = '', answer = null, caller = ''"),
            PersonalTable.of("payment_order", "*", PERSON)
                    .keeping(NOBODY + ", chat = 0, thread = null, customer = '{}',"
                            + " withdrawn = withdrawn or state = 'open',"
                            + " state = case state when 'open' then 'closed' else state end"));

    /** How the name of a column of bytes ends, as it is read. */
    private static final String BYTES = "_bytes";

    private final Pool pool;

    public PersonalTables(Pool pool) {
        this.pool = pool;
    }

    /** Of which tables there are rows here. */
    public static Set<String> names() {
        return ALL.stream().map(PersonalTable::name).collect(Collectors.toSet());
    }

    /** Everything of a user: arrays of rows by the names of tables, without those that have none. */
    public Future<JsonObject> export(PersonKey user) {
        JsonObject all = new JsonObject();
        Future<Void> read = Future.succeededFuture();
        for (PersonalTable table : ALL) {
            read = read.compose(done -> rows(table, user)).map(rows -> {
                if (!rows.isEmpty()) {
                    all.put(table.name(), rows);
                }
                return null;
            });
        }
        return read.map(all);
    }

    private Future<JsonArray> rows(PersonalTable table, PersonKey user) {
        return pool.preparedQuery("select coalesce(jsonb_agg(to_jsonb(r)), '[]') from (" + table.select() + ") r")
                .execute(Tuple.of(user.bot(), user.person()))
                .map(rows -> rows.iterator().next().getJsonArray(0))
                .map(PersonalTables::readable);
    }

    /** With bytes as the text that they are. */
    private static JsonArray readable(JsonArray rows) {
        for (int index = 0; index < rows.size(); index++) {
            JsonObject row = rows.getJsonObject(index);
            for (String column : List.copyOf(row.fieldNames())) {
                if (column.endsWith(BYTES)) {
                    String hex = row.getString(column, "");
                    row.remove(column);
                    row.put(column.substring(0, column.length() - BYTES.length()), text(hex));
                }
            }
        }
        return rows;
    }

    private static String text(String hex) {
        return hex == null || hex.length() < 2
                ? ""
                : new String(HexFormat.of().parseHex(hex, 2, hex.length()), StandardCharsets.UTF_8);
    }

    /** Forgets a user, all or nothing; gives how many rows of which table were deleted or made nobody's. */
    public Future<JsonObject> erase(PersonKey user) {
        JsonObject counts = new JsonObject();
        return pool.withTransaction(transaction -> {
                    Future<Void> erased = Future.succeededFuture();
                    for (PersonalTable table : ALL) {
                        erased = erased.compose(done -> erase(transaction, table, user, counts));
                    }
                    return erased;
                })
                .map(counts);
    }

    private static Future<Void> erase(
            SqlConnection transaction, PersonalTable table, PersonKey user, JsonObject counts) {
        return transaction
                .preparedQuery(table.erase())
                .execute(Tuple.of(user.bot(), user.person()))
                .map(rows -> {
                    if (rows.rowCount() > 0) {
                        counts.put(table.name(), rows.rowCount());
                    }
                    return null;
                });
    }

    /** The topics in which a user's private chat has a dialogue; 0 is none. */
    public Future<List<Integer>> threads(PersonKey user) {
        return pool.preparedQuery("select distinct thread from dialogue where bot = $1 and chat = $2")
                .execute(Tuple.of(user.bot(), user.person()))
                .map(rows -> {
                    List<Integer> threads = new ArrayList<>();
                    rows.forEach(row -> threads.add(row.getInteger(0)));
                    return threads;
                });
    }
}

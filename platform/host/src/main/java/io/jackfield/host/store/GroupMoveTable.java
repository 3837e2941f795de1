package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * Moves what is kept of a group to the id that it has as a supergroup: dialogue, small values, open conversations, the
 * plan and usage of those who write in its name, messages that were shown in the supergroup already, and what it was
 * told. What the new id has already stays, and doing it again changes nothing.
 */
public final class GroupMoveTable {
    private static final String DIALOGUE =
            "with gone as (delete from dialogue where bot = $1 and chat = $2 returning *)"
                    + " insert into dialogue(bot, chat, thread, said_at, position, role, body)"
                    + " select bot, $3::bigint, thread, said_at, position, role, body from gone on conflict do nothing";

    /** Scopes are {@code chat:<id>:<topic>:user:<id>} and {@code user:<id>}; a conversation's name holds the chat. */
    private static final String MEMORY = "with gone as (delete from memory where bot = $1 and ("
            + " scope = 'user:' || $2::text or starts_with(scope, 'chat:' || $2 || ':')"
            + " or plugin = '' and starts_with(name, '#conversation:' || $2 || ':')) returning *)"
            + " insert into memory(bot, plugin, scope, name, value) select bot, plugin,"
            + " case when scope = 'user:' || $2 then 'user:' || $3::text"
            + " when starts_with(scope, 'chat:' || $2 || ':') then 'chat:' || $3 || case"
            + " when scope like '%:user:' || $2 then left(substr(scope, length('chat:' || $2) + 1), -length($2)) || $3"
            + " else substr(scope, length('chat:' || $2) + 1) end"
            + " else scope end,"
            + " case when plugin = '' and starts_with(name, '#conversation:' || $2 || ':')"
            + " then '#conversation:' || $3 || substr(name, length('#conversation:' || $2) + 1) else name end,"
            + " value from gone on conflict do nothing";

    /** What somebody has tried twice stays where it is: a plan is tried once. */
    private static final String PLAN = "update subscription s set person = $3,"
            + " ended_at = case when ended_at is null and exists (select from subscription n"
            + " where n.bot = $1 and n.person = $3 and n.ended_at is null and (n.until is null or n.until > now()))"
            + " then least(until, now()) else ended_at end"
            + " where bot = $1 and person = $2 and not (kind = 'trial' and exists (select from subscription n"
            + " where n.bot = $1 and n.person = $3 and n.plan = s.plan and n.kind = 'trial'))";

    private static final String USAGE = "with gone as (delete from usage where bot = $1 and person = $2 returning *)"
            + " insert into usage as kept (bot, person, plan, period, offer, requests, tokens, cost_usd)"
            + " select bot, $3::bigint, plan, period, offer, requests, tokens, cost_usd from gone"
            + " on conflict (bot, person, plan, period, offer) do update set"
            + " requests = kept.requests + excluded.requests, tokens = kept.tokens + excluded.tokens,"
            + " cost_usd = kept.cost_usd + excluded.cost_usd";

    /** A message of the old group cannot be edited any more. */
    private static final String SHOWN =
            "with gone as (delete from shown_message where bot = $1 and chat = $2 returning *)"
                    + " insert into shown_message(plugin, bot, chat, key, message_chat, message, shown_at)"
                    + " select plugin, bot, $3::bigint, key, message_chat, message, shown_at from gone"
                    + " where message_chat = $3 on conflict do nothing";

    private static final String NOTICES = "with gone as (delete from notice where bot = $1 and chat = $2 returning *)"
            + " insert into notice(bot, kind, chat, key, plugin, state, at, due_at, reply, day, message)"
            + " select bot, kind, $3::bigint, key, plugin, state, at, due_at, reply, day, message from gone"
            + " on conflict do nothing";

    private static final String HOLDS = "update hold set person = $3 where bot = $1 and person = $2";
    private static final String ACTIONS = "update billing_action set person = $3 where bot = $1 and person = $2";

    private final Pool pool;

    public GroupMoveTable(Pool pool) {
        this.pool = pool;
    }

    /** Both chats tell of the move, perhaps at once: the second waits for the first and finds nothing left to do. */
    public Future<Void> move(int bot, long from, long to) {
        if (from == to) {
            return Future.succeededFuture();
        }
        Tuple numbers = Tuple.of(bot, from, to);
        return pool.withTransaction(transaction -> PersonLock.take(transaction, new PersonKey(bot, Math.min(from, to)))
                .compose(locked -> PersonLock.take(transaction, new PersonKey(bot, Math.max(from, to))))
                .compose(locked -> run(transaction, DIALOGUE, numbers))
                .compose(done -> run(transaction, MEMORY, Tuple.of(bot, Long.toString(from), Long.toString(to))))
                .compose(done -> run(transaction, SHOWN, numbers))
                .compose(done -> run(transaction, NOTICES, numbers))
                .compose(done -> run(transaction, PLAN, numbers))
                .compose(done -> run(transaction, USAGE, numbers))
                .compose(done -> run(transaction, HOLDS, numbers))
                .compose(done -> run(transaction, ACTIONS, numbers)));
    }

    private static Future<Void> run(SqlConnection transaction, String sql, Tuple values) {
        return transaction.preparedQuery(sql).execute(values).mapEmpty();
    }
}

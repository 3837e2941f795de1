package io.jackfield.host.store;

import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.CallFrames;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands in for the writer's connection: keeps the keys of journal rows and remembers every flush. */
public final class InMemoryJournal {
    private static final int ROWS_ALONE = 19;
    private static final int EVENTS_ALONE = 25;
    private static final int LETTER_PARAMETERS = 12;
    private static final int EVENT_PARAMETERS = 6;
    private static final int WITH_STATE_ALONE = 46;
    private static final Pattern DAY = Pattern.compile("journal_(\\d+)");

    /** States by bot and update id. */
    private final Map<List<Object>, Short> rows = new HashMap<>();

    private final Set<Integer> missingDays = new CopyOnWriteArraySet<>();
    private final List<Tuple> flushes = new CopyOnWriteArrayList<>();
    private final List<Promise<Void>> held = new CopyOnWriteArrayList<>();
    private volatile boolean holding;
    private volatile RuntimeException lost;
    private volatile long refused = -1;
    private volatile String refusedWith = "23514";
    private volatile String refusedAll;
    private volatile String refusedReply;
    private volatile boolean losesAnswer;
    private volatile int connections;

    /** What became of a reply. */
    public record Mark(long updateId, int sent, int state, String error) {}

    /**
     * How an update was closed.
     *
     * @param replies the methods of what is to be sent
     */
    public record Closed(long updateId, int state, String error, List<String> replies) {}

    /** Give this to the writer. */
    public Future<PgConnection> connect() {
        if (lost != null) {
            return Future.failedFuture(lost);
        }
        connections++;
        return Future.succeededFuture(connection());
    }

    /** How often the writer has connected. */
    public int connections() {
        return connections;
    }

    /** From now on flushes wait for {@link #release}. */
    public void hold() {
        holding = true;
    }

    /** How many flushes wait. */
    public int waiting() {
        return held.size();
    }

    /** Lets the flushes go on that wait. */
    public void release() {
        holding = false;
        List<Promise<Void>> waiting = List.copyOf(held);
        held.clear();
        waiting.forEach(Promise::complete);
    }

    /** The database is not there, until {@code lose(null)}. */
    public void lose(RuntimeException reason) {
        lost = reason;
    }

    /** Whatever carries a new row with this id violates a constraint. */
    public void refuse(long updateId) {
        refused = updateId;
    }

    /** Whatever carries this row is refused with this SQLSTATE. */
    public void refuse(long updateId, String sqlState) {
        refused = updateId;
        refusedWith = sqlState;
    }

    /** Whatever carries a reply with this in it is refused. */
    public void refuseReply(String part) {
        refusedReply = part;
    }

    /** Every flush is refused with this SQLSTATE, until {@code refuseAll(null)}. */
    public void refuseAll(String sqlState) {
        refusedAll = sqlState;
    }

    /** The partition of a day is gone, until somebody makes it. */
    public void dropPartition(int day) {
        missingDays.add(day);
    }

    /** The next flush is stored, but its answer is lost with the connection. */
    public void loseNextAnswer() {
        losesAnswer = true;
    }

    /** A row that is there already. */
    public void has(int bot, long updateId, int state) {
        rows.put(List.of(bot, updateId), (short) state);
    }

    /** The new rows of every flush that went through, by update id. */
    public List<List<Long>> arrivals() {
        return flushes.stream()
                .map(flush -> List.of((Long[]) flush.getValue(2)))
                .toList();
    }

    public List<Long> closings() {
        return flushes.stream()
                .flatMap(flush -> List.of((Long[]) flush.getValue(9)).stream())
                .toList();
    }

    /** How updates were closed, in their order. */
    public List<Closed> closed() {
        List<Closed> closed = new ArrayList<>();
        for (Tuple flush : flushes) {
            Long[] ids = (Long[]) flush.getValue(9);
            for (int index = 0; index < ids.length; index++) {
                Buffer reply = ((Buffer[]) flush.getValue(11))[index];
                closed.add(new Closed(
                        ids[index],
                        ((Short[]) flush.getValue(10))[index],
                        ((String[]) flush.getValue(12))[index],
                        reply == null
                                ? List.of()
                                : CallFrames.decode(reply).stream()
                                        .map(BotCall::method)
                                        .toList()));
            }
        }
        return closed;
    }

    /**
     * The flush that closed this update wrote these values of memory too: {@code name=value}, or the name alone where
     * it forgot one.
     */
    public List<String> writtenWith(long updateId) {
        List<String> values = new ArrayList<>();
        for (Tuple flush : flushes) {
            if (hasState(flush) && List.of((Long[]) flush.getValue(9)).contains(updateId)) {
                String[] names = (String[]) flush.getValue(22);
                for (int index = 0; index < names.length; index++) {
                    values.add(names[index] + "=" + ((String[]) flush.getValue(23))[index]);
                }
                values.addAll(List.of((String[]) flush.getValue(27)));
            }
        }
        return values;
    }

    /** The first names of people who were stored, in their order. */
    public List<String> met() {
        return flushes.stream()
                .filter(InMemoryJournal::hasState)
                .flatMap(flush -> List.of((String[]) flush.getValue(40)).stream())
                .toList();
    }

    /** The names of the events that this update's closing was stored with, in their order. */
    public List<String> happenedWith(long updateId) {
        List<String> names = new ArrayList<>();
        for (Tuple flush : flushes) {
            int size = withoutLetters(flush);
            int from = hasState(flush) ? size - EVENT_PARAMETERS : EVENTS_ALONE - EVENT_PARAMETERS;
            if (size != WITH_STATE_ALONE && size > from) {
                Long[] ids = (Long[]) flush.getValue(from + 1);
                for (int index = 0; index < ids.length; index++) {
                    if (ids[index] == updateId) {
                        names.add(((String[]) flush.getValue(from + 4))[index]);
                    }
                }
            }
        }
        return names;
    }

    public List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        for (Tuple flush : flushes) {
            Long[] ids = (Long[]) flush.getValue(15);
            for (int index = 0; index < ids.length; index++) {
                marks.add(new Mark(
                        ids[index],
                        ((Short[]) flush.getValue(16))[index],
                        ((Short[]) flush.getValue(17))[index],
                        ((String[]) flush.getValue(18))[index]));
            }
        }
        return marks;
    }

    private PgConnection connection() {
        return fake(PgConnection.class, (self, method, arguments) -> switch (method.getName()) {
            case "prepare" -> prepare((String) arguments[0]);
            case "query" -> plainQuery((String) arguments[0]);
            case "preparedQuery" -> fake(PreparedQuery.class, (query, execute, tuple) -> states((Tuple) tuple[0]));
            case "closeHandler" -> self;
            case "close" -> Future.succeededFuture();
            default -> throw unexpected(method);
        });
    }

    private Future<PreparedStatement> prepare(String sql) {
        int day = dayIn(sql);
        return missingDays.contains(day) ? Future.failedFuture(missing(day)) : Future.succeededFuture(statement(day));
    }

    private static int dayIn(String sql) {
        Matcher day = DAY.matcher(sql);
        if (!day.find()) {
            throw new IllegalArgumentException(sql);
        }
        return Integer.parseInt(day.group(1));
    }

    private static PgException missing(int day) {
        return new PgException("relation \"journal_" + day + "\" does not exist", "ERROR", "42P01", "");
    }

    private Query<RowSet<Row>> plainQuery(String sql) {
        return fake(Query.class, (self, method, arguments) -> {
            if (refusedAll != null) {
                return Future.failedFuture(new PgException("permission denied", "ERROR", refusedAll, ""));
            }
            missingDays.remove(dayIn(sql));
            return Future.succeededFuture(fakeRows(List.of()));
        });
    }

    /** Open and unsent rows of these ids. */
    private Future<RowSet<Row>> states(Tuple wanted) {
        List<Long> ids = List.of((Long[]) wanted.getValue(0));
        return Future.succeededFuture(fakeRows(rows.entrySet().stream()
                .filter(row -> ids.contains(row.getKey().get(1)) && row.getValue() < RowState.DONE)
                .map(row -> (Row) fake(Row.class, (self, method, arguments) -> switch (method.getName()) {
                    case "getInteger" -> row.getKey().get(0);
                    case "getLong" -> row.getKey().get(1);
                    case "getShort" -> row.getValue();
                    default -> throw unexpected(method);
                }))
                .toList()));
    }

    @SuppressWarnings("unchecked")
    private static RowSet<Row> fakeRows(List<Row> rows) {
        return fake(RowSet.class, (self, method, arguments) -> switch (method.getName()) {
            case "forEach" -> {
                rows.forEach((Consumer<Row>) arguments[0]);
                yield null;
            }
            case "size" -> rows.size();
            default -> throw unexpected(method);
        });
    }

    private PreparedStatement statement(int day) {
        return fake(PreparedStatement.class, (self, method, arguments) -> switch (method.getName()) {
            case "query" -> query(day);
            default -> throw unexpected(method);
        });
    }

    private PreparedQuery<?> query(int day) {
        return fake(PreparedQuery.class, (self, method, arguments) -> switch (method.getName()) {
            case "execute" ->
                missingDays.contains(day) ? Future.failedFuture(missing(day)) : flush((Tuple) arguments[0]);
            default -> throw unexpected(method);
        });
    }

    private Future<RowSet<Row>> flush(Tuple flush) {
        if (!holding) {
            return write(flush);
        }
        Promise<Void> turn = Promise.promise();
        held.add(turn);
        return turn.future().compose(go -> write(flush));
    }

    private Future<RowSet<Row>> write(Tuple flush) {
        if (lost != null) {
            return Future.failedFuture(lost);
        }
        Integer[] bots = (Integer[]) flush.getValue(1);
        Long[] ids = (Long[]) flush.getValue(2);
        Integer[] closedBots = (Integer[]) flush.getValue(8);
        Long[] closedIds = (Long[]) flush.getValue(9);
        if (refusedAll != null) {
            return Future.failedFuture(new PgException("not now", "ERROR", refusedAll, ""));
        }
        if (List.of(ids).contains(refused)
                || carriesSomething(flush, List.of(closedIds).indexOf(refused))
                || carriesReply(flush, refusedReply)) {
            return Future.failedFuture(new PgException("not this row", "ERROR", refusedWith, ""));
        }
        flushes.add(flush);
        List<Integer> newBots = new ArrayList<>();
        List<Long> newIds = new ArrayList<>();
        for (int index = 0; index < ids.length; index++) {
            Short state = ((Short[]) flush.getValue(4))[index];
            if (rows.putIfAbsent(List.of(bots[index], ids[index]), state) == null) {
                newBots.add(bots[index]);
                newIds.add(ids[index]);
            }
        }
        for (int index = 0; index < closedIds.length; index++) {
            rows.put(List.of(closedBots[index], closedIds[index]), ((Short[]) flush.getValue(10))[index]);
        }
        if (losesAnswer) {
            losesAnswer = false;
            return Future.failedFuture(new IOException("connection reset"));
        }
        return Future.succeededFuture(answer(newBots.toArray(Integer[]::new), newIds.toArray(Long[]::new)));
    }

    /** What is refused is what a closing carries. */
    private static boolean carriesSomething(Tuple flush, int index) {
        return index >= 0 && (((Buffer[]) flush.getValue(11))[index] != null || withoutLetters(flush) > ROWS_ALONE);
    }

    /** Memory, dialogues or people; events alone are fewer parameters. */
    private static boolean hasState(Tuple flush) {
        return withoutLetters(flush) > EVENTS_ALONE;
    }

    /** How many parameters it has beside those of letters, which come last. */
    private static int withoutLetters(Tuple flush) {
        return hasLetters(flush) ? flush.size() - LETTER_PARAMETERS : flush.size();
    }

    private static boolean hasLetters(Tuple flush) {
        return !List.of(ROWS_ALONE, EVENTS_ALONE, WITH_STATE_ALONE, WITH_STATE_ALONE + EVENT_PARAMETERS)
                .contains(flush.size());
    }

    /** Letters that were written: kind, plugin, code and words, each after the update's id. */
    public List<String> letters() {
        List<String> letters = new ArrayList<>();
        for (Tuple flush : flushes) {
            int from = withoutLetters(flush);
            Long[] ids = hasLetters(flush) ? (Long[]) flush.getValue(from + 2) : new Long[0];
            for (int index = 0; index < ids.length; index++) {
                letters.add(ids[index] + " "
                        + LetterKind.of(((Short[]) flush.getValue(from + 3))[index])
                                .word() + " "
                        + ((String[]) flush.getValue(from + 4))[index] + " "
                        + ((String[]) flush.getValue(from + 6))[index] + " "
                        + ((String[]) flush.getValue(from + 7))[index]);
            }
        }
        return letters;
    }

    private static boolean carriesReply(Tuple flush, String part) {
        return part != null
                && Arrays.stream((Buffer[]) flush.getValue(11))
                        .anyMatch(reply -> reply != null && reply.toString().contains(part));
    }

    @SuppressWarnings("unchecked")
    private static RowSet<Row> answer(Integer[] bots, Long[] ids) {
        Row row = fake(Row.class, (self, method, arguments) -> switch (method.getName()) {
            case "getArrayOfIntegers" -> bots;
            case "getArrayOfLongs" -> ids;
            default -> throw unexpected(method);
        });
        return fake(RowSet.class, (self, method, arguments) -> switch (method.getName()) {
            case "iterator" -> fakeIterator(row);
            default -> throw unexpected(method);
        });
    }

    private static Object fakeIterator(Row row) {
        return fake(io.vertx.sqlclient.RowIterator.class, (self, method, arguments) -> switch (method.getName()) {
            case "next" -> row;
            case "hasNext" -> true;
            default -> throw unexpected(method);
        });
    }

    private static UnsupportedOperationException unexpected(Method method) {
        return new UnsupportedOperationException(method.toString());
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(InMemoryJournal.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}

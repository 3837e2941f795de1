package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for the writer's connection: keeps the keys of journal rows and remembers every flush. */
public final class InMemoryJournal {
    private final Set<List<Object>> rows = new HashSet<>();
    private final List<Tuple> flushes = new CopyOnWriteArrayList<>();
    private final List<Promise<Void>> held = new CopyOnWriteArrayList<>();
    private volatile boolean holding;
    private volatile RuntimeException lost;
    private volatile long refused = -1;

    /** What became of a reply. */
    public record Mark(long updateId, int sent, int state, String error) {}

    /** Give this to the writer. */
    public Future<PgConnection> connect() {
        return lost != null ? Future.failedFuture(lost) : Future.succeededFuture(connection());
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
            case "prepare" -> Future.succeededFuture(statement());
            case "closeHandler" -> self;
            case "close" -> Future.succeededFuture();
            default -> throw unexpected(method);
        });
    }

    private PreparedStatement statement() {
        return fake(PreparedStatement.class, (self, method, arguments) -> switch (method.getName()) {
            case "query" -> query();
            default -> throw unexpected(method);
        });
    }

    private PreparedQuery<?> query() {
        return fake(PreparedQuery.class, (self, method, arguments) -> switch (method.getName()) {
            case "execute" -> flush((Tuple) arguments[0]);
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
        if (List.of(ids).contains(refused)) {
            return Future.failedFuture(new PgException("violates a constraint", "ERROR", "23514", ""));
        }
        flushes.add(flush);
        List<Integer> newBots = new ArrayList<>();
        List<Long> newIds = new ArrayList<>();
        for (int index = 0; index < ids.length; index++) {
            if (rows.add(List.of(bots[index], ids[index]))) {
                newBots.add(bots[index]);
                newIds.add(ids[index]);
            }
        }
        return Future.succeededFuture(answer(newBots.toArray(Integer[]::new), newIds.toArray(Long[]::new)));
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

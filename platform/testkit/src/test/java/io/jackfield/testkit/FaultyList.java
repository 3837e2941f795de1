package io.jackfield.testkit;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.memory.Memory;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListPage.Row;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;
import io.jackfield.api.operator.ListSpec.Column;
import io.jackfield.api.operator.ListSpec.Column.Kind;
import io.jackfield.api.operator.OperatorList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lists orders, newest first; breaks one promise of its interface when told to. */
public final class FaultyList implements OperatorList {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String COUNT = "count";
    private static final String AT = "at.";
    private static final String TAKEN = "taken.";

    private final PluginContext context;
    private final Fault fault;
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int place;

    public FaultyList(PluginContext context) {
        this.context = context;
        fault = Fault.valueOf(context.config().text("fault", "NONE"));
    }

    enum Fault {
        NONE,
        IS_CALLED_ANEW_EACH_TIME,
        HAS_NO_TITLE,
        HAS_A_BUTTON_WITHOUT_WORDS,
        FAILS_WHEN_IT_IS_EMPTY,
        GIVES_NULL,
        HIDES_THE_FIRST,
        HAS_ONE_ID_FOR_TWO,
        WRITES_TIMES_FOR_PEOPLE,
        HAS_A_STATE_OF_ITS_OWN,
        FORGETS_THE_LAST_OF_A_PAGE,
        STARTS_ANEW_EACH_TIME,
        GIVES_ALL_AT_ONCE,
        COUNTS_THE_ROWS_TO_SKIP,
        FILTERS_NOTHING,
        TAKES_VALUES_FOR_PATTERNS,
        TAKES_THE_END_IN,
        FAILS_THE_SECOND_TIME,
        SAYS_NOTHING,
        ACTS_ON_ROWS_THAT_ARE_NOT_THERE,
        DOES_WHATEVER_IT_IS_TOLD,
        REMEMBERS_WHEN_IT_WAS_ASKED,
        KEEPS_ITS_PLACE_IN_A_FIELD,
        IS_DEAF_TO_INTERRUPTS
    }

    /** One order more. */
    static void add(PluginContext context) {
        Memory orders = context.memory().shared();
        int number = count(orders) + 1;
        orders.put(AT + number, context.clock().instant().toString());
        orders.put(COUNT, Integer.toString(number));
    }

    private static int count(Memory orders) {
        return orders.get(COUNT).map(Integer::parseInt).orElse(0);
    }

    private Memory orders() {
        return context.memory().shared();
    }

    @Override
    public ListSpec spec() {
        String name = fault == Fault.IS_CALLED_ANEW_EACH_TIME ? "orders-" + NUMBERS.incrementAndGet() : "orders";
        String title = fault == Fault.HAS_NO_TITLE ? "no-such-text" : "orders";
        ListSpec spec = ListSpec.named(
                name,
                title,
                Column.of("number", "orders.number", Kind.NUMBER),
                Column.of("at", "orders.at", Kind.TIME),
                Column.choice("status", "orders.status", "new", "taken").filtered(),
                Column.of("name", "orders.name", Kind.TEXT).filtered().ofPerson());
        return fault == Fault.HAS_A_BUTTON_WITHOUT_WORDS ? spec.actions("take", "leave") : spec.actions("take");
    }

    @Override
    public ListPage rows(ListQuestion question, BotView bot) throws Exception {
        List<Row> all = new ArrayList<>();
        for (int number = count(orders()); number >= 1; number--) {
            row(number, question).ifPresent(all::add);
        }
        switch (fault) {
            case FAILS_WHEN_IT_IS_EMPTY -> all.getFirst();
            case GIVES_NULL -> {
                return null;
            }
            case HIDES_THE_FIRST -> all.removeIf(row -> row.id().equals("1"));
            case REMEMBERS_WHEN_IT_WAS_ASKED ->
                orders().put("asked", context.clock().instant().toString());
            case IS_DEAF_TO_INTERRUPTS -> sleepOn();
            default -> {}
        }
        return page(all, question);
    }

    private ListPage page(List<Row> all, ListQuestion question) throws InterruptedException {
        place = fault == Fault.STARTS_ANEW_EACH_TIME
                ? 0
                : question.after().map(after -> begin(all, after)).orElse(0);
        int from = place;
        if (fault == Fault.KEEPS_ITS_PLACE_IN_A_FIELD) {
            never.await(asked.incrementAndGet() % 7, TimeUnit.MILLISECONDS);
            from = place;
        }
        int size = fault == Fault.GIVES_ALL_AT_ONCE ? 100 : question.most();
        int to = Math.min(all.size(), from + size);
        List<Row> rows = new ArrayList<>(all.subList(Math.min(from, to), to));
        Optional<String> next = to == all.size()
                ? Optional.empty()
                : Optional.of(
                        fault == Fault.COUNTS_THE_ROWS_TO_SKIP
                                ? Integer.toString(to)
                                : rows.getLast().cells().getFirst());
        if (rows.size() > 1 && fault == Fault.FORGETS_THE_LAST_OF_A_PAGE) {
            rows.removeLast();
        }
        return new ListPage(rows, next);
    }

    /** Of the rows that are older than the last one shown. */
    private int begin(List<Row> all, String after) {
        int last = Integer.parseInt(after);
        if (fault == Fault.COUNTS_THE_ROWS_TO_SKIP) {
            return last;
        }
        return (int) all.stream()
                .filter(row -> Integer.parseInt(row.cells().getFirst()) >= last)
                .count();
    }

    private Optional<Row> row(int number, ListQuestion question) {
        Instant at = Instant.parse(orders().get(AT + number).orElseThrow());
        boolean taken = orders().get(TAKEN + number).isPresent();
        String status = taken ? "taken" : "new";
        String name = "Buyer " + number % 3;
        boolean isAsked = question.from().filter(at::isBefore).isEmpty()
                && question.to().filter(to -> !isBefore(at, to)).isEmpty()
                && fits(question, "status", status)
                && fits(question, "name", name);
        int id = fault == Fault.HAS_ONE_ID_FOR_TWO ? number - number % 2 : number;
        String time = fault == Fault.WRITES_TIMES_FOR_PEOPLE ? "at nine" : at.toString();
        String shown = fault == Fault.HAS_A_STATE_OF_ITS_OWN ? "lost" : status;
        return isAsked
                ? Optional.of(new Row(
                        Integer.toString(id),
                        List.of(Integer.toString(number), time, shown, name),
                        taken ? List.of() : List.of("take")))
                : Optional.empty();
    }

    private boolean isBefore(Instant at, Instant to) {
        return fault == Fault.TAKES_THE_END_IN ? !at.isAfter(to) : at.isBefore(to);
    }

    private boolean fits(ListQuestion question, String column, String value) {
        String wanted = question.filters().get(column);
        if (wanted == null || fault == Fault.FILTERS_NOTHING) {
            return true;
        }
        return fault == Fault.TAKES_VALUES_FOR_PATTERNS ? value.matches(wanted) : value.equals(wanted);
    }

    @Override
    public String act(String action, String row, String by, BotView bot) {
        if (!action.equals("take") && fault != Fault.DOES_WHATEVER_IT_IS_TOLD) {
            throw new JackfieldException(StandardError.NOT_FOUND, "orders have no action " + action);
        }
        if (!isThere(row) && fault != Fault.ACTS_ON_ROWS_THAT_ARE_NOT_THERE) {
            throw new JackfieldException(StandardError.NOT_FOUND, "there is no order " + row);
        }
        if (orders().get(TAKEN + row).isPresent() && fault == Fault.FAILS_THE_SECOND_TIME) {
            throw new IllegalStateException("order " + row + " is taken");
        }
        orders().put(TAKEN + row, by);
        return fault == Fault.SAYS_NOTHING ? "" : "Order " + row + " is taken by " + by;
    }

    private boolean isThere(String row) {
        return row.matches("\\d{1,9}") && orders().get(AT + row).isPresent();
    }

    private void sleepOn() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        while (System.nanoTime() < end) {
            try {
                never.await(100, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                // The fault: nobody may tell it to end.
            }
        }
    }
}

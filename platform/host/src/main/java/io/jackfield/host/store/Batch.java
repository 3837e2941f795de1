package io.jackfield.host.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Everything that one flush writes. Where a key can come twice the later write wins, as it would one after the other. */
final class Batch {
    /** A row waiting to be journalled, and who wants to know whether it is new. */
    record Arrival(NewRow row, JournalListener listener) {}

    /** A closing, and what happens once it is stored. */
    record Departure(Closing closing, Runnable stored) {}

    private record PersonKey(int bot, long id) {}

    final List<Arrival> arrivals = new ArrayList<>();
    final List<Departure> departures = new ArrayList<>();
    final Map<RowKey, SentMark> marks = new LinkedHashMap<>();
    private final Map<MemoryKey, Optional<String>> memory = new LinkedHashMap<>();
    private final Map<DialogueKey, OffsetDateTime> forgotten = new LinkedHashMap<>();
    private final List<DialogueTurn> turns = new ArrayList<>();
    private final Map<PersonKey, PersonRow> people = new LinkedHashMap<>();

    void arrive(NewRow row, JournalListener listener) {
        arrivals.add(new Arrival(row, listener));
    }

    void depart(Closing closing, Runnable stored) {
        departures.add(new Departure(closing, stored));
        memory.putAll(closing.writes().memory());
        forgotten.putAll(closing.writes().forgotten());
        turns.addAll(closing.writes().turns());
    }

    void mark(SentMark mark) {
        marks.put(mark.key(), mark);
    }

    void meet(PersonRow person) {
        people.put(new PersonKey(person.bot(), person.id()), person);
    }

    /** Rows that somebody waits for; marks and people only ride along. */
    int urgentRows() {
        return arrivals.size() + departures.size();
    }

    int rows() {
        return urgentRows() + marks.size() + people.size();
    }

    boolean isEmpty() {
        return rows() == 0;
    }

    /** The same writes as two batches of half the rows, or this one when it has a single row. */
    List<Batch> halves() {
        if (rows() <= 1) {
            return List.of(this);
        }
        Batch first = new Batch();
        Batch second = new Batch();
        int index = 0;
        for (Arrival arrival : arrivals) {
            (index++ % 2 == 0 ? first : second).arrivals.add(arrival);
        }
        for (Departure departure : departures) {
            (index++ % 2 == 0 ? first : second).depart(departure.closing(), departure.stored());
        }
        for (SentMark mark : marks.values()) {
            (index++ % 2 == 0 ? first : second).mark(mark);
        }
        for (PersonRow person : people.values()) {
            (index++ % 2 == 0 ? first : second).meet(person);
        }
        return List.of(first, second);
    }

    Tuple parameters() {
        Tuple tuple = Tuple.tuple();
        addArrivals(tuple);
        addDepartures(tuple);
        addMarks(tuple);
        addMemory(tuple);
        addDialogue(tuple);
        addPeople(tuple);
        return tuple;
    }

    private void addArrivals(Tuple tuple) {
        column(tuple, arrivals, Integer[]::new, arrival -> arrival.row().key().day());
        column(tuple, arrivals, Integer[]::new, arrival -> arrival.row().key().bot());
        column(tuple, arrivals, Long[]::new, arrival -> arrival.row().key().updateId());
        column(tuple, arrivals, Long[]::new, arrival -> arrival.row().chat());
        column(tuple, arrivals, Short[]::new, arrival -> arrival.row().state());
        column(tuple, arrivals, Buffer[]::new, arrival -> arrival.row().payload());
        column(tuple, arrivals, Buffer[]::new, arrival -> arrival.row().reply());
    }

    private void addDepartures(Tuple tuple) {
        column(
                tuple,
                departures,
                Integer[]::new,
                departure -> departure.closing().key().day());
        column(
                tuple,
                departures,
                Integer[]::new,
                departure -> departure.closing().key().bot());
        column(
                tuple,
                departures,
                Long[]::new,
                departure -> departure.closing().key().updateId());
        column(tuple, departures, Short[]::new, departure -> departure.closing().state());
        column(
                tuple,
                departures,
                Buffer[]::new,
                departure -> departure.closing().reply());
        column(
                tuple,
                departures,
                String[]::new,
                departure -> departure.closing().error());
    }

    private void addMarks(Tuple tuple) {
        Collection<SentMark> sent = marks.values();
        column(tuple, sent, Integer[]::new, mark -> mark.key().day());
        column(tuple, sent, Integer[]::new, mark -> mark.key().bot());
        column(tuple, sent, Long[]::new, mark -> mark.key().updateId());
        column(tuple, sent, Short[]::new, mark -> (short) mark.position());
        column(tuple, sent, Short[]::new, SentMark::state);
        column(tuple, sent, String[]::new, SentMark::error);
    }

    private void addMemory(Tuple tuple) {
        List<Map.Entry<MemoryKey, Optional<String>>> kept = memory.entrySet().stream()
                .filter(entry -> entry.getValue().isPresent())
                .toList();
        addKeys(tuple, kept.stream().map(Map.Entry::getKey).toList());
        column(tuple, kept, String[]::new, entry -> entry.getValue().orElseThrow());
        addKeys(
                tuple,
                memory.entrySet().stream()
                        .filter(entry -> entry.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private static void addKeys(Tuple tuple, List<MemoryKey> keys) {
        column(tuple, keys, Integer[]::new, key -> key.shelf().bot());
        column(tuple, keys, String[]::new, key -> key.shelf().plugin());
        column(tuple, keys, String[]::new, key -> key.shelf().scope());
        column(tuple, keys, String[]::new, MemoryKey::name);
    }

    private void addDialogue(Tuple tuple) {
        Collection<Map.Entry<DialogueKey, OffsetDateTime>> cleared = forgotten.entrySet();
        column(tuple, cleared, Integer[]::new, entry -> entry.getKey().bot());
        column(tuple, cleared, Long[]::new, entry -> entry.getKey().chat());
        column(tuple, cleared, Integer[]::new, entry -> entry.getKey().thread());
        column(tuple, cleared, OffsetDateTime[]::new, Map.Entry::getValue);
        column(tuple, turns, Integer[]::new, turn -> turn.key().bot());
        column(tuple, turns, Long[]::new, turn -> turn.key().chat());
        column(tuple, turns, Integer[]::new, turn -> turn.key().thread());
        column(tuple, turns, OffsetDateTime[]::new, DialogueTurn::saidAt);
        column(tuple, turns, Integer[]::new, DialogueTurn::position);
        column(tuple, turns, Short[]::new, DialogueTurn::role);
        column(tuple, turns, String[]::new, DialogueTurn::body);
    }

    private void addPeople(Tuple tuple) {
        Collection<PersonRow> met = people.values();
        column(tuple, met, Integer[]::new, PersonRow::bot);
        column(tuple, met, Long[]::new, PersonRow::id);
        column(tuple, met, String[]::new, PersonRow::firstName);
        column(tuple, met, String[]::new, PersonRow::lastName);
        column(tuple, met, String[]::new, PersonRow::username);
        column(tuple, met, String[]::new, PersonRow::language);
    }

    /** One array parameter. {@code addValue} and not {@code of}: varargs would spread the array into single values. */
    private static <R, C> void column(Tuple tuple, Collection<R> rows, IntFunction<C[]> array, Function<R, C> value) {
        C[] column = array.apply(rows.size());
        int index = 0;
        for (R row : rows) {
            column[index++] = value.apply(row);
        }
        tuple.addValue(column);
    }
}

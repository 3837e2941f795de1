package io.jackfield.host.store;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Everything that one flush writes, for rows of one day. Where a key can come twice the later write wins, as it would
 * one after the other.
 */
final class Batch {
    /** A row waiting to be journalled, and who wants to know whether it is new. */
    record Arrival(NewRow row, JournalListener listener) {}

    /** A closing, and what happens once it is stored. */
    record Departure(Closing closing, ClosingListener listener) {}

    private record PersonKey(int bot, long id) {}

    /** A user, and what is recorded when they are new; it may be null. */
    private record Met(PersonRow person, EventRow joined) {}

    /** An event and the row with which it is stored. */
    private record Happened(RowKey closing, EventRow event) {}

    private final int day;
    private final long sinceNanos = System.nanoTime();
    final List<Arrival> arrivals = new ArrayList<>();
    final List<Departure> departures = new ArrayList<>();
    final Map<RowKey, SentMark> marks = new LinkedHashMap<>();
    private final Map<MemoryKey, Optional<String>> memory = new LinkedHashMap<>();
    private final Set<DialogueKey> forgotten = new LinkedHashSet<>();
    private final List<DialogueTurn> turns = new ArrayList<>();
    private final Map<PersonKey, Met> people = new LinkedHashMap<>();
    private final List<Happened> events = new ArrayList<>();
    private long bytes;
    private boolean hasLetters;
    private boolean sealed;
    private boolean uncertain;
    private boolean partitionMade;

    Batch(int day) {
        this.day = day;
    }

    /** When the first row came, by {@link System#nanoTime()}. */
    long sinceNanos() {
        return sinceNanos;
    }

    /** Days since 1970-01-01; names the partition. */
    int day() {
        return day;
    }

    void arrive(NewRow row, JournalListener listener) {
        arrivals.add(new Arrival(row, listener));
        bytes += bytes(row);
    }

    /** Takes out all that is to be journalled. */
    List<Arrival> takeArrivals() {
        List<Arrival> taken = List.copyOf(arrivals);
        arrivals.clear();
        taken.forEach(arrival -> bytes -= bytes(arrival.row()));
        return taken;
    }

    void depart(Closing closing, ClosingListener listener) {
        departures.add(new Departure(closing, listener));
        bytes += length(closing.reply());
        closing.writes().memory().forEach((key, value) -> memory.put(clean(key), value));
        forgotten.addAll(closing.writes().forgotten());
        turns.addAll(closing.writes().turns());
        for (EventRow event : closing.writes().events()) {
            events.add(new Happened(closing.key(), event));
            bytes += event.facts().length();
        }
        hasLetters |= closing.letter() != null;
    }

    void mark(SentMark mark) {
        marks.merge(mark.key(), mark, (earlier, later) -> later.after(earlier));
        hasLetters |= mark.unsent() != null;
    }

    /** @param joined what is recorded when they are new; null when nothing is */
    void meet(PersonRow person, EventRow joined) {
        people.merge(
                new PersonKey(person.bot(), person.id()),
                new Met(person, joined),
                (earlier, later) -> new Met(later.person(), earlier.joined()));
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

    /** About what it takes in memory. */
    long bytes() {
        return bytes;
    }

    private static long bytes(NewRow row) {
        return (long) length(row.payload()) + length(row.reply());
    }

    private static int length(Buffer buffer) {
        return buffer == null ? 0 : buffer.length();
    }

    /** Whether no further row may join: it is a part of one that was refused, and is to become smaller. */
    boolean isSealed() {
        return sealed;
    }

    /** A connection was lost while it was on its way, so that it may be stored already, whole or not at all. */
    void doubt() {
        uncertain = true;
    }

    boolean isUncertain() {
        return uncertain;
    }

    /** Whether its day's partition has just been made for it. */
    boolean partitionMade() {
        return partitionMade;
    }

    void partitionMade(boolean made) {
        partitionMade = made;
    }

    /** The days whose partitions it writes to. */
    Set<Integer> days() {
        Set<Integer> days = new LinkedHashSet<>();
        days.add(day);
        if (hasDayOfArrival()) {
            days.add(day - 1);
        }
        events.forEach(happened -> days.add(happened.event().day()));
        people.values().stream()
                .flatMap(met -> Optional.ofNullable(met.joined()).stream())
                .forEach(joined -> days.add(joined.day()));
        return days;
    }

    /** Whether it has an update that carries no date of its own and may have been stored under the day before. */
    boolean hasDayOfArrival() {
        return arrivals.stream().anyMatch(arrival -> arrival.row().dayOfArrival());
    }

    /** The same writes as two batches of half the rows, or this one when it has a single row. */
    List<Batch> halves() {
        if (rows() <= 1) {
            return List.of(this);
        }
        Batch first = part();
        Batch second = part();
        // One after the other and not in turns: what came first is told first.
        int half = rows() / 2;
        int index = 0;
        for (Arrival arrival : arrivals) {
            (index++ < half ? first : second).arrive(arrival.row(), arrival.listener());
        }
        for (Departure departure : departures) {
            (index++ < half ? first : second).depart(departure.closing(), departure.listener());
        }
        for (SentMark mark : marks.values()) {
            (index++ < half ? first : second).mark(mark);
        }
        for (Met met : people.values()) {
            (index++ < half ? first : second).meet(met.person(), met.joined());
        }
        return List.of(first, second);
    }

    private Batch part() {
        Batch part = new Batch(day);
        part.sealed = true;
        part.uncertain = uncertain;
        return part;
    }

    boolean hasEvents() {
        return !events.isEmpty();
    }

    /** Whether anything but journal rows and events of closings is written. */
    boolean hasState() {
        return !(memory.isEmpty() && forgotten.isEmpty() && turns.isEmpty() && people.isEmpty());
    }

    boolean hasLetters() {
        return hasLetters;
    }

    /** Of what it ends or marks with an error. */
    List<LetterRow> letters() {
        return !hasLetters
                ? List.of()
                : Stream.concat(
                                departures.stream()
                                        .map(Departure::closing)
                                        .filter(closing -> closing.letter() != null)
                                        .map(LetterRow::of),
                                marks.values().stream()
                                        .filter(mark -> mark.unsent() != null)
                                        .map(LetterRow::of))
                        .toList();
    }

    Tuple parameters() {
        Tuple tuple = Tuple.tuple();
        addArrivals(tuple);
        addDepartures(tuple);
        addMarks(tuple);
        if (hasState()) {
            addMemory(tuple);
            addDialogue(tuple);
            addPeople(tuple);
        }
        if (hasEvents()) {
            addEvents(tuple);
        }
        if (hasLetters()) {
            addLetters(tuple);
        }
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
        List<Closing> closings = closings();
        column(tuple, closings, Integer[]::new, closing -> closing.key().day());
        column(tuple, closings, Integer[]::new, closing -> closing.key().bot());
        column(tuple, closings, Long[]::new, closing -> closing.key().updateId());
        column(tuple, closings, Short[]::new, Closing::state);
        column(tuple, closings, Buffer[]::new, Closing::reply);
        texts(tuple, closings, Closing::error);
    }

    /** One for each row. */
    private List<Closing> closings() {
        List<Closing> closings = new ArrayList<>(departures.size());
        for (Departure departure : departures) {
            Closing closing = departure.closing();
            closings.add(closing);
            closing.further().forEach(row -> closings.add(closing.of(row)));
        }
        return closings;
    }

    private void addMarks(Tuple tuple) {
        Collection<SentMark> sent = marks.values();
        column(tuple, sent, Integer[]::new, mark -> mark.key().day());
        column(tuple, sent, Integer[]::new, mark -> mark.key().bot());
        column(tuple, sent, Long[]::new, mark -> mark.key().updateId());
        column(tuple, sent, Short[]::new, mark -> (short) mark.position());
        column(tuple, sent, Short[]::new, SentMark::state);
        texts(tuple, sent, SentMark::error);
    }

    private void addMemory(Tuple tuple) {
        List<Map.Entry<MemoryKey, Optional<String>>> kept = memory.entrySet().stream()
                .filter(entry -> entry.getValue().isPresent())
                .toList();
        addKeys(tuple, kept.stream().map(Map.Entry::getKey).toList());
        texts(tuple, kept, entry -> entry.getValue().orElseThrow());
        addKeys(
                tuple,
                memory.entrySet().stream()
                        .filter(entry -> entry.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private static void addKeys(Tuple tuple, List<MemoryKey> keys) {
        column(tuple, keys, Integer[]::new, key -> key.scope().bot());
        texts(tuple, keys, key -> key.scope().plugin());
        texts(tuple, keys, key -> key.scope().scope());
        texts(tuple, keys, MemoryKey::name);
    }

    private void addDialogue(Tuple tuple) {
        column(tuple, forgotten, Integer[]::new, DialogueKey::bot);
        column(tuple, forgotten, Long[]::new, DialogueKey::chat);
        column(tuple, forgotten, Integer[]::new, DialogueKey::thread);
        column(tuple, turns, Integer[]::new, turn -> turn.key().bot());
        column(tuple, turns, Long[]::new, turn -> turn.key().chat());
        column(tuple, turns, Integer[]::new, turn -> turn.key().thread());
        column(tuple, turns, OffsetDateTime[]::new, DialogueTurn::saidAt);
        column(tuple, turns, Integer[]::new, DialogueTurn::position);
        column(tuple, turns, Short[]::new, DialogueTurn::role);
        texts(tuple, turns, DialogueTurn::body);
    }

    private void addPeople(Tuple tuple) {
        List<PersonRow> met = people.values().stream().map(Met::person).toList();
        List<Optional<EventRow>> joined = people.values().stream()
                .map(one -> Optional.ofNullable(one.joined()))
                .toList();
        column(tuple, met, Integer[]::new, PersonRow::bot);
        column(tuple, met, Long[]::new, PersonRow::id);
        texts(tuple, met, PersonRow::firstName);
        texts(tuple, met, PersonRow::lastName);
        texts(tuple, met, PersonRow::username);
        texts(tuple, met, PersonRow::language);
        column(
                tuple,
                joined,
                OffsetDateTime[]::new,
                event -> event.map(EventRow::at).orElse(null));
        column(tuple, joined, String[]::new, event -> event.map(EventRow::facts).orElse(null));
    }

    private void addEvents(Tuple tuple) {
        column(tuple, events, Integer[]::new, happened -> happened.closing().bot());
        column(tuple, events, Long[]::new, happened -> happened.closing().updateId());
        column(
                tuple,
                events,
                OffsetDateTime[]::new,
                happened -> happened.event().at());
        column(tuple, events, Long[]::new, happened -> happened.event().personOrNull());
        column(tuple, events, String[]::new, happened -> happened.event().name());
        column(tuple, events, String[]::new, happened -> happened.event().facts());
    }

    private void addLetters(Tuple tuple) {
        List<LetterRow> letters = letters();
        column(tuple, letters, Integer[]::new, letter -> letter.key().day());
        column(tuple, letters, Integer[]::new, letter -> letter.key().bot());
        column(tuple, letters, Long[]::new, letter -> letter.key().updateId());
        column(tuple, letters, Short[]::new, letter -> letter.kind().stored());
        texts(tuple, letters, LetterRow::plugin);
        texts(tuple, letters, LetterRow::version);
        texts(tuple, letters, LetterRow::code);
        texts(tuple, letters, LetterRow::words);
        texts(tuple, letters, LetterRow::stack);
        column(tuple, letters, Long[]::new, LetterRow::personOrNull);
        texts(tuple, letters, LetterRow::further);
        column(tuple, letters, Buffer[]::new, LetterRow::calls);
    }

    /** Two names that become one would be one row twice. */
    private static MemoryKey clean(MemoryKey key) {
        return StoredText.isClean(key.name()) ? key : new MemoryKey(key.scope(), StoredText.clean(key.name()));
    }

    private static <R> void texts(Tuple tuple, Collection<R> rows, Function<R, String> value) {
        column(tuple, rows, String[]::new, row -> StoredText.clean(value.apply(row)));
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

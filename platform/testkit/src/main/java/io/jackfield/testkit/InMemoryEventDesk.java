package io.jackfield.testkit;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.jackfield.api.desk.EventDesk;
import io.jackfield.api.event.Event;
import io.jackfield.host.event.HostEventDesk;
import io.jackfield.host.store.EventRow;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Events of a test, counted one by one. */
final class InMemoryEventDesk implements EventDesk {
    private static final Comparator<Count> IN_ORDER =
            Comparator.comparing(Count::day).thenComparing(Count::name).thenComparing(Count::value);

    private static final Comparator<Activity> LATEST_FIRST =
            Comparator.comparing(Activity::last).thenComparing(Activity::person).reversed();

    private final ServedBot bot;
    private final InMemoryStore store;
    private final Clock clock;

    InMemoryEventDesk(ServedBot bot, InMemoryStore store, Clock clock) {
        this.bot = bot;
        this.store = store;
        this.clock = clock;
    }

    private record Group(LocalDate day, String name, String value) {
        Count count(long number) {
            return new Count(day, name, value, number);
        }
    }

    @Override
    public void record(Event event) {
        TestBot.requireKnown(bot, event.bot());
        store.happened(EventRow.ofPlugin(bot.number(), clock.instant(), event));
    }

    @Override
    public List<Count> count(String botId, Query query) {
        TestBot.requireKnown(bot, botId);
        List<Count> counts = new ArrayList<>();
        if (query.distinctPeople()) {
            matching(query)
                    .filter(row -> row.person().isPresent())
                    .collect(groupingBy(row -> group(row, query), mapping(EventRow::person, toSet())))
                    .forEach((group, people) -> counts.add(group.count(people.size())));
        } else {
            matching(query)
                    .collect(groupingBy(row -> group(row, query), counting()))
                    .forEach((group, number) -> counts.add(group.count(number)));
        }
        return counts.stream().sorted(IN_ORDER).toList();
    }

    @Override
    public long people(String botId, Span span) {
        TestBot.requireKnown(bot, botId);
        return within(span)
                .flatMapToLong(row -> row.person().stream())
                .distinct()
                .count();
    }

    @Override
    public List<Activity> activity(String botId, Span span, Optional<Activity> after, int most) {
        TestBot.requireKnown(bot, botId);
        HostEventDesk.requirePage(most);
        return within(span)
                .filter(row -> row.person().isPresent())
                .collect(groupingBy(row -> row.person().getAsLong()))
                .entrySet()
                .stream()
                .map(entry -> activity(entry.getKey(), entry.getValue()))
                .sorted(LATEST_FIRST)
                .filter(one -> after.isEmpty() || LATEST_FIRST.compare(one, after.get()) > 0)
                .limit(most)
                .toList();
    }

    private static Activity activity(long person, List<EventRow> rows) {
        List<Instant> times =
                rows.stream().map(row -> row.at().toInstant()).sorted().toList();
        return new Activity(person, times.getFirst(), times.getLast(), times.size());
    }

    private Stream<EventRow> matching(Query query) {
        return within(new Span(query.names(), query.from(), query.to()));
    }

    private Stream<EventRow> within(Span span) {
        return store.events().stream()
                .filter(row -> span.names().contains(row.name()))
                .filter(row -> !row.at().toInstant().isBefore(span.from()))
                .filter(row -> row.at().toInstant().isBefore(span.to()));
    }

    private Group group(EventRow row, Query query) {
        LocalDate day = row.at().atZoneSameInstant(query.zone()).toLocalDate();
        Map<String, String> facts = row.event(bot.id()).facts();
        return new Group(
                day,
                row.name(),
                query.byFact().map(fact -> facts.getOrDefault(fact, "")).orElse(""));
    }
}

package io.jackfield.report.sales;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import io.jackfield.api.desk.EventDesk;
import io.jackfield.api.desk.EventDesk.Count;
import io.jackfield.api.desk.EventDesk.Query;
import io.jackfield.api.desk.EventDesk.Span;
import io.jackfield.api.report.ReportPeriod;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks the event desk about one bot. Blocks, for seconds where there are very many events. */
final class Counting {
    private final EventDesk desk;
    private final String bot;
    private final ZoneId zone;

    /** @param zone in which days begin */
    Counting(EventDesk desk, String bot, ZoneId zone) {
        this.desk = desk;
        this.bot = bot;
        this.zone = zone;
    }

    Figures figures(ReportPeriod period) {
        Instant from = period.from().atStartOfDay(zone).toInstant();
        Instant to = period.to().plusDays(1).atStartOfDay(zone).toInstant();
        return new Figures(
                period,
                people(Events.OF_CUSTOMERS, from, to),
                people(Set.of(Events.JOINED), from, to),
                people(Set.of(Events.VIEWED), from, to),
                people(Set.of(Events.STARTED), from, to),
                people(Set.of(Events.SENT), from, to),
                packageDays(from, to),
                sections(from, to));
    }

    private long people(Set<String> names, Instant from, Instant to) {
        return desk.people(bot, new Span(names, from, to));
    }

    /** Days and packages of which there is something to tell, in their order. */
    List<PackageDay> packageDays(Instant from, Instant to) {
        Map<List<Object>, PackageDay> days = new LinkedHashMap<>();
        for (Count count : count(Events.OF_PACKAGES, from, to, "package")) {
            PackageDay one = PackageDay.of(count);
            days.merge(List.of(one.day(), one.packageId()), one, PackageDay::plus);
        }
        return days.values().stream().sorted(PackageDay.BY_DAY).toList();
    }

    /** How often each section was opened, the most popular ones first. */
    private Map<String, Long> sections(Instant from, Instant to) {
        Map<String, Long> opened = count(Set.of(Events.OPENED), from, to, "section").stream()
                .collect(groupingBy(Count::value, TreeMap::new, summingLong(Count::number)));
        return opened.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one, LinkedHashMap::new));
    }

    private List<Count> count(Set<String> names, Instant from, Instant to, String fact) {
        return desk.count(bot, new Query(names, from, to, zone, Optional.of(fact), false));
    }

    /** The same added up over the days, by what {@code key} makes of each. */
    static <K extends Comparable<? super K>> Map<K, PackageDay> sums(
            List<PackageDay> days, Function<PackageDay, K> key) {
        Map<K, PackageDay> sums = new TreeMap<>();
        days.forEach(one -> sums.merge(key.apply(one), one, PackageDay::plus));
        return sums;
    }
}

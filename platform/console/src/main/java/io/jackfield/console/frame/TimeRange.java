package io.jackfield.console.frame;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which time the pages are about, as their addresses carry it from one to the next: the last hour, day, week or month,
 * or some days.
 *
 * @param word as the parameter {@link #PARAMETER} has it, such as {@code 24h} or {@code 2026-12-01_2026-12-07}
 */
public record TimeRange(String word) {
    static final String PARAMETER = "range";
    /** Those that are offered. */
    static final List<String> USUAL = List.of("1h", "24h", "7d", "30d");

    private static final Map<String, Duration> LENGTHS = Map.of(
            "1h", Duration.ofHours(1), "24h", Duration.ofDays(1), "7d", Duration.ofDays(7), "30d", Duration.ofDays(30));
    /** What belongs to another range when that is chosen: its own fields, and places in its pages. */
    private static final Set<String> OF_ANOTHER = Set.of(PARAMETER, "from", "to", "before", "after");

    /** Nothing for what is no range. */
    public static Optional<TimeRange> of(String word) {
        return LENGTHS.containsKey(word) || days(word).isPresent()
                ? Optional.of(new TimeRange(word))
                : Optional.empty();
    }

    /** Two days, the first not after the last. */
    private static Optional<List<LocalDate>> days(String word) {
        try {
            List<LocalDate> days =
                    Arrays.stream(word.split("_", -1)).map(LocalDate::parse).toList();
            return Optional.of(days)
                    .filter(two -> two.size() == 2 && !two.getFirst().isAfter(two.getLast()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** How long it is before now; absent for days of its own. */
    public Optional<Duration> length() {
        return Optional.ofNullable(LENGTHS.get(word));
    }

    /** As the API takes it: a moment or a day. */
    public String from(Instant now) {
        return length().map(length -> now.minus(length).toString()).orElseGet(() -> word.substring(0, 10));
    }

    /** The last day; absent where it goes up to now. */
    public Optional<String> to() {
        return length().isPresent() ? Optional.empty() : Optional.of(word.substring(11));
    }

    /** A path with this range, unless it has one. */
    public String on(String path) {
        return path.matches(".*[?&]" + PARAMETER + "=.*")
                ? path
                : path
                        + (path.contains("?") ? '&' : '?')
                        + PARAMETER
                        + '='
                        + URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    /** A path without the range that it has, and without what belongs to that. */
    static String without(String path) {
        int mark = path.indexOf('?');
        if (mark < 0) {
            return path;
        }
        String rest = Arrays.stream(path.substring(mark + 1).split("&"))
                .filter(part -> !OF_ANOTHER.contains(part.replaceAll("=.*", "")))
                .collect(Collectors.joining("&"));
        return rest.isEmpty() ? path.substring(0, mark) : path.substring(0, mark + 1) + rest;
    }
}

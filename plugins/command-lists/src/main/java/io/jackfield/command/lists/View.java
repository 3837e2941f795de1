package io.jackfield.command.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackfield.api.operator.ListQuestion;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where somebody is in a list, as buttons carry it.
 *
 * @param list its name
 * @param filters chosen values by columns
 * @param trail after what each page began, from the second to the one that is shown
 */
record View(String list, Map<String, String> filters, List<String> trail) {
    private static final String FILTER = "f";
    private static final String AFTER = "a";
    private static final int LONGEST_TRAIL = 200;

    View {
        filters = Map.copyOf(filters);
        trail = List.copyOf(trail);
    }

    /** The first page of all rows. */
    static View of(String list) {
        return new View(list, Map.of(), List.of());
    }

    /** What {@link #encoded} has made; empty for anything else. */
    static Optional<View> decode(String text) {
        List<String> parts = parts(text);
        if (parts.isEmpty() || parts.getFirst().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> filters = new TreeMap<>();
        List<String> trail = new ArrayList<>();
        for (String part : parts.subList(1, parts.size())) {
            String[] words = part.split(":", 3);
            if (words.length == 3 && words[0].equals(FILTER)) {
                filters.put(decoded(words[1]), decoded(words[2]));
            } else if (words.length == 2 && words[0].equals(AFTER)) {
                trail.add(decoded(words[1]));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new View(decoded(parts.getFirst()), filters, trail));
    }

    /** The words of an argument, still encoded. */
    static List<String> parts(String argument) {
        return List.of(argument.split(" ", -1));
    }

    String encoded() {
        StringBuilder text = new StringBuilder(encoded(list));
        new TreeMap<>(filters)
                .forEach((column, value) -> text.append(' ')
                        .append(FILTER)
                        .append(':')
                        .append(encoded(column))
                        .append(':')
                        .append(encoded(value)));
        trail.forEach(after -> text.append(' ').append(AFTER).append(':').append(encoded(after)));
        return text.toString();
    }

    static String encoded(String word) {
        return URLEncoder.encode(word, UTF_8);
    }

    /** Nonsense stays as it is. */
    static String decoded(String word) {
        try {
            return URLDecoder.decode(word, UTF_8);
        } catch (IllegalArgumentException e) {
            return word;
        }
    }

    /** Counts from 1. */
    int page() {
        return trail.size() + 1;
    }

    ListQuestion question(int most) {
        return new ListQuestion(
                filters,
                Optional.empty(),
                Optional.empty(),
                trail.isEmpty() ? Optional.empty() : Optional.of(trail.getLast()),
                most);
    }

    View next(String after) {
        List<String> longer = new ArrayList<>(trail);
        longer.add(after);
        return new View(list, filters, longer.size() > LONGEST_TRAIL ? List.of(after) : longer);
    }

    View previous() {
        return new View(list, filters, trail.isEmpty() ? trail : trail.subList(0, trail.size() - 1));
    }

    /** The first page of the rows with this value, or of all whatever their value when it was chosen already. */
    View toggled(String column, String value) {
        Map<String, String> others = new TreeMap<>(filters);
        if (!others.remove(column, value)) {
            others.put(column, value);
        }
        return new View(list, others, List.of());
    }
}

package io.jackfield.host.admin;

import io.jackfield.api.desk.OperatorDesk.Format;
import io.jackfield.api.operator.ListQuestion;
import io.vertx.core.MultiMap;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which rows of a list an operator wants to see and how, by the query of the call. Every name that is not one of ours
 * is a filter; a filter that has a name of ours is written {@code filter.from}.
 *
 * @param question the rows
 * @param format of a file; absent for JSON
 * @param personal whether columns that tell something of a person are shown
 */
record ListQuery(ListQuestion question, Optional<Format> format, boolean personal) {
    private static final int USUAL = 50;
    private static final int LARGEST = 500;
    private static final int LONGEST_VALUE = 200;
    private static final String FILTER = "filter.";
    private static final Set<String> OURS =
            Set.of("bot", "by", "language", "from", "to", "after", "most", "format", "personal");

    /** @param zone in which days begin and end */
    static ListQuery of(MultiMap query, ZoneId zone) {
        return new ListQuery(
                new ListQuestion(
                        filters(query),
                        text(query, "from").map(from -> DayOrMoment.beginning("from", from, zone)),
                        text(query, "to").map(to -> DayOrMoment.end("to", to, zone)),
                        text(query, "after"),
                        text(query, "most").map(ListQuery::most).orElse(USUAL)),
                text(query, "format").filter(format -> !format.equals("json")).map(ListQuery::format),
                personal(query));
    }

    private static Map<String, String> filters(MultiMap query) {
        Map<String, String> filters = new LinkedHashMap<>();
        query.forEach((name, value) -> {
            if (OURS.contains(name) || value.isEmpty()) {
                return;
            }
            if (value.length() > LONGEST_VALUE) {
                throw BodyFields.refused(name + " has " + value.length() + " characters; at most " + LONGEST_VALUE);
            }
            filters.put(name.startsWith(FILTER) ? name.substring(FILTER.length()) : name, value);
        });
        return filters;
    }

    /** The id of the bot. */
    static String bot(MultiMap query) {
        return text(query, "bot").orElseThrow(() -> BodyFields.refused("bot is missing; give the id of a bot"));
    }

    static Optional<String> text(MultiMap query, String name) {
        return Optional.ofNullable(query.get(name)).filter(text -> !text.isEmpty());
    }

    private static int most(String text) {
        return (int) BodyFields.number("most", text, 1, LARGEST);
    }

    private static Format format(String word) {
        return Arrays.stream(Format.values())
                .filter(format -> word(format).equals(word))
                .findFirst()
                .orElseThrow(() -> BodyFields.refused("format is '" + word + "'; use json, "
                        + Arrays.stream(Format.values()).map(ListQuery::word).collect(Collectors.joining(" or "))));
    }

    private static String word(Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    private static boolean personal(MultiMap query) {
        return switch (text(query, "personal").orElse("yes")) {
            case "yes" -> true;
            case "no" -> false;
            case String other -> throw BodyFields.refused("personal is '" + other + "'; use yes or no");
        };
    }
}

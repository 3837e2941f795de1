package io.jackfield.host.admin;

import static io.jackfield.host.admin.ListQuery.text;

import io.jackfield.api.payment.Transaction.State;
import io.jackfield.host.store.PaymentListTable.Filter;
import io.vertx.core.MultiMap;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which payments an operator wants to see, by the query of the call.
 *
 * @param before the number before which the page begins
 * @param most how many of them
 */
record PaymentQuery(Filter filter, long before, int most) {
    private static final int USUAL = 50;
    private static final int LARGEST = 500;
    private static final Set<String> NAMES =
            Set.of("bot", "state", "provider", "from", "to", "user", "surplus", "reviews", "before", "limit");

    /** @param zone in which days begin and end */
    static PaymentQuery of(MultiMap query, ZoneId zone) {
        for (String name : new TreeSet<>(query.names())) {
            if (!NAMES.contains(name)) {
                throw BodyFields.refused("'" + name + "' is no filter of payments; there are: "
                        + NAMES.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
        Filter filter = new Filter(
                text(query, "state").map(PaymentQuery::state),
                text(query, "provider"),
                text(query, "from").map(from -> DayOrMoment.beginning("from", from, zone)),
                text(query, "to").map(to -> DayOrMoment.end("to", to, zone)),
                text(query, "user").map(user -> number("user", user)),
                flag(query, "surplus"),
                flag(query, "reviews"));
        long before = text(query, "before").map(key -> number("before", key)).orElse(Long.MAX_VALUE);
        long most = text(query, "limit").map(limit -> number("limit", limit)).orElse((long) USUAL);
        if (most < 1 || most > LARGEST) {
            throw BodyFields.refused("limit is " + most + "; use 1 to " + LARGEST);
        }
        return new PaymentQuery(filter, before, (int) most);
    }

    private static State state(String word) {
        return Arrays.stream(State.values())
                .filter(state -> state.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> BodyFields.refused("state is '" + word + "'; use one of "
                        + Arrays.stream(State.values())
                                .map(state -> state.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    private static boolean flag(MultiMap query, String name) {
        return switch (text(query, name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            case String other -> throw BodyFields.refused(name + " is '" + other + "'; use true or false");
        };
    }

    private static long number(String name, String text) {
        if (!text.matches("-?\\d{1,18}")) {
            throw BodyFields.refused(name + " is '" + text + "'; use a number");
        }
        return Long.parseLong(text);
    }
}

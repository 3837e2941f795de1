package io.jackfield.console.letters;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.TimeRange;
import io.jackfield.console.frame.Visit;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which letters somebody means, by the names of the API's filters.
 *
 * @param values only those that are given
 */
record LetterChoices(Map<String, String> values) {
    private static final List<String> NAMES =
            List.of("bot", "kind", "plugin", "code", "version", "from", "to", "chat", "newer");

    LetterChoices {
        values = new LinkedHashMap<>(values);
    }

    /** As the address says, with the rows that were ticked. */
    static LetterChoices ofAddress(Visit visit) {
        LetterChoices choices = of(visit::parameter);
        String ticked = visit.context().queryParam("letters").stream()
                .filter(id -> !id.isBlank())
                .collect(Collectors.joining(","));
        return choices.within(visit).with("letters", Optional.of(ticked));
    }

    /** Those of the time that is chosen in the bar, where no other is. */
    private LetterChoices within(Visit visit) {
        return values.containsKey("from") || values.containsKey("to")
                ? this
                : with("from", visit.range().map(range -> range.from(Instant.now())))
                        .with("to", visit.range().flatMap(TimeRange::to));
    }

    /** As a form says that was made by {@link #values}. */
    static LetterChoices ofForm(Visit visit) {
        return of(visit::field).with("letters", visit.field("letters"));
    }

    private static LetterChoices of(Function<String, Optional<String>> given) {
        LetterChoices choices = new LetterChoices(Map.of());
        for (String name : NAMES) {
            choices = choices.with(name, given.apply(name));
        }
        return choices;
    }

    LetterChoices with(String name, Optional<String> value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        value.filter(text -> !text.isBlank()).ifPresent(text -> more.put(name, text));
        return new LetterChoices(more);
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }

    Address address(String path) {
        Address address = Address.of(path);
        values.forEach(address::with);
        return address;
    }

    JsonObject body() {
        JsonObject body = new JsonObject();
        values.forEach(body::put);
        return body;
    }

    /** For the page that asks. */
    String words() {
        return values.entrySet().stream()
                .map(one -> one.getKey() + " = " + one.getValue())
                .collect(Collectors.joining(", "));
    }
}

package io.jackfield.host.config.read;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What stands under one key. Every reader throws {@link StandardError#CONFIG_INVALID} with file, line, path, value and
 * what is allowed.
 */
public record Value(String path, Node node) {
    String text() {
        if (node instanceof Node.Text text) {
            return text.value();
        }
        throw refused("a single value");
    }

    int number(int least, int most) {
        return (int) between(Units::number, "a whole number", least, most);
    }

    /** Bytes, written as {@code 65536}, {@code 64kB} or {@code 1MB}. */
    int bytes(int least, int most) {
        return (int) between(Units::bytes, "a size such as 64kB or 1MB", least, most);
    }

    private long between(ToLongFunction<String> reading, String kind, long least, long most) {
        String allowed = kind + " from " + least + " to " + most;
        long number = reading(reading, allowed);
        if (number < least || number > most) {
            throw refused(allowed);
        }
        return number;
    }

    private long reading(ToLongFunction<String> reading, String allowed) {
        try {
            return reading.applyAsLong(text());
        } catch (IllegalArgumentException e) {
            throw refused(allowed);
        }
    }

    boolean flag() {
        return switch (text().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused("true or false");
        };
    }

    Duration duration() {
        return Duration.ofMillis(reading(Units::millis, "a duration such as 500ms, 30s, 5m, 2h or 1d"));
    }

    Duration duration(Duration least, Duration most) {
        String allowed = "a duration from " + Units.shown(least) + " to " + Units.shown(most);
        Duration duration = Duration.ofMillis(reading(Units::millis, allowed));
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw refused(allowed);
        }
        return duration;
    }

    <E extends Enum<E>> E choice(Class<E> type) {
        String wanted = text();
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> refused(Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" or "))));
    }

    /** The values of a list; anything else counts as a list of one. */
    List<Value> items() {
        if (!(node instanceof Node.Items items)) {
            return List.of(this);
        }
        return IntStream.range(0, items.nodes().size())
                .mapToObj(index ->
                        new Value(path + "[" + index + "]", items.nodes().get(index)))
                .toList();
    }

    Node.Section section() {
        return switch (node) {
            case Node.Section section -> section;
            case Node.Text text when text.value().isEmpty() -> Node.Section.empty(text.place());
            default -> throw refused("a section of keys");
        };
    }

    /** The exception that says where this stands, what it is and what to write instead. */
    public JackfieldException refused(String allowed) {
        return new JackfieldException(
                StandardError.CONFIG_INVALID, node.place() + ": " + path + " is " + shown() + "; use " + allowed);
    }

    private String shown() {
        return switch (node) {
            case Node.Section section -> "a section";
            case Node.Items items -> "a list";
            case Node.Text text when text.secret() -> "'" + Secrets.HIDDEN + "'";
            case Node.Text text -> "'" + Secrets.hideIn(text.value()) + "'";
        };
    }
}

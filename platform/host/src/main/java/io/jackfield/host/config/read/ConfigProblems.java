package io.jackfield.host.config.read;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Everything that is wrong with the configuration, in the order in which it was read. */
public final class ConfigProblems {
    private final Set<String> problems = new LinkedHashSet<>();

    void add(Place place, String problem) {
        problems.add(place + ": " + problem);
    }

    void add(JackfieldException problem) {
        problems.add(problem.getMessage());
    }

    /** Throws {@link StandardError#CONFIG_INVALID} with the numbered list of all problems, if there is one at all. */
    public void throwIfAny() {
        if (!problems.isEmpty()) {
            throw listed(List.copyOf(problems));
        }
    }

    /** The exception with the numbered list of these problems. */
    public static JackfieldException listed(List<String> all) {
        String list = IntStream.rangeClosed(1, all.size())
                .mapToObj(number -> "  " + number + ". " + all.get(number - 1))
                .collect(Collectors.joining("\n"));
        String heading = all.size() == 1 ? "The configuration has a problem:\n" : counted(all.size());
        return new JackfieldException(StandardError.CONFIG_INVALID, heading + list);
    }

    /** The single problems of such an exception; of any other one, its message. */
    public static List<String> each(JackfieldException listed) {
        List<String> each = listed.getMessage()
                .lines()
                .filter(line -> line.matches(" {2}\\d+\\. .*"))
                .map(line -> line.replaceFirst("^ {2}\\d+\\. ", ""))
                .toList();
        return each.isEmpty() ? List.of(listed.getMessage()) : each;
    }

    private static String counted(int problems) {
        return "The configuration has " + problems + " problems:\n";
    }
}

package io.jackfield.host.admin;

import io.vertx.core.http.HttpMethod;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that operators can do, by method and path. */
public final class AdminCalls {
    private final List<AdminCall> all;

    /** @throws IllegalArgumentException when two have one name, or one method and path */
    public AdminCalls(List<List<AdminCall>> areas) {
        all = areas.stream().flatMap(List::stream).toList();
        Set<String> seen = new HashSet<>();
        for (AdminCall call : all) {
            if (!seen.add(call.name())
                    | !seen.add(call.method() + " " + call.path().replaceAll(":[a-z]+", ":"))) {
                throw new IllegalArgumentException("two calls are " + call.name() + ", or " + call.path());
            }
        }
    }

    /** The calls of several areas as those of one. */
    @SafeVarargs
    public static List<AdminCall> together(List<AdminCall>... areas) {
        return Stream.of(areas).flatMap(List::stream).toList();
    }

    public List<AdminCall> all() {
        return all;
    }

    public Optional<AdminCall> named(String name) {
        return all.stream().filter(call -> call.name().equals(name)).findFirst();
    }

    /** A call with what its path says. */
    record Match(AdminCall call, Map<String, String> path) {}

    /** What a path means; a call without variables in its path comes before one with them. */
    Optional<Match> find(HttpMethod method, String path) {
        String[] given = segments(path);
        return all.stream()
                .filter(call -> call.method().equals(method))
                .flatMap(call -> match(call, given).stream())
                .min((one, other) -> one.path().size() - other.path().size());
    }

    /** The methods that a path takes. */
    Set<String> methods(String path) {
        String[] given = segments(path);
        return all.stream()
                .filter(call -> match(call, given).isPresent())
                .map(call -> call.method().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<Match> match(AdminCall call, String[] given) {
        String[] wanted = segments(call.path());
        if (wanted.length != given.length) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith(":")) {
                variables.put(wanted[i].substring(1), decoded(given[i]));
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(new Match(call, variables));
    }

    private static String[] segments(String path) {
        List<String> segments = new ArrayList<>(List.of(path.split("/")));
        segments.removeIf(String::isEmpty);
        return segments.toArray(String[]::new);
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }
}

package io.jackfield.host.config.read;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** What operators lay over the files. What holds other values goes before them, so that both count. */
public record ConfigLayer(List<LaidValue> values) {
    public static final ConfigLayer NONE = new ConfigLayer(List.of());

    public ConfigLayer {
        values = values.stream()
                .sorted(Comparator.comparing(LaidValue::file).thenComparing(LaidValue::path))
                .toList();
    }

    /** The ids of the files in a folder that something lies over, such as {@code plugins}. */
    List<String> names(String folder) {
        return values.stream()
                .map(LaidValue::file)
                .filter(file -> file.startsWith(folder + "/"))
                .map(file -> file.substring(folder.length() + 1).replaceFirst("\\.yaml$", ""))
                .distinct()
                .toList();
    }

    /** The file with everything that lies over it. */
    Node.Section over(String file, Node.Section content, ConfigProblems problems) {
        Node.Section laid = content;
        for (LaidValue value : values) {
            if (value.file().equals(file)) {
                laid = over(laid, value, problems);
            }
        }
        return laid;
    }

    private static Node.Section over(Node.Section content, LaidValue value, ConfigProblems problems) {
        try {
            return (Node.Section) put(content, value.path(), value);
        } catch (JackfieldException e) {
            problems.add(e);
            return content;
        }
    }

    private static Node put(Node at, KeyPath rest, LaidValue value) {
        if (rest.keys().isEmpty()) {
            return value.node();
        }
        String key = rest.keys().getFirst();
        return switch (at) {
            case Node.Section section ->
                section.with(
                        key,
                        put(
                                Optional.ofNullable(section.entries().get(key)).orElse(empty(value)),
                                rest.after(1),
                                value));
            case Node.Items items when isOfNames(items) -> put(asSections(items), rest, value);
            case Node.Items items -> inEntry(items, rest, value);
            case Node.Text text -> put(empty(value), rest, value);
        };
    }

    private static Node.Section empty(LaidValue value) {
        return Node.Section.empty(value.place());
    }

    /** A list of names is a short way to write as many empty sections. */
    private static boolean isOfNames(Node.Items items) {
        return items.nodes().stream().allMatch(Node.Text.class::isInstance);
    }

    private static Node.Section asSections(Node.Items items) {
        SequencedMap<String, Node> sections = new LinkedHashMap<>();
        items.nodes().forEach(name -> sections.put(((Node.Text) name).value(), Node.Section.empty(name.place())));
        return new Node.Section(items.place(), sections);
    }

    private static Node inEntry(Node.Items items, KeyPath rest, LaidValue value) {
        String id = rest.keys().getFirst();
        int index = IntStream.range(0, items.nodes().size())
                .filter(at -> hasId(items.nodes().get(at), id))
                .findFirst()
                .orElseThrow(() -> new JackfieldException(
                        StandardError.CONFIG_INVALID,
                        value.place() + ": the list has no entry with the id " + id
                                + "; set the whole list, or take the setting back"));
        List<Node> entries = new ArrayList<>(items.nodes());
        entries.set(index, put(entries.get(index), rest.after(1), value));
        return new Node.Items(items.place(), entries);
    }

    private static boolean hasId(Node entry, String id) {
        return entry instanceof Node.Section section
                && section.entries().get("id") instanceof Node.Text text
                && text.value().equals(id);
    }
}

package io.jackfield.host.config.read;

import io.jackfield.api.JackfieldException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/**
 * A section of the host's own files. It never throws: whatever is wrong goes to {@link ConfigProblems} and the fallback
 * is returned, so that one start shows every mistake. A key that nobody asked for is a mistake too.
 */
public final class ConfigSection {
    private final String path;
    private final Node.Section node;
    private final KeyPath at;
    private final ConfigProblems problems;
    private final Reading reading;
    private final Set<String> known;
    private final Map<String, ConfigSection> children = new LinkedHashMap<>();

    ConfigSection(String path, KeyPath at, Node.Section node, Reading reading) {
        this.path = path;
        this.at = at;
        this.node = node;
        this.reading = reading;
        known = at.keys().isEmpty() ? reading.keys() : new LinkedHashSet<>();
        problems = reading.problems();
    }

    /**
     * What is gathered from the sections of one file.
     *
     * @param keys that the file was asked for at its top
     * @param defaults what counts for keys that are not there, by their paths
     */
    record Reading(ConfigProblems problems, Set<String> keys, Map<String, String> defaults) {}

    public Optional<String> text(String key) {
        return read(key, Value::text);
    }

    public String text(String key, String fallback) {
        return orDefault(key, text(key), fallback, fallback);
    }

    /** The text under {@code key}, a problem when it is absent or does not match. */
    public String requiredText(String key, String pattern, String allowed) {
        Optional<String> text = matching(key, pattern, allowed);
        if (text.isEmpty() && value(key).isEmpty()) {
            problems.add(node.place(), pathOf(key) + " is missing; use " + allowed);
        }
        return text.orElse("");
    }

    /** The text under {@code key}, a problem when it does not match. */
    public Optional<String> matching(String key, String pattern, String allowed) {
        return read(key, value -> {
            if (!value.text().matches(pattern)) {
                throw value.refused(allowed);
            }
            return value.text();
        });
    }

    public Optional<Secret> secret(String key) {
        return text(key).map(Secret::new);
    }

    public int intBetween(String key, int least, int most, int fallback) {
        return orDefault(key, read(key, value -> value.number(least, most)), fallback, Integer.toString(fallback));
    }

    public int bytes(String key, int least, int most, int fallback) {
        return orDefault(key, read(key, value -> value.bytes(least, most)), fallback, Integer.toString(fallback));
    }

    public boolean flag(String key, boolean fallback) {
        return orDefault(key, read(key, Value::flag), fallback, Boolean.toString(fallback));
    }

    public Duration duration(String key, Duration least, Duration most, Duration fallback) {
        return orDefault(key, read(key, value -> value.duration(least, most)), fallback, Units.shown(fallback));
    }

    public <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
        return orDefault(
                key,
                read(key, value -> value.choice(type)),
                fallback,
                fallback.name().toLowerCase(Locale.ROOT));
    }

    /**
     * The value under {@code key} as {@code reader} takes it; an {@link IllegalArgumentException} says what is allowed.
     */
    public <T> Optional<T> parsed(String key, Function<String, T> reader) {
        return read(key, value -> {
            try {
                return reader.apply(value.text());
            } catch (IllegalArgumentException e) {
                throw value.refused(e.getMessage());
            }
        });
    }

    /** The texts of a list; a single text counts as a list of one. */
    public List<String> texts(String key) {
        return read(key, value -> value.items().stream().map(Value::text).toList())
                .orElse(List.of());
    }

    /** All keys under {@code key} with their texts, in the order of the file. */
    public SequencedMap<String, String> textMap(String key) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        ConfigSection section = section(key);
        section.keys().forEach(name -> section.text(name).ifPresent(text -> texts.put(name, text)));
        return Collections.unmodifiableSequencedMap(texts);
    }

    /** As {@link #textMap}, where a single text counts as one under {@code name}. */
    public SequencedMap<String, String> textOrTexts(String key, String name) {
        if (value(key).filter(value -> value.node() instanceof Node.Text).isEmpty()) {
            return textMap(key);
        }
        SequencedMap<String, String> single = new LinkedHashMap<>();
        text(key).ifPresent(text -> single.put(name, text));
        return Collections.unmodifiableSequencedMap(single);
    }

    /** Whether there is a section under {@code key}, and no text or list. */
    public boolean isSection(String key) {
        return value(key).filter(value -> value.node() instanceof Node.Section).isPresent();
    }

    /** The section under {@code key}; an empty one when absent. */
    public ConfigSection section(String key) {
        String childPath = pathOf(key);
        if (children.containsKey(childPath)) {
            return children.get(childPath);
        }
        return child(
                childPath, at.then(key), read(key, Value::section).orElseGet(() -> Node.Section.empty(node.place())));
    }

    /** The sections of a list. */
    public List<ConfigSection> sections(String key) {
        return read(key, Value::items).orElse(List.of()).stream()
                .flatMap(item -> attempt(item, Value::section)
                        .map(section -> child(item.path(), at.then(key).then(entry(item, section)), section))
                        .stream())
                .toList();
    }

    /** As {@link #section}, where a list of names counts as that many empty sections. */
    public ConfigSection sectionOrList(String key) {
        Optional<Value> list = value(key).filter(value -> value.node() instanceof Node.Items);
        if (list.isEmpty()) {
            return section(key);
        }
        SequencedMap<String, Node> entries = new LinkedHashMap<>();
        list.get()
                .items()
                .forEach(item -> attempt(item, Value::text)
                        .ifPresent(name ->
                                entries.put(name, Node.Section.empty(item.node().place()))));
        return child(
                pathOf(key), at.then(key), new Node.Section(list.get().node().place(), entries));
    }

    /** This section for a plugin to read, without the key that the host reads; unknown keys are the plugin's affair. */
    public FileConfig leftToPlugin(String hostKey) {
        known.addAll(node.entries().sequencedKeySet());
        return new FileConfig(path, node.without(hostKey));
    }

    public Set<String> keys() {
        return node.entries().sequencedKeySet();
    }

    /** Adds a problem with the value of {@code key}: what it should have been. */
    public void refuse(String key, String allowed) {
        Node entry = node.entries().get(key);
        if (entry == null) {
            problems.add(node.place(), pathOf(key) + " is not set; use " + allowed);
            return;
        }
        problems.add(new Value(pathOf(key), entry).refused(allowed));
    }

    /** Makes a problem of every key in this section and below that nobody has asked for. Call it when all is read. */
    public void reportUnknownKeys() {
        node.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                problems.add(entry.place(), pathOf(key) + " is unknown; " + suggestion(key));
            }
        });
        children.values().forEach(ConfigSection::reportUnknownKeys);
    }

    private String suggestion(String key) {
        return SpellingSuggestion.to(key, known)
                .map(similar -> "did you mean " + similar + "?")
                .orElseGet(() -> "known here: " + String.join(", ", known));
    }

    private Optional<Value> value(String key) {
        known.add(key);
        return Optional.ofNullable(node.entries().get(key))
                .filter(entry ->
                        !(entry instanceof Node.Text text && text.value().isEmpty()))
                .map(entry -> new Value(pathOf(key), entry));
    }

    private <T> Optional<T> read(String key, Function<Value, T> reader) {
        return value(key).flatMap(value -> attempt(value, reader));
    }

    private <T> Optional<T> attempt(Value value, Function<Value, T> reader) {
        try {
            return Optional.of(reader.apply(value));
        } catch (JackfieldException e) {
            problems.add(e);
            return Optional.empty();
        }
    }

    /** An entry of a list goes by its id, or else by its place in the list. */
    private static String entry(Value item, Node.Section section) {
        return section.entries().get("id") instanceof Node.Text id
                ? id.value()
                : item.path().replaceFirst("^.*\\[(\\d+)]$", "$1");
    }

    private <T> T orDefault(String key, Optional<T> value, T fallback, String shown) {
        if (value.isEmpty() && !Secrets.named(key)) {
            reading.defaults().put(at.then(key).toString(), shown);
        }
        return value.orElse(fallback);
    }

    private ConfigSection child(String childPath, KeyPath childAt, Node.Section section) {
        ConfigSection child = new ConfigSection(childPath, childAt, section, reading);
        children.put(childPath, child);
        return child;
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}

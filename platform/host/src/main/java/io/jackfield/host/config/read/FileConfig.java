package io.jackfield.host.config.read;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.StandardError;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;

/** A plugin's file, a section of it, or what a bot lays over it. Values never change once read. */
public final class FileConfig implements PluginConfig {
    /** Stands for a key in a refusal. */
    public static final String KEY = "{key}";

    private final String path;
    private final Node.Section node;
    /** The same without what stands in for something in the sandbox. */
    private final transient Node.Section real;
    /** Why secrets were kept back when this was made, as {@link #refusal} says it: what travels is a value. */
    private final String refusalThen;
    /** Why secrets are kept back, with KEY in the place of the key; empty while they are not. */
    private final transient Supplier<String> refusal;

    FileConfig(String path, Node.Section node) {
        this(path, node, "");
    }

    private FileConfig(String path, Node.Section node, String refusal) {
        this(path, node, node, () -> refusal);
    }

    private FileConfig(String path, Node.Section node, Node.Section real, Supplier<String> refusal) {
        this.path = path;
        this.node = node;
        this.real = real;
        this.refusal = refusal;
        refusalThen = refusal.get();
    }

    /**
     * The same values for a reader who may not always see those that are marked as secret.
     *
     * @param reason asked whenever one is read: what the reader is told instead, with {@link #KEY} where the key
     *     belongs; empty while it may be seen. What has travelled to another process keeps the answer of the moment it
     *     was made in.
     */
    public FileConfig guarded(Supplier<String> reason) {
        String now = reason.get();
        // Kept back from the start, they are not even held; what is given later counts with the next version.
        return now.isEmpty()
                ? new FileConfig(path, node, real, reason)
                : new FileConfig(path, node.withoutSecrets(), real.withoutSecrets(), () -> now);
    }

    /** The configuration of a plugin that has no file; messages name the file in which it could be set. */
    public static FileConfig empty(String file) {
        return new FileConfig("", Node.Section.empty(new Place(file, 0)));
    }

    /** A configuration from values in memory: texts, numbers, flags, maps and lists of these. */
    public static FileConfig of(String file, Map<String, ?> values) {
        return new FileConfig("", section(new Place(file, 0), values));
    }

    private static Node.Section section(Place place, Map<?, ?> values) {
        SequencedMap<String, Node> entries = new LinkedHashMap<>();
        values.forEach((key, value) -> entries.put(key.toString(), node(place, key.toString(), value)));
        return new Node.Section(place, entries);
    }

    private static Node node(Place place, String key, Object value) {
        return switch (value) {
            case Map<?, ?> map -> section(place, map);
            case List<?> list ->
                new Node.Items(
                        place, list.stream().map(item -> node(place, key, item)).toList());
            default -> new Node.Text(place, value.toString(), Secrets.named(key));
        };
    }

    /**
     * This configuration with {@code other} laid over it, key by key: what both have is taken from {@code other}. Where
     * that brings a secret nothing of the sandbox stays, so that a real key does not go there.
     */
    public FileConfig overlay(FileConfig other) {
        boolean hasSecret = other.node.entries().values().stream().anyMatch(FileConfig::isGivenSecret);
        Node.Section below = hasSecret ? real : node;
        return with(below.overlaidBy(other.node), real.overlaidBy(other.node));
    }

    private static boolean isGivenSecret(Node node) {
        return node instanceof Node.Text text && text.secret() && !text.value().isEmpty();
    }

    /** The values with their places. */
    public Node.Section node() {
        return node;
    }

    /**
     * This configuration with other values.
     *
     * @param others in the sandbox, with what stands in there
     * @param real without
     */
    public FileConfig with(Node.Section others, Node.Section real) {
        return new FileConfig(path, others, real, () -> "").guarded(refusal);
    }

    @Override
    public Optional<String> text(String key) {
        return value(key).map(Value::text);
    }

    @Override
    public String requiredText(String key) {
        return text(key)
                .orElseThrow(() -> new JackfieldException(
                        StandardError.CONFIG_INVALID,
                        node.place().file() + ": " + pathOf(key) + " is missing; set it there"));
    }

    @Override
    public int number(String key, int least, int most, int fallback) {
        return value(key).map(value -> value.number(least, most)).orElse(fallback);
    }

    @Override
    public boolean flag(String key, boolean fallback) {
        return value(key).map(Value::flag).orElse(fallback);
    }

    @Override
    public Duration duration(String key, Duration fallback) {
        return value(key).map(Value::duration).orElse(fallback);
    }

    @Override
    public List<String> texts(String key) {
        return value(key)
                .map(value -> value.items().stream().map(Value::text).toList())
                .orElse(List.of());
    }

    @Override
    public FileConfig section(String key) {
        return inner(pathOf(key), value(key).map(Value::section).orElseGet(() -> Node.Section.empty(node.place())));
    }

    @Override
    public List<PluginConfig> sections(String key) {
        return value(key).map(Value::items).orElse(List.of()).stream()
                .<PluginConfig>map(item -> inner(item.path(), item.section()))
                .toList();
    }

    private FileConfig inner(String at, Node.Section section) {
        return new FileConfig(at, section, section, refusal);
    }

    @Override
    public Set<String> keys() {
        return node.entries().sequencedKeySet();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileConfig config && path.equals(config.path) && node.equals(config.node);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, node);
    }

    private Optional<Value> value(String key) {
        Optional<Value> value = Optional.ofNullable(node.entries().get(key))
                .filter(entry ->
                        !(entry instanceof Node.Text text && text.value().isEmpty()))
                .map(entry -> new Value(pathOf(key), entry));
        if (value.filter(found -> isSecret(found.node())).isPresent()) {
            String reason = refusal.get();
            if (!reason.isEmpty()) {
                throw new JackfieldException(StandardError.NOT_PERMITTED, reason.replace(KEY, pathOf(key)));
            }
        }
        return value;
    }

    private static boolean isSecret(Node node) {
        return switch (node) {
            case Node.Text text -> text.secret();
            case Node.Items items -> items.nodes().stream().anyMatch(FileConfig::isSecret);
            case Node.Section section -> false; // its values are asked for one by one
        };
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    @Override
    public String toString() {
        return "FileConfig[" + node.place().file() + " " + keys() + "]";
    }
}

package io.jackfield.host.settings;

import io.jackfield.host.config.read.ConfigSource;
import io.jackfield.host.config.read.KeyPath;
import io.jackfield.host.config.read.Node;
import io.jackfield.host.config.read.Place;
import io.jackfield.host.config.read.Secrets;
import io.jackfield.host.config.read.YamlValue;
import io.jackfield.host.config.schema.ConfigSchema;
import io.jackfield.host.config.schema.FormField;
import io.jackfield.host.config.schema.FormField.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A form with what counts at present filled in: a plugin's by its schema, a bot's by the keys that its file may have.
 * From any thread.
 */
public final class SettingsForm {
    private final EffectiveConfig effective;

    public SettingsForm(EffectiveConfig effective) {
        this.effective = effective;
    }

    /**
     * A field with its value.
     *
     * @param written the value as the field shows it; empty for nothing and for a secret
     * @param isSet whether anything counts there, a secret included
     * @param place where it comes from; absent when nobody says anything
     * @param setting who has set it; absent when no operator has
     * @param fields of a section
     */
    public record Filled(
            FormField field,
            String written,
            boolean isSet,
            Optional<Place> place,
            Optional<Setting> setting,
            List<Filled> fields) {}

    public List<Filled> of(SettingTarget target, Optional<ConfigSchema> schema, List<Setting> settings) {
        ConfigSource source = effective.source(target, schema);
        return fields(target, schema, source).stream()
                .map(field -> filled(field, source.content(), settings))
                .toList();
    }

    private static List<FormField> fields(SettingTarget target, Optional<ConfigSchema> schema, ConfigSource source) {
        return target.plugin().isPresent()
                ? schema.map(ConfigSchema::form).orElseGet(() -> ofKeys(target, source))
                : ofKeys(target, source);
    }

    /**
     * The value that somebody has written into a field, or for a place that has none.
     *
     * @throws IllegalArgumentException with what is wrong with it
     */
    Object value(SettingTarget target, Optional<ConfigSchema> schema, KeyPath path, String written) {
        ConfigSource source = effective.source(target, schema);
        Optional<FormField> field = field(fields(target, schema, source), path);
        if (field.isPresent()) {
            return field.get().value(written);
        }
        boolean isText =
                find(source.content(), path).filter(Node.Text.class::isInstance).isPresent();
        return isText ? written.strip() : YamlValue.of(written);
    }

    private static Optional<FormField> field(List<FormField> fields, KeyPath path) {
        return fields.stream()
                .flatMap(field -> Stream.concat(Stream.of(field), field(field.fields(), path).stream()))
                .filter(field -> field.path().equals(path))
                .findFirst();
    }

    private static Filled filled(FormField field, Node.Section content, List<Setting> settings) {
        Optional<Node> node = find(content, field.path());
        Optional<Place> place = node.map(Node::place);
        return new Filled(
                field,
                field.secret()
                        ? ""
                        : node.map(found -> written(field.kind(), found)).orElse(""),
                node.filter(found -> !(found instanceof Node.Text text
                                && text.value().isEmpty()))
                        .isPresent(),
                place,
                place.flatMap(at -> EffectiveConfig.setting(at, settings)),
                field.fields().stream()
                        .map(inner -> filled(inner, content, settings))
                        .toList());
    }

    static Optional<Node> find(Node.Section content, KeyPath path) {
        Node at = content;
        for (String key : path.keys()) {
            at = inner(at, key);
            if (at == null) {
                return Optional.empty();
            }
        }
        return Optional.of(at);
    }

    private static Node inner(Node at, String key) {
        return switch (at) {
            case Node.Section section -> section.entries().get(key);
            case Node.Items items ->
                items.nodes().stream()
                        .filter(entry -> entry instanceof Node.Section section
                                && section.entries().get("id") instanceof Node.Text id
                                && id.value().equals(key))
                        .findFirst()
                        .orElse(null);
            case Node.Text text -> null;
        };
    }

    /** What the field shows. */
    static String written(Kind kind, Node node) {
        return switch (kind) {
            case SECTION -> "";
            case LIST -> lines(node);
            case MAP, YAML -> YamlValue.text(YamlValue.shown(node));
            default -> node instanceof Node.Text text ? text.shown() : YamlValue.text(YamlValue.shown(node));
        };
    }

    private static String lines(Node node) {
        return switch (node) {
            case Node.Items items
            when items.nodes().stream().allMatch(Node.Text.class::isInstance) ->
                items.nodes().stream().map(item -> ((Node.Text) item).shown()).collect(Collectors.joining("\n"));
            case Node.Text text -> text.shown();
            default -> YamlValue.text(YamlValue.shown(node));
        };
    }

    private static List<FormField> ofKeys(SettingTarget target, ConfigSource source) {
        Set<String> keys = new LinkedHashSet<>(source.content().entries().keySet());
        keys.addAll(source.keys());
        List<FormField> fields = new ArrayList<>();
        for (String key : keys) {
            KeyPath path = KeyPath.of(key);
            if (target.refusal(path).isEmpty()) {
                Optional<Node> node = find(source.content(), path);
                boolean single = node.map(found -> found instanceof Node.Text)
                        .orElse(source.defaults().containsKey(path.toString()));
                fields.add(field(path, single ? Kind.TEXT : Kind.YAML, source));
            }
        }
        return fields;
    }

    private static FormField field(KeyPath path, Kind kind, ConfigSource source) {
        String key = path.keys().getLast();
        return new FormField(
                path,
                kind,
                key,
                "",
                "",
                "",
                Secrets.named(key) && kind == Kind.TEXT,
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(source.defaults().get(path.toString())),
                List.of());
    }
}

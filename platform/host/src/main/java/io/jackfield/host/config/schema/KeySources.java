package io.jackfield.host.config.schema;

import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.config.read.Node;
import io.jackfield.host.config.read.Place;
import io.jackfield.host.config.read.Secrets;
import io.jackfield.host.config.read.Variables;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a key's value comes from when a plugin's file leaves it out, as the plugin's {@code config.schema.json} says
 * beside the key: {@code "x-variable"} names an environment variable, {@code "x-sandbox"} is what stands in for it in
 * the sandbox, with the sandbox's base in the place of <code>{sandbox}</code>. {@code "x-needs"} at the top lists keys
 * without which the plugin cannot work.
 *
 * <p>Stand-ins count together: once one secret of the plugin is set, none of them is used, so that a real key never
 * goes to the sandbox nor a made-up one to a real service. A default of a placeholder in the file gives way to a
 * stand-in.
 */
public final class KeySources {
    /** Of a plugin whose schema says nothing of the kind. */
    public static final KeySources NONE = new KeySources(List.of(), Set.of());

    private static final String SANDBOX = "{sandbox}";

    private final List<Source> all;
    private final Set<String> needed;

    private KeySources(List<Source> all, Set<String> needed) {
        this.all = all;
        this.needed = needed;
    }

    private record Source(String key, boolean secret, Optional<String> variable, Optional<String> standIn) {
        /** Whether the file leaves it out; a default of a placeholder leaves it to others. */
        boolean isOpen(Node.Section file) {
            return switch (file.entries().get(key)) {
                case null -> true;
                case Node.Text text -> text.value().isEmpty() || text.byDefault();
                default -> false;
            };
        }

        boolean isSet(Node.Section file, Variables variables) {
            return !isOpen(file) || variables.find(variable).isPresent();
        }

        Node.Text text(Place place, String value) {
            return new Node.Text(place, value, secret);
        }
    }

    /** Throws {@link IllegalArgumentException} with what is wrong with the schema. */
    public static KeySources of(String schema) {
        try {
            return of(new JsonObject(schema));
        } catch (DecodeException | ClassCastException e) {
            throw new IllegalArgumentException("it is no JSON Schema: " + e.getMessage(), e);
        }
    }

    static KeySources of(JsonObject schema) {
        JsonObject properties = schema.getJsonObject("properties", new JsonObject());
        List<Source> sources = new ArrayList<>();
        for (String key : properties.fieldNames()) {
            if (properties.getValue(key) instanceof JsonObject property) {
                Optional<String> variable = Optional.ofNullable(property.getString("x-variable"));
                variable.ifPresent(name -> requireName(key, name));
                boolean secret = property.getBoolean("writeOnly", false)
                        || Secrets.named(key)
                        || variable.filter(Secrets::named).isPresent();
                sources.add(new Source(key, secret, variable, Optional.ofNullable(property.getString("x-sandbox"))));
            }
        }
        Set<String> needed = schema.getJsonArray("x-needs", new JsonArray()).stream()
                .map(String::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        needed.forEach(key -> requireVariable(key, sources));
        return new KeySources(List.copyOf(sources), needed);
    }

    private static void requireName(String key, String variable) {
        if (!variable.matches("[A-Z][A-Z0-9_]*")) {
            throw new IllegalArgumentException(
                    "x-variable of " + key + " is '" + variable + "'; use a name of A-Z 0-9 _ such as ACME_API_KEY");
        }
    }

    private static void requireVariable(String key, List<Source> sources) {
        if (sources.stream()
                .noneMatch(
                        source -> source.key().equals(key) && source.variable().isPresent())) {
            throw new IllegalArgumentException(
                    "x-needs lists " + key + ", which has no x-variable under properties; give it one or take it out");
        }
    }

    /** The names of all variables. */
    public Set<String> variables() {
        return all.stream().flatMap(source -> source.variable().stream()).collect(Collectors.toSet());
    }

    /** The variables to set before the plugin can work. */
    public List<String> missing(FileConfig filled) {
        return all.stream()
                .filter(source -> needed.contains(source.key()))
                .filter(source -> SchemaValues.isAbsent(filled.node().entries().get(source.key())))
                .flatMap(source -> source.variable().stream())
                .toList();
    }

    /** The plugin's file with a value for each key that it leaves out and that has one elsewhere. */
    public FileConfig fill(FileConfig file, Variables variables) {
        Optional<String> sandbox = variables.sandbox().filter(base -> hasNoSecret(file.node(), variables));
        return file.with(filled(file.node(), variables, sandbox), filled(file.node(), variables, Optional.empty()));
    }

    private Node.Section filled(Node.Section file, Variables variables, Optional<String> sandbox) {
        Node.Section filled = file;
        for (Source source : all) {
            if (source.isOpen(file)) {
                Optional<Node.Text> value = value(source, variables, sandbox);
                filled = value.isPresent() ? filled.with(source.key(), value.get()) : filled;
            }
        }
        return filled;
    }

    private boolean hasNoSecret(Node.Section file, Variables variables) {
        return all.stream().noneMatch(source -> source.secret() && source.isSet(file, variables));
    }

    private static Optional<Node.Text> value(Source source, Variables variables, Optional<String> sandbox) {
        return variables
                .find(source.variable())
                .map(value -> source.text(Place.variable(source.variable().orElseThrow()), value))
                .or(() -> sandbox.flatMap(base ->
                        source.standIn().map(text -> source.text(Place.sandbox(), text.replace(SANDBOX, base)))));
    }
}

package io.jackfield.host.config.schema;

import io.jackfield.host.config.read.Node;
import io.jackfield.host.config.read.Place;
import io.jackfield.host.config.read.SpellingSuggestion;
import io.jackfield.host.config.read.Value;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.OutputUnit;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says what a validator has found in the words of our files: place, key, value, what is allowed. */
final class SchemaProblems {
    /** They only pass on what is wrong below them. */
    private static final Set<String> PASSING_ON = Set.of(
            "properties",
            "patternProperties",
            "items",
            "prefixItems",
            "$ref",
            "allOf",
            "if",
            "then",
            "else",
            "dependentSchemas");

    private final JsonObject schema;
    private final Node.Section file;
    private final Set<ConfigFinding> problems = new LinkedHashSet<>();

    SchemaProblems(JsonObject schema, Node.Section file) {
        this.schema = schema;
        this.file = file;
    }

    /** Something of the file, under its path in the file. */
    private record Found(String path, Node node) {}

    List<ConfigFinding> inOrder() {
        return problems.stream()
                .sorted(Comparator.comparing(
                                (ConfigFinding problem) -> problem.place().file())
                        .thenComparing(problem -> problem.place().line()))
                .toList();
    }

    void add(OutputUnit error) {
        List<String> location = JsonPointers.segments(error.getAbsoluteKeywordLocation());
        if (location.isEmpty()) {
            return;
        }
        SchemaParts owner = SchemaParts.at(schema, location.subList(0, location.size() - 1));
        List<String> instance = JsonPointers.segments(error.getInstanceLocation());
        switch (location.getLast()) {
            case String keyword when PASSING_ON.contains(keyword) -> {}
            case "required" -> missing(owner, find(instance));
            case "additionalProperties", "unevaluatedProperties" -> unknown(owner, instance, location.getLast());
            default -> refused(owner, find(instance), error.getError());
        }
    }

    private Found find(List<String> instance) {
        Found found = new Found("", file);
        for (String segment : instance) {
            found = switch (found.node()) {
                case Node.Section section ->
                    new Found(pathOf(found.path(), segment), section.entries().get(segment));
                case Node.Items items ->
                    new Found(found.path() + "[" + segment + "]", items.nodes().get(Integer.parseInt(segment)));
                // a single text that stands for a list of one
                case Node.Text text -> found;
            };
        }
        return found;
    }

    private void missing(SchemaParts owner, Found section) {
        Node.Section node = (Node.Section) section.node();
        for (Object key : owner.all().getFirst().getJsonArray("required")) {
            Node entry = node.entries().get(key.toString());
            if (entry == null || SchemaValues.isAbsent(entry)) {
                Place place = entry == null ? node.place() : entry.place();
                SchemaParts property = owner.property(key.toString());
                String variable = section.path().isEmpty()
                        ? property.variable()
                                .map(name -> "set " + name + ", or ")
                                .orElse("")
                        : "";
                add(
                        place,
                        pathOf(section.path(), key.toString()) + " is missing; " + variable + "use "
                                + SchemaWords.allowed(property));
            }
        }
    }

    private void unknown(SchemaParts owner, List<String> instance, String keyword) {
        String key = instance.isEmpty() ? "" : instance.getLast();
        // The validator counts a key whose value is refused as one that it has not heard of.
        boolean known = owner.keys().contains(key);
        if (known || owner.all().getFirst().getValue(keyword) instanceof JsonObject) {
            return;
        }
        Found found = find(instance);
        String hint = SpellingSuggestion.to(key, owner.keys())
                .map(similar -> "did you mean " + similar + "?")
                .orElseGet(() ->
                        owner.keys().isEmpty() ? "take it out" : "known here: " + String.join(", ", owner.keys()));
        add(found.node().place(), found.path() + " is unknown; " + hint);
    }

    private void refused(SchemaParts owner, Found found, String reason) {
        if (found.path().isEmpty()) {
            add(file.place(), "the settings do not fit together: " + reason);
            return;
        }
        boolean secret = owner.keyword("writeOnly").filter(Boolean.TRUE::equals).isPresent();
        Node shown = found.node() instanceof Node.Text text && secret
                ? new Node.Text(text.place(), text.value(), true)
                : found.node();
        problems.add(new ConfigFinding(
                shown.place(),
                new Value(found.path(), shown)
                        .refused(SchemaWords.allowed(owner))
                        .getMessage()));
    }

    private void add(Place place, String problem) {
        problems.add(new ConfigFinding(place, place + ": " + problem));
    }

    private static String pathOf(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}

package io.jackfield.host.config.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A value that an operator lays over a file of the configuration, which stays as it is. Placeholders such as
 * {@code ${NAME}} mean nothing in it: it is taken as written.
 *
 * @param file below {@code config}, such as {@code plugins/llm-openai.yaml}
 * @param path where it lies; what stands there in the file counts no longer, with all below it
 * @param value as JSON has it: text, number, flag, map or list; null for what is to be as if the file left it out
 * @param secret whether it must not be shown, whatever its keys are called
 */
public record LaidValue(String file, KeyPath path, Object value, boolean secret) {
    Place place() {
        return Place.setting(file, path);
    }

    Node node() {
        return node(path.keys().getLast(), value, secret);
    }

    private Node node(String key, Object of, boolean hidden) {
        boolean secretHere = hidden || Secrets.named(key);
        return switch (of) {
            case null -> new Node.Text(place(), "", secretHere);
            case Map<?, ?> map -> section(map, hidden);
            case List<?> list ->
                new Node.Items(
                        place(),
                        list.stream().map(item -> node(key, item, secretHere)).toList());
            default -> new Node.Text(place(), of.toString().strip(), secretHere);
        };
    }

    private Node.Section section(Map<?, ?> map, boolean hidden) {
        SequencedMap<String, Node> entries = new LinkedHashMap<>();
        map.forEach((key, inner) -> entries.put(key.toString(), node(key.toString(), inner, hidden)));
        return new Node.Section(place(), entries);
    }

    /** A sentence for operators. @param reason why it does not count */
    public String leftOut(String reason) {
        String own = this + ": ";
        return this + " is left out: " + (reason.startsWith(own) ? reason.substring(own.length()) : reason)
                + "; set it anew, or take it back to the file";
    }

    /** Without the value, which may be secret. */
    @Override
    public String toString() {
        return place().toString();
    }
}

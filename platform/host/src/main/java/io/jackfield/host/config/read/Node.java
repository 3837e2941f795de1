package io.jackfield.host.config.read;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A YAML file as read: texts, sections and lists, each knowing its place so that a message can name it. */
public sealed interface Node {
    Place place();

    /**
     * The same with something else in the place of each secret, so that it is known where there is one and not which.
     */
    Node withoutSecrets();

    /**
     * A single value with its placeholders replaced. Numbers and flags are texts too, read as such where one is wanted;
     * an empty text counts as absent.
     *
     * @param secret whether the key, or a variable it was filled from, is named like a secret
     * @param byDefault whether it is the default of a placeholder whose variable is not set, and nothing else
     */
    record Text(Place place, String value, boolean secret, boolean byDefault) implements Node {
        public Text(Place place, String value, boolean secret) {
            this(place, value, secret, false);
        }

        /** The value as it may be shown to operators: nothing of a secret. */
        public String shown() {
            return secret && !value.isEmpty() ? Secrets.HIDDEN : Secrets.hideIn(value);
        }

        @Override
        public Text withoutSecrets() {
            return secret && !value.isEmpty() ? new Text(place, Secrets.HIDDEN, true) : this;
        }

        @Override
        public String toString() {
            return "Text[" + place + "]";
        }
    }

    record Section(Place place, SequencedMap<String, Node> entries) implements Node {
        public Section {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }

        public static Section empty(Place place) {
            return new Section(place, new LinkedHashMap<>());
        }

        /** This section with every key of {@code other} laid over it; sections on both sides are merged key by key. */
        Section overlaidBy(Section other) {
            SequencedMap<String, Node> merged = new LinkedHashMap<>(entries);
            other.entries.forEach((key, node) -> merged.merge(key, node, Section::merge));
            return new Section(place, merged);
        }

        private static Node merge(Node below, Node above) {
            return below instanceof Section one && above instanceof Section two ? one.overlaidBy(two) : above;
        }

        @Override
        public Section withoutSecrets() {
            SequencedMap<String, Node> rest = new LinkedHashMap<>();
            entries.forEach((key, node) -> rest.put(key, node.withoutSecrets()));
            return new Section(place, rest);
        }

        /** This section with another value under a key. */
        public Section with(String key, Node value) {
            SequencedMap<String, Node> changed = new LinkedHashMap<>(entries);
            changed.put(key, value);
            return new Section(place, changed);
        }

        public Section without(String key) {
            SequencedMap<String, Node> rest = new LinkedHashMap<>(entries);
            rest.remove(key);
            return new Section(place, rest);
        }
    }

    record Items(Place place, List<Node> nodes) implements Node {
        public Items {
            nodes = List.copyOf(nodes);
        }

        @Override
        public Items withoutSecrets() {
            return new Items(place, nodes.stream().map(Node::withoutSecrets).toList());
        }
    }
}

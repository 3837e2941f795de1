package io.jackfield.lib.openai;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A key that a bot may write under {@code options} of a model, and what it changes in a request.
 *
 * @param name lower-case letters
 * @param use puts a value into a request, or refuses it with {@link RequestDraft#refusal}
 */
public record ModelOption(String name, Use use) {
    public ModelOption {
        requireNonNull(name, "name");
        requireNonNull(use, "use");
    }

    /** Puts a value into a request. */
    @FunctionalInterface
    public interface Use {
        void put(String value, RequestDraft draft);
    }

    /**
     * {@code effort}: how long a model thinks. Takes what the configuration lists for the model, and anything for a
     * model that it does not know.
     */
    public static ModelOption effort() {
        return new ModelOption("effort", (value, draft) -> {
            checkEffort(value, draft);
            switch (draft.protocol()) {
                case RESPONSES -> draft.put(value, "reasoning", "effort");
                case CHAT -> draft.put(value, "reasoning_effort");
            }
        });
    }

    /** As {@link #effort()}, for services that want it in another field. */
    public static ModelOption effortIn(String... path) {
        return new ModelOption("effort", (value, draft) -> {
            checkEffort(value, draft);
            draft.put(value, path);
        });
    }

    /** {@code temperature}, 0 to 2. */
    public static ModelOption temperature() {
        return new ModelOption("temperature", (value, draft) -> {
            if (!value.matches("[01](\\.\\d{1,4})?|2(\\.0{1,4})?")) {
                throw draft.refusal("temperature", value, "a number from 0 to 2");
            }
            draft.put(Double.valueOf(value), "temperature");
        });
    }

    /** A whole number that goes into a field of the request. */
    public static ModelOption number(String name, int least, int most, String field) {
        return new ModelOption(name, (value, draft) -> {
            int number = value.matches("\\d{1,9}") ? Integer.parseInt(value) : -1;
            if (number < least || number > most) {
                throw draft.refusal(name, value, "a whole number from " + least + " to " + most);
            }
            draft.put(number, field);
        });
    }

    /** One of a few words. */
    public static ModelOption choice(String name, Choice... choices) {
        return new ModelOption(
                name,
                (value, draft) -> Arrays.stream(choices)
                        .filter(choice -> choice.value().equals(value))
                        .findFirst()
                        .orElseThrow(() -> draft.refusal(
                                name,
                                value,
                                Arrays.stream(choices).map(Choice::value).collect(joining(", "))))
                        .change()
                        .accept(draft));
    }

    /** A word that an option may be set to, and what it changes in a request. */
    public record Choice(String value, Consumer<RequestDraft> change) {
        /** Sets one field, as {@link RequestDraft#put} does. */
        public static Choice of(String value, Object content, String... path) {
            return new Choice(value, draft -> draft.put(content, path));
        }

        /** Changes nothing: what the service does by itself. */
        public static Choice asUsual(String value) {
            return new Choice(value, draft -> {});
        }
    }

    private static void checkEffort(String value, RequestDraft draft) {
        if (draft.model().isEmpty()) {
            return;
        }
        Set<String> allowed = draft.model().get().info().efforts();
        if (!allowed.contains(value)) {
            String words = allowed.isEmpty()
                    ? "a model whose efforts the configuration lists"
                    : String.join(", ", new TreeSet<>(allowed));
            throw draft.refusal("effort", value, words);
        }
    }
}

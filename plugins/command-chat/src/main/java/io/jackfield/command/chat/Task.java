package io.jackfield.command.chat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done with files that came without a word. */
enum Task {
    SUMMARISE,
    TRANSLATE,
    DESCRIBE,
    TRANSCRIBE;

    String argument() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return "task." + argument();
    }

    /** What the model is asked. */
    String question() {
        return label() + ".question";
    }

    static Optional<Task> of(String argument) {
        return Arrays.stream(values())
                .filter(task -> task.argument().equals(argument))
                .findFirst();
    }
}

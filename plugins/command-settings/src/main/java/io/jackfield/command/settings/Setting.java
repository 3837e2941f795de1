package io.jackfield.command.settings;

import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Reply;
import java.util.List;
import java.util.Optional;

/** One thing that can be set. Its buttons carry its name as their action and the choice as their argument. */
interface Setting {
    /** The action of its buttons, and its key among the texts: {@code <name>}, {@code <name>.question}. */
    String name();

    /** What is set now, as the user reads it. */
    String now(Screen screen);

    /** A button for each choice, row by row; a tick on the current one. */
    List<List<Button>> choices(Screen screen);

    /** Takes a choice over; empty when there is no such choice. */
    Optional<Chosen> choose(Screen screen, String choice);

    /**
     * What a choice leads to.
     *
     * @param screen as it is from now on
     * @param effects what has to be sent beside it
     */
    record Chosen(Screen screen, Reply effects) {
        Chosen(Screen screen) {
            this(screen, Reply.nothing());
        }
    }

    static String ticked(String label, boolean current) {
        return current ? "✅ " + label : label;
    }
}

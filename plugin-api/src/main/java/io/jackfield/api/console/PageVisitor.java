package io.jackfield.api.console;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import java.util.Optional;
import java.util.Set;

/**
 * The operator before a page. The host has checked who they are.
 *
 * @param name as the audit has it
 * @param rights what they may; those that this version of the contract has no word for are left out
 * @param language two-letter code of what they read
 * @param bot the id of the one that they have chosen in the console, when it uses the plugin
 */
@Experimental
public record PageVisitor(String name, Set<ConsoleRight> rights, String language, Optional<String> bot) {
    public PageVisitor {
        requireNonNull(name, "name");
        rights = Set.copyOf(rights);
        requireNonNull(language, "language");
        requireNonNull(bot, "bot");
    }

    public boolean may(ConsoleRight right) {
        return rights.contains(right);
    }
}

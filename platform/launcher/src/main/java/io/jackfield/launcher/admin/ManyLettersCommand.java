package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that does something with all letters that match. */
abstract class ManyLettersCommand extends HostCommand {
    @Mixin
    private LetterOptions options;

    @Option(names = "--all", description = "Every letter, where nothing else is said.")
    private boolean all;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who you are; kept in the record (your name on this machine).")
    private String by;

    ObjectNode order() {
        if (options.isAll() && !all) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED, "say which letters: name some, give filters, or --all");
        }
        return options.order().put("by", by);
    }
}

package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Option;

/** A command that changes something, which is written down with who did it and why. */
abstract class ChangingCommand extends OneUserCommand {
    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why; kept with the change.")
    private String reason;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who you are; kept with the change (your name on this machine).")
    private String by;

    ObjectNode order() {
        return JsonNodeFactory.instance.objectNode().put("by", by).put("reason", reason);
    }
}

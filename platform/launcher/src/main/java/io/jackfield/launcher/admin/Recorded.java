package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Option;

/** Who changes something and why, as it is written down with the change. */
final class Recorded {
    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why; kept with the change.")
    private String reason;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who you are; kept with the change (your name on this machine).")
    private String by;

    String by() {
        return by;
    }

    /** The body of a call, so far. */
    ObjectNode order() {
        return JsonNodeFactory.instance.objectNode().put("by", by).put("reason", reason);
    }
}

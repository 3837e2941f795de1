package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that changes an operator, which is written down with who did it and why. */
abstract class OperatorCommand extends HostCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "The operator.")
    private String name;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why; kept with the change.")
    private String reason;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who you are, with the host's token; kept with the change (your name on this machine).")
    private String by;

    String name() {
        return name;
    }

    String by() {
        return by;
    }

    ObjectNode order() {
        return JsonNodeFactory.instance.objectNode().put("by", by).put("reason", reason);
    }

    /** What they look like after a change of this name. */
    List<String> changed(AdminClient host, String change, ObjectNode order) throws InterruptedException {
        return OperatorLines.of(host.post("/operators/" + encoded(name) + "/" + change, order));
    }
}

package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin operators change}. */
@Command(
        name = "change",
        description = "Give somebody another role or other rights beside it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield admin operators change bob --role money",
            "  jackfield admin operators change bob --rights read-content,letters",
            "  jackfield admin operators change bob --rights none"
        })
final class OperatorChangeCommand extends OperatorCommand {
    private static final String NONE = "none";

    @Option(names = "--role", paramLabel = "ROLE", description = "The new role; the old one stays when absent.")
    private String role;

    @Option(
            names = "--rights",
            paramLabel = "RIGHTS",
            description = "All rights beside the role, with commas between, or none; the old ones stay when absent.")
    private String rights;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        ObjectNode order = order();
        if (role != null) {
            order.put("role", role);
        }
        if (rights != null) {
            order.put("rights", rights.equals(NONE) ? "" : rights);
        }
        return changed(host, "change", order);
    }
}

package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin operators add}. */
@Command(
        name = "add",
        description = "Make an account for somebody; their token is shown this once.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield admin operators add eve --role admin",
            "  jackfield admin operators add bob --role support --rights read-content"
        })
final class OperatorAddCommand extends OperatorCommand {
    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "viewer, support, marketing, money, operator or admin.")
    private String role;

    @Option(
            names = "--rights",
            split = ",",
            paramLabel = "RIGHT",
            description = "Rights beside those of the role, such as read-content.")
    private List<String> rights = List.of();

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        ObjectNode order = order().put("name", name()).put("role", role).put("rights", String.join(",", rights));
        return OperatorLines.of(host.post("/operators", order));
    }
}

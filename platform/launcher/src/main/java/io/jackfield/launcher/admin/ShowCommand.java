package io.jackfield.launcher.admin;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin user show}. */
@Command(
        name = "show",
        description = "Show a user: plan, what is used of it, model, language.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin user show @ada --bot helper"})
final class ShowCommand extends OneUserCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        return shown(host.get(path()));
    }
}

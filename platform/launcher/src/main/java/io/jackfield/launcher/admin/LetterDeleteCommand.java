package io.jackfield.launcher.admin;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin letters delete}. */
@Command(
        name = "delete",
        description = "Give letters up: nobody will be answered.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin letters delete --code CHAT_UNREACHABLE"})
final class LetterDeleteCommand extends ManyLettersCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        int deleted = host.post("/letters/delete", order()).path("deleted").asInt();
        return List.of(deleted == 0 ? "There was nothing to delete." : deleted + " letters are deleted.");
    }
}

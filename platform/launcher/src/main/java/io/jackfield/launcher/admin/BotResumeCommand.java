package io.jackfield.launcher.admin;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin bots resume}. */
@Command(
        name = "resume",
        description = "Take the updates of a bot again.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin bots resume --bot helper"})
final class BotResumeCommand extends BotChangeCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        host.post(bot() + "/resume", order());
        return List.of("The bot takes its updates again.");
    }
}

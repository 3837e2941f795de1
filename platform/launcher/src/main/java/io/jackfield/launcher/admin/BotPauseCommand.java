package io.jackfield.launcher.admin;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin bots pause}. */
@Command(
        name = "pause",
        description = "Leave the updates of a bot with Telegram, which keeps them for a day; also after a restart.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin bots pause --bot helper"})
final class BotPauseCommand extends BotChangeCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        host.post(bot() + "/pause", order());
        return List.of("The bot is paused: its updates stay with Telegram, for a day at most.");
    }
}

package io.jackfield.launcher.admin;

import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin bots webhook}. */
@Command(
        name = "webhook",
        description = "Tell Telegram again where to bring the updates of a bot.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin bots webhook --bot helper"})
final class BotWebhookCommand extends BotChangeCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        host.post(bot() + "/webhook", order());
        return List.of("Telegram knows the webhook.");
    }
}

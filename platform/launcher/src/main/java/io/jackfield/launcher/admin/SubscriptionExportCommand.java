package io.jackfield.launcher.admin;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jackfield admin subscriptions export}. */
@Command(
        name = "export",
        description = "Write subscriptions into a table, the next to end first; times in UTC.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  jackfield admin subscriptions export --bot helper --state all --csv subscriptions.csv"
        })
final class SubscriptionExportCommand extends BotCommand {
    @Mixin
    private SubscriptionFilters filters;

    @Option(names = "--csv", required = true, paramLabel = "FILE", description = "The file; replaced if it is there.")
    private Path file;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        host.patient().download(subscriptions() + "/export" + filters.query(Map.of()), file);
        return List.of("The subscriptions are in " + file + ".");
    }
}

package io.jackfield.launcher.admin;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jackfield admin payments export}. */
@Command(
        name = "export",
        description = "Write payments into a table, the oldest first: amounts as decimals, times in UTC.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  jackfield admin payments export --bot helper --from 2026-12-01 --to 2026-12-31 --csv december.csv"
        })
final class PaymentExportCommand extends BotCommand {
    @Mixin
    private PaymentFilters filters;

    @Option(names = "--csv", required = true, paramLabel = "FILE", description = "The file; replaced if it is there.")
    private Path file;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        host.patient().download(payments() + "/export" + filters.query(Map.of()), file);
        return List.of("The payments are in " + file + ".");
    }
}

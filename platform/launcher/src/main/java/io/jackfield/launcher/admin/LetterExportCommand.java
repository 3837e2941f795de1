package io.jackfield.launcher.admin;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jackfield admin letters export}. */
@Command(
        name = "export",
        description = "Write letters into a file, the oldest first, without what people wrote.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin letters export --bot helper --file letters.csv"})
final class LetterExportCommand extends HostCommand {
    @Mixin
    private LetterOptions options;

    @Option(names = "--file", required = true, paramLabel = "FILE", description = "Replaced if it is there.")
    private Path file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            description = "csv, or jsonl for a line of JSON each.")
    private String format;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        host.patient().download("/letters/export" + options.query(Map.of("format", format)), file);
        return List.of("The letters are in " + file + ".");
    }
}

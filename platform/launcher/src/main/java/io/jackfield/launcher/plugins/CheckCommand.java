package io.jackfield.launcher.plugins;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.install.CheckedJar;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackfield plugins check}. */
@Command(
        name = "check",
        description = {
            "Say what a jar brings, needs and may do, and whether the host would take it.",
            "With what it would change about the one that is there. Nothing of it is run. Status 1 when it would be left out."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield plugins check target/command-hello-1.0.0.jar",
            "  jackfield plugins check --all-missing plugins/llm-openai-0.2.0.jar"
        })
final class CheckCommand extends PluginCommand {
    @Parameters(paramLabel = "JAR", description = "The jar, in the watched directory or elsewhere.")
    private Path jar;

    @Option(names = "--all-missing", description = "List every class and member that is not found, not the first ten.")
    private boolean allMissing;

    @Override
    boolean run() throws Exception {
        requireFile(jar);
        PluginActions actions = actions();
        CheckedJar checked;
        if (actions.isElsewhere()) {
            PluginActions.Brought brought = actions.bring(jar, false);
            checked = brought.checked();
            actions.discard(brought);
        } else {
            checked = CheckedJar.of(jar, config(), false);
        }
        ReportLines.all(checked, allMissing).forEach(this::say);
        return checked.report().isUsable();
    }

    static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new JackfieldException(
                    StandardError.NOT_FOUND, "there is no file " + file + "; give the path of a jar");
        }
    }
}

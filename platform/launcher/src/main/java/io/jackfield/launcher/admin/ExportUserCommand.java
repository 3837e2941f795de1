package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin user export}. */
@Command(
        name = "export",
        description = {
            "Give out everything that is kept of a user, by the host and by the bot's plugins, as JSON.",
            "What was said in groups is not in it: nobody keeps who said it."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield admin user export 42 --bot helper --by eve --json user-42.json"})
final class ExportUserCommand extends ChangingCommand {
    @Option(names = "--json", paramLabel = "FILE", description = "The file, which is replaced; else it is printed.")
    private Path file;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode all = host.patient().post(path() + "/export", order());
        if (file == null) {
            return all.toPrettyString().lines().toList();
        }
        try {
            Files.writeString(file, all.toPrettyString() + "\n");
        } catch (IOException e) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "the file " + file.toAbsolutePath() + " cannot be written: " + e,
                    e);
        }
        requireWhole(all);
        return List.of("What is kept of the user is in " + file + ".");
    }

    private void requireWhole(JsonNode all) {
        if (!all.path("failed").isEmpty()) {
            throw new JackfieldException(
                    StandardError.UNAVAILABLE,
                    "what is in " + file + " is without that of plugins which could not say: " + all.path("failed")
                            + "; see to them and export again");
        }
    }
}

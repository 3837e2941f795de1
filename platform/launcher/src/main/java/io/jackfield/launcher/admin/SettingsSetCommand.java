package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jackfield admin settings set}. */
@Command(
        name = "set",
        description = {
            "Set values over the files, all of them or none; they count at once, and the files stay as they are.",
            "Lists and sections are written as YAML. ${NAME} is not replaced in settings. Nothing after the = is as if the file",
            "left the value out."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield admin settings set --plugin command-chat --bot helper history=40",
            "  jackfield admin settings set --bot helper '/plans/free/limits=[{requests: 5, per: day}]'",
            "  jackfield admin settings set --plugin llm-openai apiKey=- < key"
        })
final class SettingsSetCommand extends TargetCommand {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PATH=VALUE",
            arity = "1..*",
            description = "Keys with / or . between them, and the value; - takes it from the input, for secrets.")
    private List<String> settings;

    @Mixin
    private Recorded recorded;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        ObjectNode order = order(recorded);
        ArrayNode changes = order.putArray("changes");
        for (String setting : settings) {
            int mark = setting.indexOf('=');
            if (mark < 1) {
                throw new ParameterException(
                        spec.commandLine(), "'" + setting + "' says no value; write it as history=40");
            }
            String value = setting.substring(mark + 1);
            changes.addObject()
                    .put("path", path(setting.substring(0, mark)))
                    .put("text", value.equals("-") ? fromInput() : value);
        }
        int changed = host.post("/settings/change", order).path("changed").asInt();
        return List.of(changed == 1 ? "It is set and counts." : changed + " values are set and count.");
    }

    private static String fromInput() {
        try {
            InputStream input = System.in;
            return new String(input.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the input cannot be read", e);
        }
    }
}

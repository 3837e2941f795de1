package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin settings show}. */
@Command(
        name = "show",
        description = {
            "Show every value that counts, with where it comes from: a file's line, a variable, a setting, or nobody (default).",
            "Without --plugin and --bot it is that of jackfield.yaml."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield admin settings show",
            "  jackfield admin settings show --plugin command-chat --bot helper",
            "  jackfield admin settings show --bot helper --contains limits"
        })
final class SettingsShowCommand extends TargetCommand {
    @Option(names = "--contains", paramLabel = "TEXT", description = "Only where path or value has this in it.")
    private String contains;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = host.get("/settings/effective" + asked(after));
            page.path("values")
                    .forEach(value -> lines.add(value.path("path").asText() + " = "
                            + SettingLines.value(value.path("value")) + "  # " + SettingLines.origin(value)));
            after = page.path("after").asText("");
        } while (!after.isEmpty());
        return lines.isEmpty() ? List.of("Nothing is set there.") : lines;
    }

    private String asked(String after) {
        String further = (contains == null ? "" : "&contains=" + encoded(contains))
                + (after.isEmpty() ? "" : "&after=" + encoded(after));
        String query = query() + further;
        return query.startsWith("&") ? "?" + query.substring(1) : query;
    }
}

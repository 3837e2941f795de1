package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code jackfield admin settings list}. */
@Command(
        name = "list",
        description = "List everything that is set over the files, with who has set it. Times are UTC.",
        mixinStandardHelpOptions = true)
final class SettingsListCommand extends HostCommand {
    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode answer = host.get("/settings");
        List<String> lines = new ArrayList<>();
        answer.path("settings")
                .forEach(setting ->
                        lines.add(owner(setting) + " " + setting.path("path").asText() + " = "
                                + SettingLines.value(setting.path("value")) + "  by "
                                + setting.path("by").asText() + ", "
                                + PaymentLines.moment(setting.path("at"))));
        answer.path("problems").forEach(problem -> lines.add("! " + problem.asText()));
        return lines.isEmpty() ? List.of("Nothing is set; the files count as they are.") : lines;
    }

    private static String owner(JsonNode setting) {
        String plugin = setting.path("plugin").asText("");
        String bot = setting.path("bot").asText("");
        if (!setting.hasNonNull("plugin")) {
            return setting.hasNonNull("bot") ? "bot " + bot : "host";
        }
        return "plugin " + plugin + (setting.hasNonNull("bot") ? " in bot " + bot : "");
    }
}

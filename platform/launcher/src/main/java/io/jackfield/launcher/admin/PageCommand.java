package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** A command that lists a page of what a bot has, and says how to go on after it. */
abstract class PageCommand extends BotCommand {
    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many at most, 1 to 500 (${DEFAULT-VALUE}).")
    private String limit;

    /**
     * As parameters of the call.
     *
     * @param place what the parameter is called that says where the page begins
     * @param begins null for the first page
     */
    final Map<String, String> page(String place, String begins) {
        Map<String, String> page = new LinkedHashMap<>();
        page.put("limit", limit);
        page.put(place, begins);
        return page;
    }

    /**
     * A line for each row.
     *
     * @param what the rows are called in the answer, and by people
     * @param place the parameter of the next page, and the option of this command
     */
    static List<String> table(
            JsonNode found, String what, String place, String header, Function<JsonNode, String> row) {
        if (found.path(what).isEmpty()) {
            return List.of("There are no such " + what + ".");
        }
        List<String> lines = new ArrayList<>();
        lines.add(header.stripTrailing());
        found.path(what).forEach(one -> lines.add(row.apply(one)));
        if (found.has(place)) {
            lines.add("There may be more: --" + place + " " + found.path(place).asText());
        }
        return lines;
    }
}

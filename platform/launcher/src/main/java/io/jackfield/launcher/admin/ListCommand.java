package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code jackfield admin list}. */
@Command(
        name = "list",
        description = {
            "Show a list that a plugin brings, write it into a file, or do something to one of its rows.",
            "What it can be filtered by, jackfield admin lists says; a filter is an option of its name."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield admin list applications --bot sales --status new --from 2026-12-01",
            "  jackfield admin list applications --bot sales --xlsx december.xlsx",
            "  jackfield admin list applications --bot sales --act take 17 --by eve"
        })
final class ListCommand extends BotCommand {
    @Parameters(paramLabel = "LIST", description = "Its name.")
    private String list;

    @Option(names = "--from", paramLabel = "DAY", description = "From this day of the bot's on, or from a moment.")
    private String from;

    @Option(names = "--to", paramLabel = "DAY", description = "Up to and with this day, or up to a moment.")
    private String to;

    @Option(names = "--after", paramLabel = "KEY", description = "Go on where a page has ended.")
    private String after;

    @Option(names = "--most", paramLabel = "N", description = "How many rows at most, 1 to 500 (50).")
    private String most;

    @Option(names = "--language", paramLabel = "CODE", description = "Of headings and values, such as ru (the bot's).")
    private String language;

    @Option(names = "--without-personal", description = "Leave out columns that tell something of a person.")
    private boolean withoutPersonal;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Write all rows into this file; replaced if it is there.")
    private Path csv;

    @Option(names = "--xlsx", paramLabel = "FILE", description = "The same for spreadsheets.")
    private Path xlsx;

    @Option(
            names = "--act",
            arity = "2",
            paramLabel = "WORD",
            description = "Two words: what to do, and the id of the row to do it to.")
    private List<String> act;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who you are; kept with the action (your name on this machine).")
    private String by;

    @Unmatched
    private List<String> filters = new ArrayList<>();

    @Spec
    private CommandSpec command;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        Map<String, String> query = filters();
        if (act != null) {
            return List.of(acted(host));
        }
        if (csv != null || xlsx != null) {
            return downloaded(host, query);
        }
        query.put("after", after);
        query.put("most", most);
        JsonNode page = host.get(path(query));
        if (page.path("rows").isEmpty()) {
            return List.of("There are no such rows.");
        }
        List<String> lines = new ArrayList<>(ListLines.rows(page));
        if (page.hasNonNull("after")) {
            lines.add("There are more: --after " + page.path("after").asText());
        }
        return lines;
    }

    private String acted(AdminClient host) throws InterruptedException {
        String row = "/lists/" + encoded(list) + "/rows/" + encoded(act.get(1)) + "/" + encoded(act.get(0));
        return host.post(
                        row + "?bot=" + encodedBot(),
                        JsonNodeFactory.instance.objectNode().put("by", by))
                .path("done")
                .asText();
    }

    private List<String> downloaded(AdminClient host, Map<String, String> query) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        if (csv != null) {
            lines.add(downloaded(host, query, "csv", csv));
        }
        if (xlsx != null) {
            lines.add(downloaded(host, query, "xlsx", xlsx));
        }
        return lines;
    }

    private String downloaded(AdminClient host, Map<String, String> query, String format, Path file)
            throws InterruptedException {
        query.put("format", format);
        host.patient().download(path(query), file);
        return "The rows are in " + file + ".";
    }

    private String path(Map<String, String> query) {
        return "/lists/" + encoded(list)
                + query.entrySet().stream()
                        .filter(entry -> entry.getValue() != null)
                        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&", "?bot=" + encodedBot() + "&", ""));
    }

    /** Options that are none of ours, with their values. */
    private Map<String, String> filters() {
        Map<String, String> query = new LinkedHashMap<>();
        Iterator<String> words = filters.iterator();
        while (words.hasNext()) {
            String word = words.next();
            if (!word.startsWith("--")) {
                throw new ParameterException(command.commandLine(), "'" + word + "' is no filter; write --status new");
            }
            int equals = word.indexOf('=');
            String value = equals > 0 ? word.substring(equals + 1) : words.hasNext() ? words.next() : "";
            if (value.isEmpty()) {
                throw new JackfieldException(StandardError.REQUEST_REJECTED, word + " has no value");
            }
            query.put(equals > 0 ? word.substring(2, equals) : word.substring(2), value);
        }
        query.put("from", from);
        query.put("to", to);
        query.put("language", language);
        query.put("personal", withoutPersonal ? "no" : null);
        return query;
    }
}

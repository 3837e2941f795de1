package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code jackfield admin stats}. */
@Command(
        name = "stats",
        description = "Show what bots come to: users, answers, commands, the way to paying. Days are those of UTC.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield admin stats --bot helper",
            "  jackfield admin stats --bot helper --from 2026-11-01 --to 2026-11-30 --csv november.csv"
        })
final class StatsCommand extends HostCommand {
    @Option(names = "--bot", paramLabel = "ID", description = "Only this one; all without it.")
    private String bot;

    @Option(names = "--from", paramLabel = "DAY", description = "The first day (30 days ago).")
    private String from;

    @Option(names = "--to", paramLabel = "DAY", description = "The last day (today).")
    private String to;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write everything by the hour into a file instead.")
    private Path csv;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        if (csv != null) {
            host.patient().download("/stats/export" + query("step", "hour"), csv);
            return List.of("Written to " + csv);
        }
        List<String> lines = new ArrayList<>();
        days(host, lines);
        lines.add("");
        host.get("/stats/commands" + query())
                .path("commands")
                .forEach(command -> lines.add("/%-30s %10d"
                        .formatted(
                                command.path("name").asText(),
                                command.path("count").asLong())));
        lines.add("");
        JsonNode funnel = host.get("/stats/funnel" + (bot == null ? "" : "?bot=" + encoded(bot)));
        funnel.path("steps")
                .forEach(step -> lines.add("%-31s %10d"
                        .formatted(
                                step.path("name").asText(), step.path("people").asLong())));
        return lines;
    }

    private void days(AdminClient host, List<String> lines) throws InterruptedException {
        Map<String, Map<Long, Long>> figures = new LinkedHashMap<>();
        read(host.get("/stats/users" + query()), figures);
        read(host.get("/stats/activity" + query()), figures);
        String row = "%-10s %9s %9s %9s %9s %9s %9s %9s";
        lines.add(row.formatted("DAY", "USERS", "NEW", "ACTIVE", "WEEK", "MONTH", "ANSWERS", "FAILED"));
        figures.values().stream()
                .flatMap(days -> days.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .forEach(day -> lines.add(row.formatted(
                        Instant.ofEpochSecond(day).toString().substring(0, 10),
                        figure(figures, "users", day),
                        figure(figures, "users.new", day),
                        figure(figures, "active.day", day),
                        figure(figures, "active.week", day),
                        figure(figures, "active.month", day),
                        figure(figures, "answers", day),
                        figure(figures, "failures", day))));
    }

    private static void read(JsonNode answer, Map<String, Map<Long, Long>> figures) {
        answer.path("series").forEach(series -> {
            Map<Long, Long> days =
                    figures.computeIfAbsent(series.path("name").asText(), first -> new LinkedHashMap<>());
            for (int index = 0; index < series.path("times").size(); index++) {
                days.merge(
                        series.path("times").path(index).asLong(),
                        series.path("values").path(index).asLong(),
                        Long::sum);
            }
        });
    }

    private static String figure(Map<String, Map<Long, Long>> figures, String name, long day) {
        Long value = figures.getOrDefault(name, Map.of()).get(day);
        return value == null ? "-" : value.toString();
    }

    private String query(String... more) {
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("bot", bot);
        wanted.put("from", from);
        wanted.put("to", to);
        for (int index = 0; index < more.length; index += 2) {
            wanted.put(more[index], more[index + 1]);
        }
        wanted.values().removeIf(value -> value == null);
        return wanted.isEmpty()
                ? ""
                : wanted.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }
}

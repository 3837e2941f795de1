package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackfield admin jobs …}: planned work of plugins. */
@Command(
        name = "jobs",
        description = "List planned work, what is due next first, and run, skip or delete it. Times are UTC.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield admin jobs --plugin report-weekly",
            "  jackfield admin jobs run report-weekly send monday --by eve"
        },
        subcommands = {JobCommands.Run.class, JobCommands.Skip.class, JobCommands.Delete.class})
final class JobCommands extends HostCommand {
    private static final String ROW = "%-20s %-20s %-24s %-20s %-14s %-12s %s";

    @Option(names = "--plugin", paramLabel = "ID", description = "Of this plugin.")
    private String plugin;

    @Option(names = "--job", paramLabel = "NAME", description = "Of this name.")
    private String job;

    @Option(names = "--key", paramLabel = "KEY", description = "Whose key begins so.")
    private String key;

    @Option(names = "--failing", description = "Only what has failed and is tried again.")
    private boolean failing;

    @Option(names = "--most", paramLabel = "N", defaultValue = "50", description = "How many (${DEFAULT-VALUE}).")
    private int most;

    @Override
    List<String> run(AdminClient host) throws InterruptedException {
        JsonNode found = host.get("/jobs?most=" + most + parameter("plugin", plugin) + parameter("job", job)
                + parameter("key", key) + (failing ? "&failing=true" : ""));
        if (found.path("jobs").isEmpty()) {
            return List.of("Nothing is planned.");
        }
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("PLUGIN", "JOB", "KEY", "DUE", "SCHEDULE", "STATE", "LAST ERROR"));
        found.path("jobs").forEach(one -> lines.add(line(one)));
        if (found.has("after")) {
            lines.add("There are more.");
        }
        return lines;
    }

    private static String parameter(String name, String value) {
        return value == null ? "" : "&" + name + "=" + encoded(value);
    }

    private static String line(JsonNode job) {
        return ROW.formatted(
                        job.path("plugin").asText(),
                        job.path("job").asText(),
                        job.path("key").asText(),
                        PaymentLines.moment(job.path("due")),
                        job.path("cron").asText("once"),
                        job.path("state").asText(),
                        job.path("error").asText())
                .stripTrailing();
    }

    private abstract static class OneJob extends WrittenCommand {
        @Parameters(index = "0", paramLabel = "PLUGIN", description = "Whose job.")
        private String plugin;

        @Parameters(index = "1", paramLabel = "JOB", description = "Its name.")
        private String job;

        @Parameters(index = "2", arity = "0..1", defaultValue = "", paramLabel = "KEY", description = "Its key.")
        private String key;

        final ObjectNode job() {
            return order().put("plugin", plugin).put("job", job).put("key", key);
        }

        /** With the time for which it is planned now, so that no other run is meant. */
        final ObjectNode asPlanned(AdminClient host) throws InterruptedException {
            JsonNode found = host.get("/jobs?most=500&plugin=" + encoded(plugin) + "&job=" + encoded(job)
                    + (key.isEmpty() ? "" : "&key=" + encoded(key)));
            String due = StreamSupport.stream(found.path("jobs").spliterator(), false)
                    .filter(one -> one.path("key").asText().equals(key))
                    .map(one -> one.path("due").asText())
                    .findFirst()
                    .orElseThrow(() -> new JackfieldException(
                            StandardError.NOT_FOUND, "plugin " + plugin + " has no job " + job + " " + key));
            return job().put("due", due);
        }
    }

    /** {@code jackfield admin jobs run}. */
    @Command(name = "run", description = "Run a job now.", mixinStandardHelpOptions = true)
    static final class Run extends OneJob {
        @Override
        List<String> run(AdminClient host) throws InterruptedException {
            JsonNode answer = host.post("/jobs/run", asPlanned(host));
            return List.of(
                    answer.path("done").asBoolean()
                            ? answer.path("state").asText().equals("plugin away")
                                    ? "It runs as soon as its plugin is live."
                                    : "It runs now."
                            : "It was due or under way already; it runs once.");
        }
    }

    /** {@code jackfield admin jobs skip}. */
    @Command(name = "skip", description = "Leave out the next run of a schedule.", mixinStandardHelpOptions = true)
    static final class Skip extends OneJob {
        @Override
        List<String> run(AdminClient host) throws InterruptedException {
            JsonNode answer = host.post("/jobs/skip", asPlanned(host));
            return List.of((answer.path("done").asBoolean() ? "Next run: " : "Nothing was left out. Next run: ")
                    + answer.path("due").asText());
        }
    }

    /** {@code jackfield admin jobs delete}. */
    @Command(name = "delete", description = "Take a job away.", mixinStandardHelpOptions = true)
    static final class Delete extends OneJob {
        @Override
        List<String> run(AdminClient host) throws InterruptedException {
            return List.of(
                    host.post("/jobs/delete", job()).path("scheduled").asBoolean()
                            ? "Deleted; its plugin may plan it again when it starts."
                            : "Deleted.");
        }
    }
}

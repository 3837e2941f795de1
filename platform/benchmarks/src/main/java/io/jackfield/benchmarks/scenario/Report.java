package io.jackfield.benchmarks.scenario;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of a run, as a table for people and as JSON for comparing runs. */
public final class Report {
    private final String circumstances;
    private final List<Row> rows = new ArrayList<>();
    /** What was demanded and is not met, by scenario. */
    private final Map<String, String> failures = new LinkedHashMap<>();
    /** Why scenarios did not finish. */
    private final Map<String, String> errors = new LinkedHashMap<>();

    public Report() {
        this("");
    }

    /** @param circumstances for the last line of the table: empty, or after a comma what else was going on */
    public Report(String circumstances) {
        this.circumstances = circumstances;
    }

    /** Takes one figure and shows it at once, since a whole run takes minutes. */
    public void add(Row row) {
        rows.add(row);
        System.out.printf(Locale.ROOT, "  %-44s %s%n", row.measure(), valueOf(row));
    }

    /** Takes a figure without which the run is no good. */
    public void demand(Row row) {
        add(row);
        if (!row.bound().isMetBy(row.value())) {
            failures.put(row.scenario(), row.measure());
        }
    }

    /** Notes a scenario that could not be run to its end. */
    public void fail(String scenario, Throwable error) {
        errors.put(scenario, String.valueOf(error.getMessage()));
        System.out.println("  failed: " + error.getMessage());
    }

    public boolean hasFailures() {
        return !failures.isEmpty() || !errors.isEmpty();
    }

    public String markdown() {
        StringBuilder table = new StringBuilder(
                "| scenario | measure | measured | target | met |\n| --- | --- | --: | --: | --- |\n");
        for (Row row : rows) {
            table.append("| %s | %s | %s | %s | %s |%n"
                    .formatted(row.scenario(), row.measure(), valueOf(row), target(row), verdict(row)));
        }
        errors.forEach(
                (scenario, message) -> table.append("| %s | did not finish | | | **no** |%n".formatted(scenario)));
        return table.append("%nOn %d processors, Java %s, %s %s, generator and PostgreSQL on the same machine%s.%n"
                        .formatted(
                                Runtime.getRuntime().availableProcessors(),
                                Runtime.version(),
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                circumstances))
                .toString();
    }

    /** Writes {@code bench.md} and {@code bench.json}. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("bench.md"), markdown());
        Files.writeString(folder.resolve("bench.json"), json().encodePrettily() + "\n");
    }

    private JsonObject json() {
        JsonArray figures = new JsonArray();
        for (Row row : rows) {
            JsonObject figure = new JsonObject()
                    .put("scenario", row.scenario())
                    .put("measure", row.measure())
                    .put("value", row.value())
                    .put("unit", row.unit());
            if (row.bound().kind() != Bound.Kind.NONE) {
                figure.put("target", row.bound().kind() + " " + row.bound().limit());
                figure.put("met", row.bound().isMetBy(row.value()));
            }
            figures.add(figure);
        }
        return new JsonObject().put("figures", figures).put("failures", new JsonObject(failuresAndErrors()));
    }

    private Map<String, Object> failuresAndErrors() {
        Map<String, Object> all = new LinkedHashMap<>(failures);
        all.putAll(errors);
        return all;
    }

    private static String valueOf(Row row) {
        return number(row.value()) + (row.unit().isEmpty() ? "" : " " + row.unit());
    }

    private static String target(Row row) {
        return switch (row.bound().kind()) {
            case AT_MOST -> "≤ " + number(row.bound().limit());
            case AT_LEAST -> "≥ " + number(row.bound().limit());
            case NONE -> "";
        };
    }

    private static String verdict(Row row) {
        if (row.bound().kind() == Bound.Kind.NONE) {
            return "";
        }
        return row.bound().isMetBy(row.value()) ? "yes" : "**no**";
    }

    /** Whole numbers as they are, others with two digits where they are small and one where they are not. */
    private static String number(double value) {
        if (value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.1f", value);
    }
}

package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.store.StorageCheck;
import io.jackfield.host.store.StorageCheck.Finding;
import io.jackfield.launcher.HomeOptions;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code jackfield admin check-db}. */
@Command(
        name = "check-db",
        description = {
            "Try PostgreSQL, Redis and the databases of others: whether they answer, how fast, which version and schema they have.",
            "The running host tries them; where none runs, this machine does, those with an address of their own. The exit status",
            "is 1 when one of them cannot be used."
        },
        mixinStandardHelpOptions = true)
final class CheckDatabasesCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        HostConfig config = options.draft();
        PrintWriter out = spec.commandLine().getOut();
        List<Finding> findings = findings(config, out);
        findings.forEach(finding -> out.println(line(finding)));
        out.flush();
        return findings.stream().anyMatch(finding -> finding.problem().isPresent()) ? 1 : 0;
    }

    private static List<Finding> findings(HostConfig config, PrintWriter out) throws InterruptedException {
        try {
            return ofHost(new AdminClient(config, Optional.empty()).get("/databases"));
        } catch (JackfieldException e) {
            if (e.error() != StandardError.UNAVAILABLE && e.error() != StandardError.UNAUTHORIZED) {
                throw e;
            }
            out.println("No host could be asked, so they are tried from here.");
            return fromHere(config);
        }
    }

    private static List<Finding> ofHost(JsonNode answer) {
        List<Finding> findings = new ArrayList<>();
        answer.path("databases")
                .forEach(one -> findings.add(new Finding(
                        one.path("name").asText(),
                        one.path("address").asText(),
                        one.hasNonNull("problem")
                                ? Optional.of(one.path("problem").asText())
                                : Optional.empty(),
                        one.path("says").asText(),
                        Duration.ofNanos(1_000 * one.path("latencyMicros").asLong()))));
        return findings;
    }

    private static List<Finding> fromHere(HostConfig config) {
        Vertx vertx = Vertx.vertx();
        try {
            List<Finding> findings = new ArrayList<>(StorageCheck.ofAll(vertx, config));
            if (config.database().url().isEmpty()) {
                findings.add(embedded("postgresql"));
            }
            if (config.redis().url().isEmpty()) {
                findings.add(embedded("redis"));
            }
            return findings;
        } finally {
            vertx.close().await();
        }
    }

    private static Finding embedded(String name) {
        return StorageCheck.notThere(name, "embedded", "it runs with the host only; start it with: jackfield run");
    }

    private static String line(Finding finding) {
        String start = finding.name() + " (" + finding.address() + "): ";
        return finding.problem()
                .map(problem -> start + "cannot be used: " + problem)
                .orElseGet(() -> start + finding.says() + ", answers in "
                        + String.format(
                                Locale.ROOT, "%.1f ms", finding.latency().toNanos() / 1e6));
    }
}

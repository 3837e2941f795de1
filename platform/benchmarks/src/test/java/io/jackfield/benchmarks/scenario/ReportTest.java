package io.jackfield.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    Path folder;

    private final Report report = new Report();

    @Test
    void figureThatMustHoldFailsTheRunOnlyWhenItDoesNot() {
        report.demand(new Row("innocent", "walls", 0, "", Bound.atMost(0)));
        assertThat(report.hasFailures()).isFalse();

        report.demand(new Row("innocent", "walls (command-chat refusals full: 3)", 1, "", Bound.atMost(0)));

        assertThat(report.hasFailures()).isTrue();
        assertThat(report.markdown())
                .contains("| innocent | walls (command-chat refusals full: 3) | 1 | ≤ 0 | **no** |");
    }

    @Test
    void tableSaysWhatWasMet() throws Exception {
        report.add(new Row("commands", "p99", 14.26, "ms", Bound.atMost(15)));
        report.add(new Row("commands", "updates per second", 13_999, "", Bound.atLeast(14_000)));
        report.fail("dialogues", new IllegalStateException("no answer"));

        report.write(folder);

        assertThat(folder.resolve("bench.md"))
                .content()
                .contains("| commands | p99 | 14.3 ms | ≤ 15 | yes |")
                .contains("| commands | updates per second | 13,999 | ≥ 14,000 | **no** |")
                .contains("| dialogues | did not finish | | | **no** |");
        JsonObject json = new JsonObject(Files.readString(folder.resolve("bench.json")));
        assertThat(json.getJsonArray("figures").getJsonObject(0).getDouble("value"))
                .isEqualTo(14.26);
        assertThat(json.getJsonObject("failures").getString("dialogues")).isEqualTo("no answer");
        assertThat(report.hasFailures()).isTrue();
    }
}

package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code jackfield admin reports …} beside a running host. */
class AdminReportsIT {
    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("school", "plugins: [weekly]\n")
            .with(PluginJar.of("weekly", PluginJar.spec("hello") + PluginJar.handle("return Reply.text(\"Hello\");"))
                    .also("ReportType", """
                            public ReportSpec spec() {
                                return ReportSpec.named("weekly", "title", ReportPeriod.Kind.WEEK, ReportPeriod.Kind.RANGE);
                            }
                            public ReportReaders readers(BotView bot, ReportPeriod period, Optional<String> after, int most) {
                                return new ReportReaders(context.people().reachable(bot.bot().id(), 0, most).stream()
                                    .map(one -> new ReportReaders.Reader(Recipient.of(bot.bot().id(), one.id()), ""))
                                    .toList(), Optional.empty());
                            }
                            public Reply report(ReportCall call) { return Reply.text("From " + call.period().from()); }
                            """)
                    .file("texts/en.properties", "title=Week"));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int reports(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of("admin", "reports"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--bot", "school", "--home", platform.home().folder().toString()));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private String works(String... arguments) {
        assertThat(reports(arguments)).as("%s%s", out, err).isZero();
        return out.toString();
    }

    private String isRefused(String... arguments) {
        assertThat(reports(arguments)).as("%s", out).isOne();
        return err.toString();
    }

    @Test
    void runIsBegunSeenAndOver() {
        SandboxChat ada = platform.newcomer();
        ada.send("/hello");
        assertThat(ada.nextReply().text()).isEqualTo("Hello");

        assertThat(works("run", "weekly", "--period", "week:2026-01-05", "--by", "eve"))
                .startsWith("Report weekly for week:2026-01-05, going")
                .contains(" by eve");
        assertThat(ada.nextReply().text()).isEqualTo("From 2026-01-05");
        await().atMost(Duration.ofSeconds(30)).until(() -> works("list"), list -> list.contains("done"));

        assertThat(works("list")).containsPattern("weekly +week:2026-01-05 +done .* 1 sent");
        assertThat(works("show", "weekly", "week:2026-01-05"))
                .contains("readers   1 sent")
                .contains("ended");
        assertThat(isRefused("stop", "weekly", "week:2026-01-05", "--by", "eve"))
                .contains("is not under way");
    }

    @Test
    void whatCannotBeIsRefusedWithTheWayOut() {
        assertThat(isRefused("run", "weekly", "--period", "day", "--by", "eve")).contains("it is for: range, week");
        assertThat(isRefused("run", "none", "--period", "week", "--by", "eve")).contains("makes a report 'none'");
        assertThat(isRefused("run", "weekly", "--by", "eve")).contains("period is missing");
        assertThat(isRefused("run", "weekly", "--from", "2026-02-01", "--to", "2026-01-01", "--by", "eve"))
                .contains("the earlier one first");
        assertThat(isRefused("show", "weekly", "week:2026-01-06")).contains("is no period");
        assertThat(isRefused("show", "weekly", "week:2025-01-06")).contains("has had no report weekly");
    }
}

package io.jackfield.it;

import static io.jackfield.it.fixture.SchoolServer.awaitText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.SchoolServer;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A school's reports for parents in a whole host: on request, as a file, and to all parents. */
class SchoolReportsIT {
    private static final ZoneId TASHKENT = ZoneId.of("Asia/Tashkent");
    private static final LocalDate TODAY = LocalDate.now(TASHKENT);
    private static final SchoolServer SCHOOL = SchoolServer.upTo(TODAY);
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int PARENTS = 30;

    private static final PluginJar MODEL = PluginJar.of(
                    "model", PluginJar.spec("asked") + PluginJar.handle("return Reply.text(Second.ASKED.toString());"))
            .also("LlmProvider", """
                    static final AtomicInteger ASKED = new AtomicInteger();
                    public ProviderSpec spec() { return ProviderSpec.named("own"); }
                    public Completion complete(CompletionRequest request, TextSink sink) {
                        ASKED.incrementAndGet();
                        sink.append("What a week!");
                        return new Completion(Completion.Finish.COMPLETE, new Usage(1, 0, 1), "own");
                    }
                    public String transcribe(TranscriptionRequest request) { return ""; }
                    """);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("mentorium", """
                    timezone: Asia/Tashkent
                    plugins:
                      command-school: {codes: school}
                      command-report: {}
                      report-school: {}
                      model: {}
                    models: [{id: own, label: Own, provider: own, model: own}]
                    plans: [{id: free, features: [reports]}]
                    """)
            .set("databases.platform", SCHOOL.entry())
            .shipped("lib-school", Map.of())
            .shipped("lib-charts", Map.of())
            .shipped("lib-pdf", Map.of())
            .shipped("command-school", Map.of())
            .shipped("command-report", Map.of())
            .shipped("report-school", Map.of())
            .with(MODEL);

    private static List<SandboxMessage> reports(SandboxChat chat) {
        return chat.transcript().botMessages().stream()
                .filter(message -> message.json().containsKey("photo"))
                .toList();
    }

    private static String beginning(JsonObject file) {
        byte[] content = platform.api().download(file.getString("file_id"));
        return new String(content, 0, 4, StandardCharsets.ISO_8859_1);
    }

    @Test
    void parentAsksForTheWeekAndHasItAsAFileToo() {
        SandboxChat ada = platform.newcomer();
        SchoolServer.register(ada);
        ada.send("📊 Report");
        awaitText(ada, "Which report would you like?");
        ada.send("/report weekly 1001");
        awaitText(ada, "for which time?");

        ada.press("Last week");

        SandboxMessage report = awaitText(ada, "Attendance: ");
        assertThat(report.text()).contains("Aziz Karimov, 7-A", "Average mark: ", "By subject:", "What a week!");
        assertThat(beginning(report.json().getJsonArray("photo").getJsonObject(0)))
                .isEqualTo("\u0089PNG");
        ada.press(report.id(), report.callbackData("📄 PDF").orElseThrow());
        SandboxMessage file = ada.transcript()
                .awaitMessage(message -> message.fromBot() && message.json().containsKey("document"), LIMIT);
        assertThat(beginning(file.json().getJsonObject("document"))).isEqualTo("%PDF");
    }

    @Test
    void learnerOfAnotherFamilyIsNotReportedOn() {
        SandboxChat ada = platform.newcomer();
        SchoolServer.register(ada);
        String week = "week:" + TODAY.minusWeeks(1).with(DayOfWeek.MONDAY);

        ada.send("/schoolreport pdf weekly " + week + " 1003");

        awaitText(ada, "There is no such report any more.");
        assertThat(reports(ada)).isEmpty();
    }

    @Test
    void everyParentGetsTheWeekOnceThroughARestart() {
        List<SandboxChat> parents = IntStream.range(0, PARENTS)
                .mapToObj(number -> platform.newcomer())
                .toList();
        parents.forEach(chat -> chat.send("/start"));
        parents.forEach(chat -> awaitText(chat, "Which e-mail address"));
        for (int number = 0; number < PARENTS; number++) {
            SCHOOL.link(platform, parents.get(number).id(), Integer.toString(1_010 + number));
        }
        String week = "week:" + TODAY.minusWeeks(2).with(DayOfWeek.MONDAY);

        platform.askAdmin(
                "/bots/mentorium/reports/weekly/run",
                new JsonObject().put("period", week).put("by", "eve"));
        await().atMost(LIMIT)
                .until(() -> parents.stream().anyMatch(chat -> !reports(chat).isEmpty()));
        platform.restart();

        await().atMost(LIMIT)
                .until(() -> platform.journal()
                        .column("select report from report_run where done_at is null")
                        .isEmpty());
        for (int number = 0; number < PARENTS; number++) {
            String learner = "Learner " + (1_010 + number);
            assertThat(reports(parents.get(number)))
                    .singleElement()
                    .satisfies(report -> assertThat(report.text()).contains(learner));
        }
    }
}

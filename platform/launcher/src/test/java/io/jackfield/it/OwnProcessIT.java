package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.DraftFrame;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plugin in a process of its own does what it does in the host's, and dies alone. */
class OwnProcessIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PROCESS = "isolation: process\nmemory: 64m\n";

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [apart, bomb, near]\nfreeText: apart\n")
            .configured("apart", PROCESS + "greeting: Good day\n")
            .configured("bomb", PROCESS)
            .set("plugins.retries", "0")
            .with(apart("1.0.0"))
            .with(PluginJar.of("bomb", PluginJar.spec("bomb") + PluginJar.handle("""
                            if (request.argument().equals("now")) {
                                List<byte[]> all = new ArrayList<>();
                                while (true) {
                                    all.add(new byte[1_000_000]);
                                }
                            }
                            return Reply.text("process " + ProcessHandle.current().pid());
                            """)))
            .with(PluginJar.command("near", "near", "Reply.text(\"near\")"));

    private static PluginJar apart(String version) {
        return PluginJar.of("apart", """
                public CommandSpec spec() { return CommandSpec.command("apart").andFreeText(); }
                public Reply handle(CommandRequest request) throws Exception {
                    if (request.command().isEmpty()) {
                        return files(request);
                    }
                    return switch (request.argument()) {
                        case "process" -> Reply.text("process " + ProcessHandle.current().pid());
                        case "version" -> Reply.text(context.plugin().version());
                        case "name" -> Reply.text("Your name?").expect(Step.named("name").with("asked", "once"));
                        case "recall" -> Reply.text(request.memory().get("name").orElse("nobody")
                            + ", " + request.preferences().get("seen").orElse("-")
                            + ", " + context.people().find(request.bot().id(), request.sender().id()).get().firstName());
                        case "stream" -> stream(request);
                        case "sleep" -> { new CountDownLatch(1).await(); yield Reply.nothing(); }
                        case "fail" -> throw new IllegalStateException("on purpose");
                        default -> Reply.text(request.config().text("greeting", "-"));
                    };
                }
                private Reply files(CommandRequest request) {
                    IncomingFile file = request.message().files().getFirst();
                    byte[] bytes = request.download(file);
                    return Reply.document(Attachment.bytes("back-" + file.name(), file.mediaType(), bytes), "");
                }
                private Reply stream(CommandRequest request) throws Exception {
                    LiveText live = request.live();
                    for (int number = 1; number <= 2_000 && !live.stopped(); number++) {
                        live.append("word" + number + " ");
                        Thread.sleep(20);
                    }
                    return Reply.text(live.text().strip() + (live.stopped() ? " (stopped)" : ""));
                }
                public Reply onStep(StepAnswer answer) {
                    answer.memory().put("name", answer.message().text());
                    answer.preferences().put("seen", answer.step().data().get("asked"));
                    return Reply.text("Hello, " + answer.memory().get("name").get());
                }
                """).version(version);
    }

    private static double endsOfProcess() {
        return platform.metric("plugin_process_ends_total{plugin=\"apart\"}");
    }

    private static long process(SandboxChat chat, String command) {
        chat.send(command);
        String text = chat.nextReply(SOON).text();
        assertThat(text).startsWith("process ");
        return Long.parseLong(text.substring("process ".length()));
    }

    private static boolean lives(long process) {
        return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }

    @Test
    void conversationMemoryPeopleAndConfigurationAreThere() {
        SandboxChat ada = platform.newcomer();

        assertThat(process(ada, "/apart process"))
                .isNotEqualTo(ProcessHandle.current().pid());
        ada.send("/apart name");
        assertThat(ada.nextReply(SOON).text()).isEqualTo("Your name?");
        ada.send("Countess");
        assertThat(ada.nextReply(SOON).text()).isEqualTo("Hello, Countess");
        ada.send("/apart recall");
        assertThat(ada.nextReply(SOON).text()).isEqualTo("Countess, once, Ada");
        ada.send("/apart");
        assertThat(ada.nextReply(SOON).text()).isEqualTo("Good day");
    }

    @Test
    void answerGrowsAndStopEndsIt() {
        SandboxChat ada = platform.newcomer();

        ada.send("/apart stream");
        DraftFrame shown =
                ada.transcript().awaitDraft(draft -> draft.text().contains("word10") && draft.canStop(), SOON);
        ada.stopDraft(shown.draftId());

        ada.transcript()
                .awaitMessage(
                        message -> message.text().startsWith("word1 word2 word3 ")
                                && message.text().endsWith(" (stopped)"),
                        SOON);
    }

    @Test
    void fileComesBackIntact() {
        byte[] bytes = new byte[3_000_000];
        new Random(7).nextBytes(bytes);
        SandboxChat ada = platform.newcomer();

        ada.sendDocument(bytes, "report.pdf", "application/pdf");

        JsonObject document = ada.nextReply(SOON).json().getJsonObject("document");
        assertThat(document.getString("file_name")).isEqualTo("back-report.pdf");
        assertThat(platform.api().download(document.getString("file_id"))).isEqualTo(bytes);
    }

    @Test
    void failureIsToldAndLoggedAsInTheHostItself() {
        SandboxChat ada = platform.newcomer();
        try (LogLines log = LogLines.capture()) {
            ada.send("/apart fail");

            assertThat(ada.nextReply(SOON).text()).startsWith("Sorry, something went wrong");
            assertThat(String.join("\n", log.complaints()))
                    .contains("plugin apart failed: java.lang.IllegalStateException: on purpose");
        }
    }

    @Test
    void allocationBombDiesAloneAndComesBack() {
        SandboxChat ada = platform.newcomer();
        SandboxChat ben = platform.newcomer();
        long apart = process(ben, "/apart process");
        long before = process(ada, "/bomb");

        ada.send("/bomb now");
        assertThat(ada.nextReply(SOON).text()).startsWith("Sorry");
        ben.send("/near");
        assertThat(ben.nextReply(SOON).text()).isEqualTo("near");

        assertThat(platform.host().plugins())
                .filteredOn(status -> status.id().equals("bomb"))
                .allSatisfy(status -> assertThat(status.problem())
                        .hasValueSatisfying(problem -> assertThat(problem)
                                .contains("needed more than its memory of 64 MB", "it is started again in")));
        await().atMost(SOON)
                .until(() -> platform.host().plugins().stream()
                        .noneMatch(status -> status.problem().isPresent()));
        assertThat(process(ada, "/bomb")).isNotEqualTo(before);
        assertThat(process(ben, "/apart process")).isEqualTo(apart);
    }

    @Test
    void killedProcessTellsItsCallersAndComesBack() {
        SandboxChat ada = platform.newcomer();
        long before = process(ada, "/apart process");
        double ends = endsOfProcess();

        ada.send("/apart sleep");
        ProcessHandle.of(before).orElseThrow().destroyForcibly();

        assertThat(ada.nextReply(SOON).text()).startsWith("Sorry");
        await().atMost(SOON)
                .until(() -> platform.host().plugins().stream()
                        .noneMatch(status -> status.problem().isPresent()));
        assertThat(process(ada, "/apart process")).isNotEqualTo(before);
        assertThat(endsOfProcess()).isEqualTo(ends + 1);
    }

    @Test
    void swapBringsUpANewProcessAndEndsTheOldOne() {
        SandboxChat ada = platform.newcomer();
        long before = process(ada, "/apart process");

        platform.home().install(apart("2.0.0"));

        await().atMost(SOON).until(() -> {
            ada.send("/apart version");
            return ada.nextReply(SOON).text().equals("2.0.0");
        });
        await().atMost(SOON).until(() -> !lives(before));
        assertThat(lives(process(ada, "/apart process"))).isTrue();
    }
}

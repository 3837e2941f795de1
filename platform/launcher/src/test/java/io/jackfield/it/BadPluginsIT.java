package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.Journal.DeadLetter;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plugins that fail in every way: their own users get a clear sentence, everybody else notices nothing. */
class BadPluginsIT {
    private static final String FAULT =
            "Sorry, something went wrong on our side. We have been told and will look into it.";
    private static final String TOO_LONG = "Sorry, this took too long and was stopped. Please try again.";
    private static final Duration SOON = Duration.ofSeconds(15);
    /** About a second on an idle machine. */
    private static final Duration AT_ONCE = Duration.ofSeconds(6);

    private static final String SPINNING = "jackfield.it.spinning";

    private static final PluginJar BAD = PluginJar.of("bad", PluginJar.spec("bad") + """
                    public Reply handle(CommandRequest request) throws Exception {
                        switch (request.argument()) {
                            case "throws" -> throw new IllegalStateException("on purpose");
                            case "overflows" -> { return handle(request); }
                            case "sleeps" -> new CountDownLatch(1).await();
                            case "ignores interrupts" -> sleep();
                            default -> { }
                        }
                        return Reply.text("fine");
                    }
                    private static void sleep() {
                        while (Boolean.getBoolean("jackfield.it.spinning")) {
                            try {
                                Thread.sleep(100);
                            } catch (InterruptedException e) {
                                // as badly written plugins do
                            }
                        }
                    }
                    """);
    /** One of its own: it ends in quarantine. */
    private static final PluginJar SPIN = PluginJar.of("spin", PluginJar.spec("spin") + PluginJar.handle("""
                            while (Boolean.getBoolean("jackfield.it.spinning")) { Thread.onSpinWait(); }
                            return Reply.text("fine");
                            """));

    private static final PluginJar STREAM = PluginJar.of("stream", PluginJar.spec("stream") + PluginJar.handle("""
                            LiveText live = request.live();
                            for (int number = 1; number <= 40; number++) {
                                live.append("word" + number + " ");
                                Thread.sleep(50);
                            }
                            return Reply.text(live.text().strip());
                            """));

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [bad, spin, good, stream]\n")
            .with(BAD)
            .with(SPIN)
            .with(PluginJar.command("good", "good", "Reply.text(\"Good \" + request.argument())"))
            .with(STREAM)
            .set("plugins.callDeadline", "2s");

    @BeforeEach
    void letThemSpin() {
        System.setProperty(SPINNING, "true");
    }

    @AfterEach
    void endSpinning() {
        System.clearProperty(SPINNING);
    }

    @Test
    void userOfAPluginThatThrowsIsToldAndTheLaneGoesOn() {
        assertToldAndLaneGoesOn("/bad throws", FAULT, "PLUGIN_FAULT");
    }

    @Test
    void userOfAPluginThatOverflowsTheStackIsToldAndTheLaneGoesOn() {
        assertToldAndLaneGoesOn("/bad overflows", FAULT, "StackOverflowError");
    }

    @Test
    void userOfAPluginThatNeverReturnsIsToldAfterTheDeadlineAndTheLaneGoesOn() {
        assertToldAndLaneGoesOn("/bad sleeps", TOO_LONG, "TIMED_OUT");
    }

    @Test
    void userOfAPluginThatIgnoresInterruptsIsToldToo() {
        assertToldAndLaneGoesOn("/bad ignores interrupts", TOO_LONG, "TIMED_OUT");
    }

    private static void assertToldAndLaneGoesOn(String command, String sentence, String error) {
        SandboxChat ada = platform.newcomer();
        SandboxChat bob = platform.newcomer();

        ada.send(command);
        ada.send("/good next");
        bob.send("/good neighbour");

        assertThat(bob.nextReply(AT_ONCE).text()).isEqualTo("Good neighbour");
        assertThat(ada.nextReply().text()).startsWith(sentence + "\nCode: ");
        assertThat(ada.nextReply().text()).isEqualTo("Good next");
        await().atMost(SOON).until(() -> letters(command).size() == 1);
        assertThat(letters(command).getFirst().error()).contains(error);
    }

    private static List<DeadLetter> letters(String command) {
        return platform.journal().deadLetters().stream()
                .filter(letter -> letter.payload().contains(command))
                .toList();
    }

    @Test
    void pluginThatSpinsOnEveryCoreAndMoreHoldsUpNobodyElse() {
        SandboxChat streaming = platform.newcomer();
        streaming.send("/stream");
        streaming.transcript().awaitDraft(draft -> draft.text().contains("word2"), SOON);
        List<SandboxChat> spinning = IntStream.range(0, 3 * Runtime.getRuntime().availableProcessors())
                .mapToObj(index -> platform.newcomer())
                .toList();
        spinning.forEach(chat -> chat.send("/spin"));

        for (int number = 1; number <= 5; number++) {
            SandboxChat bob = platform.newcomer();
            bob.send("/good " + number);
            assertThat(bob.nextReply(AT_ONCE).text()).isEqualTo("Good " + number);
        }
        spinning.forEach(chat -> assertThat(chat.nextReply().text()).startsWith(TOO_LONG));
        assertThat(streaming.nextReply().text()).endsWith("word39 word40");

        // they still spin, although nobody waits for them any more
        SandboxChat late = platform.newcomer();
        late.send("/stream");
        SandboxMessage answer = late.nextReply();
        assertThat(answer.text()).endsWith("word39 word40");
        assertThat(late.transcript().draftCount()).isGreaterThan(3);
        spinning.forEach(chat -> chat.send("/good again"));
        spinning.forEach(chat -> assertThat(chat.nextReply(AT_ONCE).text()).isEqualTo("Good again"));
        assertThat(letters("/spin")).hasSameSizeAs(spinning);
    }
}

package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A user who sends more than the bot takes. */
class FloodIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration HARDLY_LEFT = Duration.ofSeconds(20);
    private static final int LIMIT = 4;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving(
                    "busy", "plugins: [good]\nflood: {messages: " + LIMIT + ", time: 1h}\n")
            .with(PluginJar.command("good", "good", "Reply.text(\"Good \" + request.argument())"));

    /** Windows begin with the hour; a test that runs across its end would see two. */
    @BeforeEach
    void windowLasts() {
        await().atMost(HARDLY_LEFT.plus(SOON)).until(() -> {
            long second = Instant.now().getEpochSecond() % Duration.ofHours(1).toSeconds();
            return second < Duration.ofHours(1).minus(HARDLY_LEFT).toSeconds();
        });
    }

    private static void useUp(SandboxChat chat) {
        for (int number = 1; number <= LIMIT; number++) {
            chat.send("/good " + number);
            assertThat(chat.nextReply().text()).isEqualTo("Good " + number);
        }
    }

    @Test
    void userIsToldOnceAndThenLeftAloneWhileOthersGoOn() {
        SandboxChat ada = platform.newcomer();
        SandboxChat bob = platform.newcomer();
        useUp(ada);

        ada.send("/good 5");
        assertThat(ada.nextReply().text())
                .matches("That’s a lot at once! Please wait .+; until then I’ll stay quiet\\.");
        for (int number = 6; number <= 9; number++) {
            ada.send("/good " + number);
        }
        useUp(bob);
        ada.send("/stop");

        assertThat(ada.nextReply().text()).contains("nothing to stop");
        await().atMost(SOON).until(() -> platform.journal().unfinished() == 0);
        assertThat(ada.transcript().botMessageCount()).isEqualTo(LIMIT + 2);
        assertThat(platform.metric("flood_refusals_total{bot=\"busy\"}")).isGreaterThanOrEqualTo(5);
        assertThat(platform.journal().deadLetters()).isEmpty();
    }

    @Test
    void whatWasCountedIsSharedAndOutlivesTheProcess() {
        SandboxChat ada = platform.newcomer("ru");
        useUp(ada);

        platform.restart();

        // near the limit, at half of it, the others are asked
        for (int number = 1; number <= LIMIT / 2; number++) {
            ada.send("/good anew " + number);
            assertThat(ada.nextReply().text()).isEqualTo("Good anew " + number);
        }
        ada.send("/good too many");
        SandboxMessage told = ada.nextReply();
        assertThat(told.text()).startsWith("Слишком много сразу! Подождите, пожалуйста, ");
    }
}

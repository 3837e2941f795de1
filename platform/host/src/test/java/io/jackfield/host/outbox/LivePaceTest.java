package io.jackfield.host.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.host.config.OutboxConfig;
import io.jackfield.host.routing.HostReplies;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.LiveFrame;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LivePaceTest {
    private static final double SECOND = 1e9;
    private static final BotCall EDIT = BotCall.of("editMessageText", Buffer.buffer("{}"));
    private static final OutboxConfig USUAL = new OutboxConfig(
            28, 60, 5, 18, Duration.ofSeconds(10), 5, Duration.ofSeconds(1), Duration.ofMillis(500), 64);

    private final LivePace pace = new LivePace(USUAL);

    private static LiveFrame frame(Chat chat) {
        return new LiveFrame(1, chat, OptionalInt.empty(), new HostReplies().live("en"), false);
    }

    private static LiveFrame edits() {
        LiveFrame frame = frame(Chat.privateChat(5));
        frame.useMessage();
        return frame;
    }

    @Test
    void groupsSeeAChangeEveryThreeToFourSecondsAndTheBeginningSooner() {
        LiveFrame group = frame(new Chat(-5, ChatKind.GROUP, OptionalInt.empty(), "Engines"));

        assertThat(pace.intervalNanos(group, false) / SECOND).isEqualTo(1);
        assertThat(pace.intervalNanos(group, true) / SECOND).isBetween(3.0, 4.0);
    }

    @Test
    void draftsAndEditsKeepTheirOwnPace() {
        assertThat(pace.intervalNanos(frame(Chat.privateChat(5)), false) / SECOND)
                .isEqualTo(0.5);
        assertThat(pace.intervalNanos(edits(), true) / SECOND).isEqualTo(1);
    }

    /** Telegram has shut out bots for minutes that edited one message more than two hundred times. */
    @Test
    void anAnswerOfAQuarterOfAnHourHasFewerThanTwoHundredEdits() {
        double seconds = 0;
        int edits = 0;
        while (seconds < Duration.ofMinutes(15).toSeconds()) {
            seconds += pace.intervalNanos(edits(), true) / SECOND;
            pace.sent(EDIT);
            edits++;
        }

        assertThat(edits).isBetween(100, 199);
    }

    @Test
    void orderToWaitMakesEverythingRarerButNotForEver() {
        pace.slowDown();
        assertThat(pace.intervalNanos(frame(Chat.privateChat(5)), false) / SECOND)
                .isEqualTo(1);

        for (int orders = 0; orders < 20; orders++) {
            pace.slowDown();
        }
        assertThat(pace.intervalNanos(edits(), true) / SECOND).isEqualTo(8);
    }
}

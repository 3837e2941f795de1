package io.jackfield.host.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.config.OutboxConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GovernorTest {
    private static final int BOT = 7;
    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = 12_345 * SECOND;
    private static final int PER_SECOND = 28;
    private static final int CHAT_BURST = 5;

    private final Governor governor = new Governor(new OutboxConfig(
            PER_SECOND,
            60,
            CHAT_BURST,
            18,
            Duration.ofSeconds(1),
            5,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            64));

    /** Sends as fast as allowed and gives how many messages have left by the end. */
    private int sentWithin(long chat, long nanos) {
        int sent = 0;
        long now = NOW;
        while (true) {
            now += governor.chatWait(BOT, chat, now);
            if (now - NOW >= nanos) {
                return sent;
            }
            now += governor.takeTurn(BOT, chat, now);
            sent++;
        }
    }

    @Test
    void privateChatGetsABurstAndThenAMessageASecond() {
        assertThat(sentWithin(5, 10 * SECOND)).isBetween(10, 10 + CHAT_BURST);
        assertThat(governor.chatWait(BOT, 5, NOW)).isGreaterThan(9 * SECOND);
        assertThat(governor.chatWait(BOT, 6, NOW)).isZero();
    }

    @Test
    void groupNeverGetsMoreThanTelegramsTwentyAMinute() {
        assertThat(sentWithin(-100, 60 * SECOND)).isBetween(18, 20);
    }

    @Test
    void allChatsTogetherKeepToTheBotsRate() {
        long last = 0;
        for (int chat = 1; chat <= 10 * PER_SECOND; chat++) {
            last = governor.takeTurn(BOT, chat, NOW);
        }

        assertThat(last).isBetween(9 * SECOND + SECOND / 2, 10 * SECOND);
        assertThat(governor.takeTurn(BOT + 1, 1, NOW)).isZero();
    }

    @Test
    void draftsTakeNothingFromTheMessagesOfTheirChat() {
        for (int count = 0; count < 2 * CHAT_BURST; count++) {
            governor.tryDraft(BOT, 5, NOW + count * SECOND);
        }

        assertThat(governor.chatWait(BOT, 5, NOW)).isZero();
    }

    @Test
    void previewsLeaveATurnForTheAnswerItself() {
        for (int count = 1; count < CHAT_BURST; count++) {
            assertThat(governor.tryTurn(BOT, 5, NOW)).isTrue();
        }

        assertThat(governor.tryTurn(BOT, 5, NOW)).isFalse();
        assertThat(governor.chatWait(BOT, 5, NOW)).isZero();
    }

    @Test
    void draftsLeaveATurnOfTheBotForAnAnswer() {
        while (governor.tryDraft(BOT, 5, NOW)) {
            // As many as it permits at once.
        }

        assertThat(governor.takeTurn(BOT, 6, NOW)).isZero();
    }

    @Test
    void orderToWaitCountsForItsChat() {
        governor.ordered(BOT, 5, 14, NOW);

        assertThat(governor.chatWait(BOT, 5, NOW)).isEqualTo(14 * SECOND);
        assertThat(governor.chatWait(BOT, 5, NOW + 13 * SECOND)).isEqualTo(SECOND);
        assertThat(governor.chatWait(BOT, 5, NOW + 14 * SECOND)).isZero();
        assertThat(governor.chatWait(BOT, 6, NOW)).isZero();
    }

    @Test
    void ordersForManyChatsAtOnceCountForTheWholeBot() {
        governor.ordered(BOT, 1, 10, NOW);
        governor.ordered(BOT, 2, 10, NOW);
        assertThat(governor.chatWait(BOT, 9, NOW)).isZero();

        governor.ordered(BOT, 3, 20, NOW);

        assertThat(governor.chatWait(BOT, 9, NOW)).isEqualTo(20 * SECOND);
        assertThat(governor.chatWait(BOT + 1, 9, NOW)).isZero();
    }

    @Test
    void ordersThatAreOverMakeNoCrowd() {
        governor.ordered(BOT, 1, 1, NOW);
        governor.ordered(BOT, 2, 1, NOW);

        governor.ordered(BOT, 3, 10, NOW + 5 * SECOND);

        assertThat(governor.chatWait(BOT, 9, NOW + 5 * SECOND)).isZero();
    }

    @Test
    void tidyingForgetsOnlyWhatMakesNoDifference() {
        governor.takeTurn(BOT, 5, NOW);
        governor.ordered(BOT, 6, 14, NOW);

        governor.tidy(NOW + SECOND / 2);

        assertThat(governor.chatWait(BOT, 6, NOW + SECOND / 2)).isPositive();
        for (int count = 1; count < CHAT_BURST; count++) {
            governor.takeTurn(BOT, 5, NOW + SECOND / 2);
        }
        assertThat(governor.chatWait(BOT, 5, NOW + SECOND / 2)).isPositive();
    }
}

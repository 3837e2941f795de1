package io.jackfield.host.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.api.chat.Person;
import io.jackfield.host.ServedBots;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.AlbumPart;
import io.jackfield.host.telegram.IncomingUpdate.Content;
import io.jackfield.host.telegram.IncomingUpdate.DraftStopped;
import io.jackfield.host.telegram.IncomingUpdate.Reachability;
import io.jackfield.host.telegram.IncomingUpdate.Refunded;
import io.jackfield.host.telegram.IncomingUpdate.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final Content ORDINARY = new Reachability(true);

    private final List<Long> begun = new ArrayList<>();
    private final List<IncomingUpdate> worked = new ArrayList<>();
    private final Map<Long, Runnable> running = new HashMap<>();
    private final List<Long> turnedAway = new ArrayList<>();
    private int mayWait = Integer.MAX_VALUE;
    private final ManualTimer timer = new ManualTimer();
    private final Lanes lanes = new Lanes(new Guarded(), new Albums(timer, ManualTimer.WAIT));

    private final class Guarded implements Lanes.Handler {
        @Override
        public void handle(IncomingUpdate update, Runnable done) {
            LanesTest.this.handle(update, done);
        }

        @Override
        public boolean mayWait(IncomingUpdate update, Collection<IncomingUpdate> ahead) {
            return ahead.size() < mayWait;
        }

        @Override
        public void turnAway(IncomingUpdate update) {
            turnedAway.add(update.key().updateId());
            assertThat(update.content()).isNotInstanceOf(AlbumPart.class);
        }
    }

    private void handle(IncomingUpdate update, Runnable done) {
        begun.add(update.key().updateId());
        worked.add(update);
        if (update.key().updateId() == 666) {
            throw new IllegalStateException("broken on purpose");
        }
        running.put(update.key().updateId(), done);
    }

    private void enter(long chat, long id, Content content) {
        enter(Chat.privateChat(chat), id, content);
    }

    private void enter(Chat chat, long id, Content content) {
        lanes.enter(new IncomingUpdate(ServedBots.helper(), new RowKey(1, 7, id), chat, Optional.empty(), content));
    }

    private void finish(long id) {
        running.remove(id).run();
    }

    @Test
    void updatesOfAChatComeOneAfterTheOtherInTheirOrder() {
        enter(1, 11, ORDINARY);
        enter(1, 12, ORDINARY);
        enter(1, 13, ORDINARY);
        assertThat(begun).containsExactly(11L);

        finish(11);
        assertThat(begun).containsExactly(11L, 12L);

        finish(12);
        assertThat(begun).containsExactly(11L, 12L, 13L);
    }

    @Test
    void chatsDoNotWaitForEachOther() {
        enter(1, 11, ORDINARY);
        enter(2, 21, ORDINARY);

        assertThat(begun).containsExactly(11L, 21L);
        assertThat(lanes.busy()).isEqualTo(2);
    }

    @Test
    void whatIsUrgentOvertakesAndHoldsNobodyUp() {
        enter(1, 11, ORDINARY);
        enter(1, 12, ORDINARY);
        enter(1, 13, new DraftStopped(5));
        assertThat(begun).containsExactly(11L, 13L);

        finish(13);
        assertThat(begun).containsExactly(11L, 13L);

        finish(11);
        assertThat(begun).containsExactly(11L, 13L, 12L);
    }

    private static final Content REFUND = new Refunded("2:stars:order", new Money(5, "XTR"), "t1");

    @Test
    void paymentsOfAUserWaitForOneAnotherAndForNothingElse() {
        enter(1, 11, ORDINARY);
        enter(1, 12, REFUND);
        enter(1, 13, REFUND);
        enter(1, 14, ORDINARY);
        enter(2, 21, REFUND);
        assertThat(begun).containsExactly(11L, 12L, 21L);

        finish(12);
        assertThat(begun).containsExactly(11L, 12L, 21L, 13L);

        finish(11);
        assertThat(begun).endsWith(14L);
    }

    @Test
    void paymentsInAGroupAreThoseOfTheirPayers() {
        Chat group = new Chat(-100, ChatKind.GROUP, OptionalInt.empty(), "Engines");
        for (long id = 11; id <= 13; id++) {
            Person payer = new Person(id < 13 ? 5 : 6, "Ada", "", Optional.empty(), "en");
            lanes.enter(
                    new IncomingUpdate(ServedBots.helper(), new RowKey(1, 7, id), group, Optional.of(payer), REFUND));
        }

        assertThat(begun).containsExactly(11L, 13L);
    }

    @Test
    void laneWithoutUpdatesIsForgottenAndOpensAgain() {
        enter(1, 11, ORDINARY);
        finish(11);
        assertThat(lanes.busy()).isZero();

        enter(1, 12, ORDINARY);

        assertThat(begun).containsExactly(11L, 12L);
    }

    @Test
    void brokenUpdateDoesNotStopItsLane() {
        enter(1, 666, ORDINARY);
        enter(1, 12, ORDINARY);

        assertThat(begun).containsExactly(666L, 12L);
        finish(12);
        assertThat(lanes.busy()).isZero();
    }

    @Test
    void endToldTwiceCountsOnce() {
        enter(1, 11, ORDINARY);
        enter(1, 12, ORDINARY);
        enter(1, 13, ORDINARY);
        Runnable done = running.get(11L);

        done.run();
        done.run();

        assertThat(begun).containsExactly(11L, 12L);
        assertThat(lanes.busy()).isEqualTo(1);
    }

    @Test
    void stoppedLanesFinishWhatRunsAndTakeUpNothing() {
        enter(1, 11, ORDINARY);
        enter(1, 12, ORDINARY);
        lanes.stop();
        enter(2, 21, ORDINARY);

        finish(11);

        assertThat(begun).containsExactly(11L);
        assertThat(lanes.busy()).isZero();
    }

    @Test
    void topicsOfAChatDoNotWaitForEachOther() {
        Chat steam = new Chat(-100, ChatKind.GROUP, OptionalInt.of(7), "Engines");
        Chat water = new Chat(-100, ChatKind.GROUP, OptionalInt.of(8), "Engines");

        enter(steam, 11, ORDINARY);
        enter(steam, 12, ORDINARY);
        enter(water, 21, ORDINARY);

        assertThat(begun).containsExactly(11L, 21L);
    }

    @Test
    void whatMayNotWaitIsTurnedAwayAndTheOthersKeepTheirOrder() {
        mayWait = 1;
        enter(1, 11, ORDINARY);
        enter(1, 12, ORDINARY);
        enter(1, 13, ORDINARY);
        assertThat(turnedAway).containsExactly(13L);
        assertThat(lanes.inside()).isEqualTo(2);

        finish(11);
        finish(12);

        assertThat(begun).containsExactly(11L, 12L);
        assertThat(lanes.inside()).isZero();
    }

    @Test
    void whatWaitsAlreadyIsAskedAboutAgainAfterAReview() {
        for (long id = 11; id <= 15; id++) {
            enter(1, id, ORDINARY);
        }
        mayWait = 2;

        lanes.review(ServedBots.helper(), Chat.privateChat(1));

        assertThat(turnedAway).containsExactly(14L, 15L);
        assertThat(lanes.inside()).isEqualTo(3);
        lanes.review(ServedBots.helper(), Chat.privateChat(2));
        finish(11);
        assertThat(begun).containsExactly(11L, 12L);
    }

    private void enterPart(long id, String album) {
        IncomingMessage message = new IncomingMessage((int) id, Instant.EPOCH, "", List.of(), Optional.empty(), "");
        Written written = new Written(message, Optional.empty(), "");
        enter(1, id, new AlbumPart(album, written, true));
    }

    private List<Long> rowsOf(int index) {
        List<Long> rows = new ArrayList<>(List.of(begun.get(index)));
        worked.get(index).further().forEach(row -> rows.add(row.updateId()));
        return rows;
    }

    @Test
    void albumIsWorkedOnAsOneWhenNoMoreOfItHasComeForAWhile() {
        enterPart(11, "a");
        timer.pass();
        assertThat(begun).containsExactly(11L);

        enterPart(12, "b");
        enterPart(13, "b");
        enter(1, 14, ORDINARY);
        finish(11);
        assertThat(begun).containsExactly(11L);
        timer.passHalf();
        enterPart(15, "b");
        timer.passHalf();
        assertThat(begun).containsExactly(11L);
        timer.passHalf();

        assertThat(rowsOf(1)).containsExactly(12L, 13L, 15L);
        finish(12);
        assertThat(begun).containsExactly(11L, 12L, 14L);
    }

    @Test
    void albumOfTheMostMessagesIsNotWaitedFor() {
        for (long id = 1; id <= 10; id++) {
            enterPart(id, "a");
        }

        assertThat(rowsOf(0)).hasSize(10);
        assertThat(lanes.inside()).isOne();
        enterPart(11, "a");
        timer.pass();
        finish(1);
        assertThat(rowsOf(1)).containsExactly(11L);
    }

    @Test
    void albumIsCollectedWhileItWaitsAndTakesLateMessagesIn() {
        enter(1, 10, ORDINARY);
        enterPart(11, "a");
        timer.pass();
        enterPart(12, "a");
        finish(10);
        assertThat(begun).containsExactly(10L);

        timer.pass();

        assertThat(rowsOf(1)).containsExactly(11L, 12L);
    }

    @Test
    void albumThatMayNotWaitIsTurnedAwayAsAWhole() {
        mayWait = 0;
        enter(1, 10, ORDINARY);
        enterPart(11, "a");
        enterPart(12, "a");
        assertThat(turnedAway).isEmpty();

        timer.pass();

        assertThat(turnedAway).containsExactly(11L);
        assertThat(lanes.inside()).isOne();
    }

    @Test
    void albumThatStillComesInWhenTheLanesStopStaysInTheJournal() {
        enterPart(11, "a");
        lanes.stop();
        assertThat(lanes.busy()).isOne();

        timer.pass();

        assertThat(begun).isEmpty();
        assertThat(lanes.busy()).isZero();
    }
}

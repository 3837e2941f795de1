package io.jackfield.host.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.chat.Chat;
import io.jackfield.host.ServedBots;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.Content;
import io.jackfield.host.telegram.IncomingUpdate.DraftStopped;
import io.jackfield.host.telegram.IncomingUpdate.Reachability;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final Content ORDINARY = new Reachability(true);

    private final List<Long> begun = new ArrayList<>();
    private final Map<Long, Runnable> running = new HashMap<>();
    private final Lanes lanes = new Lanes(this::handle);

    private void handle(IncomingUpdate update, Runnable done) {
        begun.add(update.key().updateId());
        if (update.key().updateId() == 666) {
            throw new IllegalStateException("broken on purpose");
        }
        running.put(update.key().updateId(), done);
    }

    private void enter(long chat, long id, Content content) {
        lanes.enter(new IncomingUpdate(
                ServedBots.helper(), new RowKey(1, 7, id), Chat.privateChat(chat), Optional.empty(), content));
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
}

package io.jackfield.host.dispatch;

import io.jackfield.host.lanes.Lanes;
import io.jackfield.host.memory.MemoryCache;
import io.jackfield.host.outbox.LiveAnswers;
import io.jackfield.host.outbox.Reactions;
import io.jackfield.host.routing.HostReplies;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.routing.UpdateRules;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.Written;
import java.util.Collection;
import java.util.Optional;

/**
 * Stands between the lanes and the dispatcher while an answer is being written: what comes meanwhile waits where its
 * user sees that it does, only so many questions may, and {@code /stop} goes ahead of them. Core loop only.
 */
public final class LaneHandler implements Lanes.Handler {
    private final Lanes.Handler dispatcher;
    private final RoutingTable table;
    private final LiveAnswers liveAnswers;
    private final Refusals refusals;
    private final MemoryCache memoryCache;
    private final WaitingMarks marks;
    private UpdateCloser.Replayed replayed = UpdateCloser.Replayed.NONE;

    public LaneHandler(
            Lanes.Handler dispatcher,
            RoutingTable table,
            LiveAnswers liveAnswers,
            Refusals refusals,
            Reactions reactions,
            MemoryCache memoryCache,
            HostReplies replies) {
        this.dispatcher = dispatcher;
        this.table = table;
        this.liveAnswers = liveAnswers;
        this.refusals = refusals;
        this.memoryCache = memoryCache;
        marks = new WaitingMarks(reactions, memoryCache, replies);
    }

    /** These have waited long enough: none of them is turned away. */
    public void follow(UpdateCloser.Replayed updates) {
        replayed = updates;
    }

    @Override
    public boolean isUrgent(IncomingUpdate update) {
        return update.isUrgent()
                || UpdateRules.isStop(
                        table.of(update.bot()), update, memoryCache.cachedOrEmpty(UpdateRules.scopeOfSender(update)));
    }

    @Override
    public void handle(IncomingUpdate update, Runnable done) {
        marks.takeAway(update);
        dispatcher.handle(update, done);
    }

    /** Without an answer to watch the queue moves on before anybody could read of it. */
    @Override
    public boolean mayWait(IncomingUpdate update, Collection<IncomingUpdate> ahead) {
        Optional<Written> written = UpdateRules.written(update);
        if (written.isEmpty() || !liveAnswers.isAnswering(update.bot(), update.chat())) {
            return true;
        }
        int limit = update.bot().config().flood().waiting();
        if (UpdateRules.isQuestion(update)
                && !replayed.has(update.key())
                && ahead.stream().filter(UpdateRules::isQuestion).count() >= limit) {
            return false;
        }
        marks.show(update, written.get().message().id(), ahead.isEmpty());
        return true;
    }

    @Override
    public void turnAway(IncomingUpdate update) {
        marks.takeAway(update);
        refusals.waitingIsFull(update, update.bot().config().flood().waiting());
    }
}

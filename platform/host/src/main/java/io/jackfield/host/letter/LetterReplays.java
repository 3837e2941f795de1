package io.jackfield.host.letter;

import io.jackfield.host.dispatch.UpdateCloser;
import io.jackfield.host.intake.LaneEntry;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.outbox.Outbox;
import io.jackfield.host.outbox.OutboxEntry;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.Letter;
import io.jackfield.host.store.LetterKind;
import io.jackfield.host.store.LetterReplayTable;
import io.jackfield.host.store.LetterReplayTable.Reopened;
import io.jackfield.host.store.LetterReplayTable.Replay;
import io.jackfield.host.store.LetterReplayTable.State;
import io.jackfield.host.store.LetterReplayTable.Step;
import io.jackfield.host.store.LetterTable;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.CallFrames;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives letters back to the lanes of their chats, or sends replies again: a few at a time, one replay after the other,
 * and none while the journal lags or what was given back before is still being worked on. Core loop only.
 */
public final class LetterReplays implements UpdateCloser.Replayed {
    private static final Logger LOG = LoggerFactory.getLogger(LetterReplays.class);
    private static final int FEW = 20;
    private static final int MOST_UNDER_WAY = 40;
    private static final int MOST_UNSENT = 200;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration MOST_LAG = Duration.ofMillis(200);
    /** An update that no lane ends does not hold up the others for ever. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);

    private final CoreLoop loop;
    private final Ways ways;
    private final LetterFilters filters;
    private final LetterTable letters;
    private final LetterReplayTable replays;
    private final Runnable changed;
    private final Map<RowKey, Long> underWay = new HashMap<>();
    private boolean turning;
    private boolean stopped;

    /** Where letters go. */
    public record Ways(JournalWriter journal, LaneEntry lanes, Outbox outbox) {}

    /** @param changed told when fewer letters are open */
    public LetterReplays(
            CoreLoop loop,
            Ways ways,
            LetterFilters filters,
            LetterTable letters,
            LetterReplayTable replays,
            Runnable changed) {
        this.loop = loop;
        this.ways = ways;
        this.filters = filters;
        this.letters = letters;
        this.replays = replays;
        this.changed = changed;
    }

    /** What an earlier life of the host has begun goes on. */
    public void start() {
        turnSoon();
    }

    /** Opens no further row. */
    public void stop() {
        stopped = true;
    }

    /** Begins to replay those that are open now; empty when there is none. */
    public Future<Optional<Replay>> begin(LetterChoice choice, String by) {
        return letters.count(filters.filter(choice)).compose(total -> {
            if (total == 0) {
                return Future.succeededFuture(Optional.empty());
            }
            return replays.begin(by, choice.json(), total).map(replay -> {
                turnSoon();
                return Optional.of(replay);
            });
        });
    }

    /** How many updates of replays are being worked on. */
    public int underWay() {
        return underWay.size();
    }

    @Override
    public boolean has(RowKey update) {
        return underWay.containsKey(update);
    }

    @Override
    public void ended(RowKey update) {
        if (!underWay.isEmpty()) {
            underWay.remove(update);
        }
    }

    private void turnSoon() {
        if (!turning && !stopped) {
            turning = true;
            loop.afterThisTurn(this::turn);
        }
    }

    private void turnIn(Duration pause) {
        loop.later(pause, this::turn);
    }

    private void turn() {
        if (stopped) {
            return;
        }
        if (isBusy()) {
            turnIn(PAUSE);
            return;
        }
        replays.running()
                .compose(running -> running.isEmpty() ? Future.succeededFuture(false) : step(running.getFirst()))
                .onSuccess(goesOn -> {
                    turning = goesOn;
                    if (goesOn) {
                        turnIn(PAUSE);
                    }
                })
                .onFailure(error -> {
                    LOG.warn("letters: a replay waits, {}", error.getMessage());
                    turnIn(RETRY);
                });
    }

    private boolean isBusy() {
        long now = loop.nanoTime();
        underWay.values().removeIf(since -> now - since > FORGOTTEN_AFTER.toNanos());
        return underWay.size() > MOST_UNDER_WAY - FEW
                || ways.outbox().waiting() > MOST_UNSENT
                || !ways.journal().healthy()
                || ways.journal().lag().compareTo(MOST_LAG) > 0;
    }

    private Future<Boolean> step(Replay replay) {
        return replays.step(replay.id(), filters.filter(LetterChoice.of(replay.filter())), FEW)
                .compose(step -> {
                    step.reopened().forEach(this::enter);
                    if (!step.reopened().isEmpty()) {
                        changed.run();
                    }
                    return end(replay, step);
                });
    }

    private Future<Boolean> end(Replay replay, Step step) {
        if (!step.over()) {
            return Future.succeededFuture(true);
        }
        LOG.info("letters: replay {} of {} is at its end", replay.id(), replay.by());
        return replays.end(replay.id(), State.DONE).map(true);
    }

    private void enter(Reopened reopened) {
        if (stopped) {
            return; // its row is open, so the next start takes it up
        }
        Letter letter = reopened.letter();
        ServedBot bot = filters.bot(letter.key().bot()).orElseThrow();
        if (letter.kind() == LetterKind.DEAD) {
            underWay.put(letter.key(), loop.nanoTime());
            reopened.payloads().forEach((key, payload) -> ways.lanes().enter(bot, key, payload));
            return;
        }
        ways.outbox()
                .add(OutboxEntry.again(
                        letter.plugin(),
                        bot,
                        letter.key(),
                        letter.chat(),
                        CallFrames.decode(letter.calls().orElseThrow())));
    }
}

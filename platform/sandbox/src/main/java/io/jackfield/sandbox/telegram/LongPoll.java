package io.jackfield.sandbox.telegram;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/** {@code getUpdates} of one bot: at most one caller waits, and a second one sends the first away. */
final class LongPoll {
    private static final String OTHER_POLLER =
            "terminated by other getUpdates request; make sure that only one bot instance is running";
    private static final long LONGEST_WAIT_SECONDS = 50;
    private static final int LARGEST_BATCH = 100;

    private final World world;
    private final UpdateQueue queue;
    private Optional<Waiting> waiting = Optional.empty();
    private boolean wakeUpDue;

    private record Waiting(int limit, Promise<Object> answer, long timer) {}

    LongPoll(World world, UpdateQueue queue) {
        this.world = world;
        this.queue = queue;
    }

    /** Answers with a batch, at once or as soon as there is one. */
    Future<Object> poll(ApiCall call) {
        abort(ApiError.conflict(OTHER_POLLER));
        call.array("allowed_updates").ifPresent(allowed -> queue.want(UpdateKinds.wanted(allowed)));
        queue.confirm(call.number("offset", 0));
        long asked = call.number("limit", LARGEST_BATCH);
        int limit = (int) (asked < 1 || asked > LARGEST_BATCH ? LARGEST_BATCH : asked);
        List<PendingUpdate> batch = queue.batch(limit);
        long wait = Math.min(call.number("timeout", 0), LONGEST_WAIT_SECONDS);
        return batch.isEmpty() && wait > 0 ? park(call, limit, wait) : Future.succeededFuture(encode(batch));
    }

    private Future<Object> park(ApiCall call, int limit, long seconds) {
        Promise<Object> answer = Promise.promise();
        long timer = world.after(seconds * 1_000, () -> release(answer));
        waiting = Optional.of(new Waiting(limit, answer, timer));
        call.whenAbandoned(() -> forget(answer));
        return answer.future();
    }

    /** Called for every new update; several in a row wake the caller once. */
    void updateArrived() {
        if (waiting.isEmpty() || wakeUpDue) {
            return;
        }
        wakeUpDue = true;
        world.soon(this::wake);
    }

    private void wake() {
        wakeUpDue = false;
        waiting.filter(parked -> queue.size() > 0).ifPresent(this::answer);
    }

    private void release(Promise<Object> answer) {
        waiting.filter(parked -> parked.answer().equals(answer)).ifPresent(this::answer);
    }

    private void answer(Waiting parked) {
        waiting = Optional.empty();
        world.cancel(parked.timer());
        parked.answer().tryComplete(encode(queue.batch(parked.limit())));
    }

    /** The caller hung up: nothing may be handed out to it. */
    private void forget(Promise<Object> answer) {
        waiting.filter(parked -> parked.answer().equals(answer)).ifPresent(parked -> {
            waiting = Optional.empty();
            world.cancel(parked.timer());
            parked.answer().tryComplete(encode(List.of()));
        });
    }

    /** Ends the waiting call, if there is one, with this error. */
    void abort(ApiError reason) {
        waiting.ifPresent(parked -> {
            waiting = Optional.empty();
            world.cancel(parked.timer());
            parked.answer().tryFail(reason);
        });
    }

    private static RawJson encode(List<PendingUpdate> batch) {
        Buffer array = Buffer.buffer("[");
        for (PendingUpdate update : batch) {
            if (array.length() > 1) {
                array.appendByte((byte) ',');
            }
            array.appendBuffer(update.json());
        }
        return new RawJson(array.appendByte((byte) ']'));
    }
}

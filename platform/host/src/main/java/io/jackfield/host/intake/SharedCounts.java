package io.jackfield.host.intake;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Counts that all nodes add to. */
@FunctionalInterface
public interface SharedCounts {
    /** Where there is one node only. */
    SharedCounts NONE = (name, more, kept) -> Future.failedFuture("nothing is shared");

    /**
     * Adds to a count and gives what it has come to; fails when that cannot be known soon.
     *
     * @param kept how long the count is of use
     */
    Future<Long> add(String name, long more, Duration kept);

    /** In Redis. */
    static SharedCounts in(Redis redis) {
        Duration patience = Duration.ofMillis(500);
        return (name, more, kept) -> {
            String key = "jackfield:flood:" + name;
            Request count = Request.cmd(Command.INCRBY).arg(key).arg(more);
            Request end = Request.cmd(Command.PEXPIRE).arg(key).arg(kept.toMillis());
            return redis.batch(List.of(count, end))
                    .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .map(answers -> answers.getFirst().toLong());
        };
    }
}

package io.jackfield.host;

import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.store.RedisAccess;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.time.Duration;

/** The connection to Redis, which may come and go. */
final class RedisLink {
    private static final Duration PING_EVERY = Duration.ofSeconds(5);

    private final Redis client;
    private final long pinging;
    private final Vertx vertx;
    private boolean up = true;
    private double pingSeconds = Double.NaN;

    RedisLink(Vertx vertx, ServiceUrl url) {
        this.vertx = vertx;
        client = Redis.createClient(
                vertx, RedisAccess.options(url).setMaxPoolSize(4).setMaxPoolWaiting(10_000));
        pinging = vertx.setPeriodic(PING_EVERY.toMillis(), timer -> ping());
    }

    Redis client() {
        return client;
    }

    boolean isUp() {
        return up;
    }

    /** How long the latest answer took, in seconds; no number before the first one. */
    double pingSeconds() {
        return pingSeconds;
    }

    Future<Void> close() {
        vertx.cancelTimer(pinging);
        return client.close().otherwiseEmpty();
    }

    private void ping() {
        long begun = System.nanoTime();
        client.send(Request.cmd(Command.PING)).onComplete(answer -> {
            up = answer.succeeded();
            pingSeconds = up ? (System.nanoTime() - begun) / 1e9 : Double.NaN;
        });
    }
}

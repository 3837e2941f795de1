package io.jackfield.host.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.host.loop.CoreLoop;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;

/** Calls that have time: where Telegram asks to wait, they wait. Core loop only. */
final class PatientCalls {
    private static final int TRIES = 5;

    private final CoreLoop loop;
    private final BotApi api;

    PatientCalls(CoreLoop loop, BotApi api) {
        this.loop = loop;
        this.api = api;
    }

    /** The result; fails with Telegram's words when it refuses. */
    Future<JsonNode> call(ServedBot bot, String method, Buffer call) {
        return attempt(bot, method, call, 1);
    }

    private Future<JsonNode> attempt(ServedBot bot, String method, Buffer call, int number) {
        return api.call(bot.access(), method, call).compose(answer -> {
            if (answer.ok()) {
                return Future.succeededFuture(answer.result());
            }
            if (number == TRIES || answer.retryAfterSeconds().isEmpty()) {
                return Future.failedFuture(answer.description());
            }
            Duration wait = Duration.ofSeconds(answer.retryAfterSeconds().getAsInt());
            return loop.vertx().timer(wait.toMillis() + 1).compose(done -> attempt(bot, method, call, number + 1));
        });
    }
}

package io.jackfield.sandbox.telegram;

import io.vertx.core.Future;
import java.util.function.Function;

/** One method of the Bot API. */
interface BotMethod {
    /** Carries out the call under the world's lock; throws or fails with an {@link ApiError}. */
    Future<Object> call(ApiCall call);

    /** A method that has its result at once. */
    static BotMethod direct(Function<ApiCall, Object> work) {
        return call -> Future.succeededFuture(work.apply(call));
    }
}

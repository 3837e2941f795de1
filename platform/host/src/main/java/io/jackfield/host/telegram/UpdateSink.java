package io.jackfield.host.telegram;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** Where webhook and polling bring updates; the intake. */
public interface UpdateSink {
    /** What became of an update. */
    enum Receipt {
        /** It is journalled, or was before; Telegram may forget it. */
        STORED,
        /** Too many wait already; Telegram should bring it again. */
        BUSY,
        /** It is no update. */
        INVALID
    }

    /** Completes once the update is safe; never fails. */
    Future<Receipt> accept(ServedBot bot, Buffer update);
}

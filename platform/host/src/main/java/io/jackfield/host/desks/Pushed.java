package io.jackfield.host.desks;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.desks.HostMessageDesk.Message;
import io.jackfield.host.desks.HostMessageDesk.Services;
import io.jackfield.host.store.JournalListener;
import io.jackfield.host.store.SentMark;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A message of a plugin on its way into the journal, with one outcome for both sides: either it is stored and will be
 * sent, or the plugin was told that it is not and it never goes out, however late the database takes it.
 */
final class Pushed {
    private final Message message;
    private final Services services;
    private final AtomicReference<Fate> fate = new AtomicReference<>(Fate.OPEN);

    private enum Fate {
        OPEN,
        STORED,
        GIVEN_UP
    }

    Pushed(Message message, Services services) {
        this.message = message;
        this.services = services;
    }

    /** Completes when it is stored. Core loop only. */
    Future<Void> store() {
        Promise<Void> stored = Promise.promise();
        services.journal().add(message.row(), result -> {
            if (result != JournalListener.Stored.NEW) {
                stored.tryFail(new JackfieldException(
                        StandardError.UNAVAILABLE,
                        "the database has not taken the message; its log line says why. Try again"));
            } else if (fate.compareAndSet(Fate.OPEN, Fate.STORED)) {
                services.outbox().add(message.entry());
                stored.tryComplete();
            } else {
                services.journal()
                        .mark(new SentMark(
                                message.row().key(), 0, true, "its plugin had stopped waiting for the database"));
            }
        });
        return stored.future();
    }

    /**
     * Nobody waits any more; gives false when it was stored in the same moment, and so will be sent. From any thread.
     */
    boolean giveUp() {
        return fate.compareAndSet(Fate.OPEN, Fate.GIVEN_UP);
    }
}

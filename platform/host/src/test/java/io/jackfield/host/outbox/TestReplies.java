package io.jackfield.host.outbox;

import io.vertx.core.Future;
import java.util.List;

/** Replies beyond memory, and apologies, for tests that are about something else. */
final class TestReplies {
    static final String SORRY_WORDS = "Sorry";

    /** Nothing is stored. */
    static final StoredReplies NONE = keys -> Future.succeededFuture(List.of());

    static final Apology SORRY = (bot, chat) -> Future.succeededFuture(SORRY_WORDS);

    private TestReplies() {}
}

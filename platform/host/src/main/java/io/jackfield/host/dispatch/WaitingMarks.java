package io.jackfield.host.dispatch;

import io.jackfield.host.memory.MemoryCache;
import io.jackfield.host.outbox.Reactions;
import io.jackfield.host.outbox.Reactions.Outcome;
import io.jackfield.host.routing.HostReplies;
import io.jackfield.host.routing.TurnFactory;
import io.jackfield.host.routing.UpdateRules;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.IncomingUpdate;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;

/**
 * Shows under a message that it waits its turn: a reaction, which leaves the answer that is being written alone. A chat
 * that takes no reactions gets a short text instead, once while anything waits. Core loop only.
 */
final class WaitingMarks {
    private static final String EYES = "👀";

    private final Reactions reactions;
    private final MemoryCache memoryCache;
    private final HostReplies replies;
    private final Map<RowKey, Mark> marks = new HashMap<>();

    WaitingMarks(Reactions reactions, MemoryCache memoryCache, HostReplies replies) {
        this.reactions = reactions;
        this.memoryCache = memoryCache;
        this.replies = replies;
    }

    private record Mark(int message, Future<Outcome> shown) {}

    /** @param first whether nothing else waits in its chat */
    void show(IncomingUpdate update, int message, boolean first) {
        if (marks.containsKey(update.key())) {
            return;
        }
        Future<Outcome> shown = reactions.show(update.bot(), update.chat().id(), message, EYES);
        marks.put(update.key(), new Mark(message, shown));
        shown.onSuccess(outcome -> {
            if (outcome == Outcome.REFUSED && first && marks.containsKey(update.key())) {
                say(update);
            }
        });
    }

    /** It waits no more. */
    void takeAway(IncomingUpdate update) {
        Mark mark = marks.isEmpty() ? null : marks.remove(update.key());
        if (mark == null) {
            return;
        }
        mark.shown().onSuccess(outcome -> {
            if (outcome == Outcome.SHOWN) {
                reactions.takeAway(update.bot(), update.chat().id(), mark.message());
            }
        });
    }

    private void say(IncomingUpdate update) {
        var sender = UpdateRules.sender(update);
        memoryCache
                .get(MemoryScope.ofUser(update.key().bot(), sender.id()))
                .onSuccess(shelf -> replies.text(update, TurnFactory.inOwnLanguage(sender, shelf), "waiting")
                        .forEach(call ->
                                reactions.say(update.bot(), update.chat().id(), call)));
    }
}

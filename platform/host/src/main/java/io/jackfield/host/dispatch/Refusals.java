package io.jackfield.host.dispatch;

import io.jackfield.api.chat.Person;
import io.jackfield.host.memory.MemoryCache;
import io.jackfield.host.routing.HostReplies;
import io.jackfield.host.routing.TurnFactory;
import io.jackfield.host.routing.UpdateRules;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.Ignored;
import io.jackfield.host.telegram.IncomingUpdate.Pressed;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Ends updates that nobody works on: the user is told why, or has been, and the row is closed. Core loop only. */
public final class Refusals {
    private final UpdateCloser closer;
    private final MemoryCache memoryCache;
    private final HostReplies replies;
    private int underWay;

    public Refusals(UpdateCloser closer, MemoryCache memoryCache, HostReplies replies) {
        this.closer = closer;
        this.memoryCache = memoryCache;
        this.replies = replies;
    }

    /** So many questions wait already that this one may not. */
    void waitingIsFull(IncomingUpdate update, int waiting) {
        if (update.content() instanceof Ignored) {
            closer.close(update, begun());
            return;
        }
        tell(update, person -> replies.waitingIsFull(update, person, waiting));
    }

    /** The sender has used up what they may send for this long; tells them. */
    public void flood(IncomingUpdate update, Duration left) {
        tell(update, person -> replies.flood(update, person, left));
    }

    /** The same once they have been told. */
    public void floodGoesOn(IncomingUpdate update) {
        if (update.content() instanceof Pressed) {
            closer.reply(update, replies.silence(update), begun());
        } else {
            closer.close(update, begun());
        }
    }

    /** Those whose end is not yet stored. */
    public int underWay() {
        return underWay;
    }

    private Runnable begun() {
        underWay++;
        return () -> underWay--;
    }

    /** In the language that the user has chosen. */
    private void tell(IncomingUpdate update, Function<Person, List<BotCall>> words) {
        Runnable done = begun();
        Person sender = UpdateRules.sender(update);
        memoryCache
                .get(MemoryScope.ofUser(update.key().bot(), sender.id()))
                .onSuccess(shelf -> closer.reply(update, words.apply(TurnFactory.inOwnLanguage(sender, shelf)), done));
    }
}

package io.jackfield.host.dispatch;

import io.jackfield.host.memory.MemoryCache;
import io.jackfield.host.outbox.Apology;
import io.jackfield.host.routing.HostReplies;
import io.jackfield.host.routing.TurnFactory;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;

/**
 * Says in the language that the user chose, else in the bot's, that Telegram did not take an answer. Core loop only.
 */
public final class RefusedAnswer implements Apology {
    private final MemoryCache memoryCache;
    private final HostReplies replies;

    public RefusedAnswer(MemoryCache memoryCache, HostReplies replies) {
        this.memoryCache = memoryCache;
        this.replies = replies;
    }

    @Override
    public Future<String> words(ServedBot bot, long chat) {
        return memoryCache.get(MemoryScope.ofUser(bot.number(), chat)).map(shelf -> {
            String language = TurnFactory.languageOf(shelf).orElse(bot.config().language());
            return replies.label(language, "refused");
        });
    }
}

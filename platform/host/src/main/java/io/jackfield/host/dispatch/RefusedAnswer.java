package io.jackfield.host.dispatch;

import io.jackfield.host.memory.Shelves;
import io.jackfield.host.outbox.Apology;
import io.jackfield.host.routing.HostReplies;
import io.jackfield.host.routing.Turns;
import io.jackfield.host.store.ShelfKey;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;

/** Says in the language that the user chose, else in the bot's, that Telegram did not take an answer. Core loop only. */
public final class RefusedAnswer implements Apology {
    private final Shelves shelves;
    private final HostReplies replies;

    public RefusedAnswer(Shelves shelves, HostReplies replies) {
        this.shelves = shelves;
        this.replies = replies;
    }

    @Override
    public Future<String> words(ServedBot bot, long chat) {
        return shelves.get(ShelfKey.ofUser(bot.number(), chat)).map(shelf -> {
            String language = Turns.languageOf(shelf).orElse(bot.config().language());
            return replies.label(language, "refused");
        });
    }
}

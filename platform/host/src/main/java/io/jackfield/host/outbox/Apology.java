package io.jackfield.host.outbox;

import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;

/** What a chat is told in place of an answer that Telegram takes in no form. */
@FunctionalInterface
public interface Apology {
    /** One sentence in the language of the chat. */
    Future<String> words(ServedBot bot, long chat);
}

package io.jackfield.api.desk;

import io.jackfield.api.llm.ChatMessage;
import io.jackfield.api.llm.ChatResult;
import io.jackfield.api.llm.TextSink;
import java.util.List;
import java.util.Optional;

/** Language models as the bots offer them. */
public interface ModelDesk {
    /** What a bot offers: the {@code models} of its configuration whose provider is loaded, in that order. */
    List<Offer> offers(String bot);

    /** The offer with this id, if the bot has it and its provider is loaded. */
    default Optional<Offer> offer(String bot, String id) {
        return offers(bot).stream().filter(offer -> offer.id().equals(id)).findFirst();
    }

    /**
     * Asks a model and streams its answer. Tries again by itself until the first piece of the answer has come, never after.
     *
     * @return the whole answer; {@link ChatResult#end()} says whether it is complete, was stopped by the user or broke off,
     *     so what had come is never lost
     * @throws io.jackfield.api.JackfieldException when nothing came at all, with the provider's error
     */
    ChatResult chat(Question question, TextSink sink);

    /**
     * A model as users choose it.
     *
     * @param id what is remembered of the choice, such as {@code instant}
     * @param label what users read, such as {@code ChatGPT Instant}
     * @param provider the {@link io.jackfield.api.llm.LlmProvider#name()} behind it
     * @param premium whether only subscribers may use it
     */
    record Offer(String id, String label, String provider, boolean premium) {}

    /**
     * What to ask.
     *
     * @param bot whose offers count
     * @param offer the id of one of them
     * @param messages system prompt, history and the question, oldest first
     */
    record Question(String bot, String offer, List<ChatMessage> messages) {
        public Question {
            messages = List.copyOf(messages);
        }
    }
}

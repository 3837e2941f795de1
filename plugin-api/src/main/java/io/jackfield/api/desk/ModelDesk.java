package io.jackfield.api.desk;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.command.Request;
import io.jackfield.api.llm.Citation;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.TextSink;
import io.jackfield.api.llm.Usage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Language models as the bots offer them: the side of those who ask. A {@link Question} gets an {@link Answer}, from
 * whichever provider the bot's configuration names; what that takes and gives is in {@link io.jackfield.api.llm}.
 */
public interface ModelDesk {
    /** What a bot offers: the {@code models} of its configuration whose provider is loaded, in that order. */
    List<Offer> offers(String bot);

    /** The offer with this id, if the bot has it and its provider is loaded. */
    default Optional<Offer> offer(String bot, String id) {
        return offers(bot).stream().filter(offer -> offer.id().equals(id)).findFirst();
    }

    /**
     * The offer that answers this user: the one they chose in their preferences, else the first that is open to
     * everybody, else the first.
     */
    default Optional<Offer> current(Request request) {
        List<Offer> offers = offers(request.bot().id());
        return request.preferences()
                .model()
                .flatMap(id ->
                        offers.stream().filter(offer -> offer.id().equals(id)).findFirst())
                .or(() -> offers.stream().filter(offer -> !offer.premium()).findFirst())
                .or(() -> offers.stream().findFirst());
    }

    /** How many tokens of an offer's model a text is, rather more than too few. Takes a millisecond for 10 kB. */
    int tokens(String bot, String offer, String text);

    /** Whether the bot has a model that writes recordings down. */
    boolean hearsSpeech(String bot);

    /**
     * Writes down what is said in a recording.
     *
     * @param language two-letter code of what is probably spoken
     * @throws JackfieldException with {@code NOT_FOUND} when {@link #hearsSpeech} says no, else with the provider's
     *     error
     */
    String transcribe(String bot, Attachment.Bytes recording, String language);

    /**
     * What the bot's {@link io.jackfield.api.prompt.PromptSource}s have a model know before it answers this request, in
     * the order of their names. Put it after the prompt of the bot, never before.
     */
    @Experimental
    List<String> background(Request request);

    /**
     * Asks a model and streams its answer. Tries again by itself until the first piece of the answer has come, never
     * after; then asks the fallback that the bot names for the offer. Of what does not fit into the model's window the
     * oldest turns are left out, never a system message and never the last message.
     *
     * @return the whole answer; {@link Answer#end()} says whether it is complete, was stopped by the user or broke off,
     *     so what had come is never lost
     * @throws JackfieldException when nothing came at all, with the provider's error; with {@code QUOTA_EXCEEDED} or
     *     {@code SUBSCRIPTION_REQUIRED} when the plan of {@link Question#user()} does not allow it
     */
    Answer ask(Question question, TextSink sink);

    /**
     * A model as users choose it.
     *
     * @param id what is remembered of the choice, such as {@code instant}
     * @param label what users read, such as {@code ChatGPT Instant}
     * @param provider the {@link io.jackfield.api.llm.ProviderSpec#name()} of whoever answers
     * @param premium whether only subscribers may use it
     * @param seesPictures whether its model takes pictures
     * @param contextTokens room for prompt and answer together
     */
    record Offer(String id, String label, String provider, boolean premium, boolean seesPictures, int contextTokens) {
        public Offer(String id, String label, String provider, boolean premium) {
            this(id, label, provider, premium, false, 8_192);
        }
    }

    /**
     * What to ask.
     *
     * @param bot whose offers count
     * @param offer the id of one of them
     * @param messages system prompt, history and the question, oldest first
     * @param user whose plan has to allow it and is charged; absent when nobody's
     */
    record Question(String bot, String offer, List<ModelMessage> messages, OptionalLong user) {
        public Question {
            messages = List.copyOf(messages);
            requireNonNull(user, "user");
        }

        public Question(String bot, String offer, List<ModelMessage> messages) {
            this(bot, offer, messages, OptionalLong.empty());
        }

        /** The same question on this user's plan. */
        public Question by(long userId) {
            return new Question(bot, offer, messages, OptionalLong.of(userId));
        }
    }

    /**
     * An answer as far as it came.
     *
     * @param text everything that was streamed
     * @param failure why it broke off, when {@code end} is {@link End#BROKEN}
     * @param reasoning what the model thought before, as far as its service shows it; never part of {@code text}
     * @param citations the sources it used
     * @param offer the id of the offer that answered: the one asked, or its fallback
     */
    record Answer(
            String text,
            End end,
            Usage usage,
            Optional<JackfieldException> failure,
            String reasoning,
            List<Citation> citations,
            String offer) {
        public Answer {
            requireNonNull(text, "text");
            requireNonNull(end, "end");
            requireNonNull(usage, "usage");
            requireNonNull(failure, "failure");
            requireNonNull(reasoning, "reasoning");
            citations = List.copyOf(citations);
            requireNonNull(offer, "offer");
        }

        public Answer(String text, End end, Usage usage, Optional<JackfieldException> failure) {
            this(text, end, usage, failure, "", List.of(), "");
        }

        /** How the answer ended. */
        public enum End {
            COMPLETE,
            /** Cut at the longest answer allowed; with a blank text, thoughts have taken all of it. */
            LENGTH,
            /** Ended by the provider's filter. */
            FILTERED,
            /** The user pressed Stop. */
            STOPPED,
            /** It broke off or stalled; what came is here. */
            BROKEN
        }
    }
}

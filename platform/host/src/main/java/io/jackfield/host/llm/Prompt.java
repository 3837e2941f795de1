package io.jackfield.host.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.ModelMessage.Role;
import io.jackfield.host.config.ModelOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * The messages of a question as far as they fit into a model's window: every system message and the last message, and
 * of the turns between them the latest.
 */
public record Prompt(List<ModelMessage> messages) {
    /** What services wrap around each message. */
    private static final int OVERHEAD = 5;
    /**
     * About what a picture of a phone takes at the usual detail; services count it by its size, each in its own way.
     */
    private static final int PICTURE = 1_500;

    private static final int BYTES_PER_TOKEN = 4;

    /**
     * Leaves out the oldest turns until the rest fits.
     *
     * @throws JackfieldException with {@code PROMPT_TOO_LONG} when the system messages and the last one alone do not
     */
    public static Prompt fitting(List<ModelMessage> messages, ModelOffer offer, Window window) {
        int limit = window.promptTokens();
        if (total(messages, Prompt::atMost) <= limit) {
            return new Prompt(messages);
        }
        int fixed = total(kept(messages), Prompt::exactly);
        if (fixed > limit) {
            throw new JackfieldException(
                    StandardError.PROMPT_TOO_LONG,
                    "system prompt and question are about " + fixed + " tokens; model " + offer.model() + " of offer "
                            + offer.id() + " has room for " + limit + " of its window of " + window.contextTokens()
                            + ", the rest being kept for the answer");
        }
        List<ModelMessage> turns = turns(messages);
        int from = turns.size();
        while (from > 0) {
            fixed += exactly(turns.get(from - 1));
            if (fixed > limit) {
                break;
            }
            from--;
        }
        return new Prompt(messages).from(from);
    }

    /** With the later half of the turns, for a service whose window is smaller than it says. */
    Prompt half() {
        return from((turns(messages).size() + 1) / 2);
    }

    /** Whether there is anything to leave out. */
    boolean hasTurns() {
        return !turns(messages).isEmpty();
    }

    /** Tokens, counted exactly. */
    int tokens() {
        return total(messages, Prompt::exactly);
    }

    /** Without the turns before this one; a dialogue begins with the user. */
    private Prompt from(int turn) {
        List<ModelMessage> turns = turns(messages);
        int first = turn;
        while (first > 0 && first < turns.size() && turns.get(first).role() == Role.ASSISTANT) {
            first++;
        }
        List<ModelMessage> left = new ArrayList<>();
        int passed = 0;
        for (int index = 0; index < messages.size(); index++) {
            if (isKept(messages, index) || passed++ >= first) {
                left.add(messages.get(index));
            }
        }
        return new Prompt(List.copyOf(left));
    }

    private static boolean isKept(List<ModelMessage> messages, int index) {
        return index == messages.size() - 1 || messages.get(index).role() == Role.SYSTEM;
    }

    private static List<ModelMessage> kept(List<ModelMessage> messages) {
        return IntStream.range(0, messages.size())
                .filter(index -> isKept(messages, index))
                .mapToObj(messages::get)
                .toList();
    }

    private static List<ModelMessage> turns(List<ModelMessage> messages) {
        return IntStream.range(0, messages.size())
                .filter(index -> !isKept(messages, index))
                .mapToObj(messages::get)
                .toList();
    }

    private static int total(List<ModelMessage> messages, ToIntFunction<ModelMessage> counter) {
        long total = messages.stream().mapToLong(counter::applyAsInt).sum();
        return (int) Math.min(Integer.MAX_VALUE, total);
    }

    private static int atMost(ModelMessage message) {
        return TokenCounter.atMost(message.text()) + besideText(message);
    }

    private static int exactly(ModelMessage message) {
        return TokenCounter.count(message.text()) + besideText(message);
    }

    private static int besideText(ModelMessage message) {
        return OVERHEAD
                + message.attachments().stream().mapToInt(Prompt::attachment).sum();
    }

    private static int attachment(Attachment.Bytes attachment) {
        return isPicture(attachment) ? PICTURE : attachment.content().length / BYTES_PER_TOKEN;
    }

    /** Whether it is for a model that sees. */
    static boolean isPicture(Attachment.Bytes attachment) {
        return attachment.mediaType().startsWith("image/");
    }
}

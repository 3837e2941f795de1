package io.jackfield.api.llm;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One prompt.
 *
 * @param model the provider's own name of the model
 * @param messages system prompt, history and the question, oldest first; at least one
 * @param maxTokens the longest answer in tokens; 0 leaves it to the provider
 * @param options what the bot's configuration sets for this model, such as {@code effort: low}; in a provider that has
 *     several keys {@code account} names one of them
 * @param userTag a keyed hash of the user, for providers that want to tell users apart; never an id or a name
 * @param deadline when the host will interrupt the call
 * @param bot the id of the bot that asks, whose key and address {@link io.jackfield.api.PluginContext#bot} gives; empty
 *     when nobody says, as in a test
 */
public record CompletionRequest(
        String model,
        List<ModelMessage> messages,
        int maxTokens,
        Map<String, String> options,
        String userTag,
        Instant deadline,
        String bot) {
    public CompletionRequest {
        requireNonNull(model, "model");
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages is empty; a prompt has at least one");
        }
        if (maxTokens < 0) {
            throw new IllegalArgumentException("maxTokens is " + maxTokens + "; use 0 or more");
        }
        options = Map.copyOf(options);
        requireNonNull(userTag, "userTag");
        requireNonNull(deadline, "deadline");
        requireNonNull(bot, "bot");
    }

    /** A prompt of no bot in particular. */
    public CompletionRequest(
            String model,
            List<ModelMessage> messages,
            int maxTokens,
            Map<String, String> options,
            String userTag,
            Instant deadline) {
        this(model, messages, maxTokens, options, userTag, deadline, "");
    }
}

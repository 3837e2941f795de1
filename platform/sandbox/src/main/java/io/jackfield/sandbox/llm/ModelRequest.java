package io.jackfield.sandbox.llm;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What a client asked, the same for both protocols.
 *
 * @param api the protocol it came by
 * @param model the model id as sent
 * @param messages the whole conversation, oldest first; {@code instructions} come first with the role system
 * @param stream whether the answer is wanted token by token
 * @param includeUsage whether a Chat Completions stream ends with a usage chunk
 * @param effort the reasoning effort, when one was named
 * @param body the request as it came
 */
public record ModelRequest(
        WireApi api,
        String model,
        List<Message> messages,
        boolean stream,
        boolean includeUsage,
        Optional<String> effort,
        JsonObject body) {
    public ModelRequest {
        messages = List.copyOf(messages);
    }

    /**
     * One turn of the conversation.
     *
     * @param role system, developer, user or assistant
     * @param text its text parts joined
     * @param attachments how many images and files came with it
     */
    public record Message(String role, String text, int attachments) {
        boolean isConversation() {
            return role.equals("user") || role.equals("assistant");
        }
    }

    /** The newest message of the user, or an empty string. */
    public String question() {
        return messages.reversed().stream()
                .filter(message -> message.role().equals("user"))
                .map(Message::text)
                .findFirst()
                .orElse("");
    }

    /** How many messages of the user and the model came before the question. */
    public int earlierMessages() {
        long conversation = messages.stream().filter(Message::isConversation).count();
        return (int) Math.max(0, conversation - 1);
    }

    /** A rough count, good enough to see usage add up: four characters a token and four tokens a message. */
    int promptTokens() {
        return messages.stream()
                .mapToInt(message -> 4 + (message.text().length() + 3) / 4)
                .sum();
    }
}

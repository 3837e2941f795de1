package io.jackfield.sandbox.llm;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What a client asked, the same for all services and protocols.
 *
 * @param face the service it went to
 * @param api the protocol it came by
 * @param model the model id as sent; at Perplexity the preset when no model was named
 * @param messages the whole conversation, oldest first; {@code instructions} come first with the role system
 * @param stream whether the answer is wanted token by token
 * @param includeUsage whether a Chat Completions stream ends with a usage chunk
 * @param effort the reasoning effort, when one was named
 * @param body the request as it came
 */
public record ModelRequest(
        Face face,
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
     * @param files pictures and files that came with it
     */
    public record Message(String role, String text, List<File> files) {
        public Message {
            files = List.copyOf(files);
        }

        Message(String role, String text) {
            this(role, text, List.of());
        }

        boolean isConversation() {
            return role.equals("user") || role.equals("assistant");
        }

        boolean isInstruction() {
            return role.equals("system") || role.equals("developer");
        }
    }

    /**
     * A picture or file inside a message.
     *
     * @param name the file's name, else its MIME type or kind
     * @param bytes its size; 0 when only an address or an id was sent
     */
    public record File(String name, long bytes) {}

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
        return history().size();
    }

    /** The messages of the user and the model before the question, oldest first. */
    List<Message> history() {
        List<Message> conversation =
                messages.stream().filter(Message::isConversation).toList();
        return conversation.isEmpty() ? conversation : conversation.subList(0, conversation.size() - 1);
    }

    /** Whether Perplexity is to look things up before it answers. */
    boolean wantsSearch() {
        boolean tool = body.getValue("tools") instanceof JsonArray tools
                && tools.stream()
                        .anyMatch(one ->
                                one instanceof JsonObject object && "web_search".equals(object.getValue("type")));
        return tool || body.getValue("preset") instanceof String;
    }

    /** An object in the body; an empty one when there is none. */
    JsonObject child(String key) {
        return body.getValue(key) instanceof JsonObject child ? child : new JsonObject();
    }

    /** A rough count, good enough to see usage add up: four characters a token and four tokens a message. */
    int promptTokens() {
        return messages.stream()
                .mapToInt(message -> 4 + (message.text().length() + 3) / 4)
                .sum();
    }
}

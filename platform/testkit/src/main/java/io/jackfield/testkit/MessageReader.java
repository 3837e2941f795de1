package io.jackfield.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.Money;
import io.jackfield.host.telegram.CallbackData;
import java.util.List;
import java.util.Optional;

/** Reads messages as Telegram has them. */
final class MessageReader {
    private MessageReader() {}

    static TestReply read(String json, List<String> keys, byte[] content) {
        JsonNode message;
        try {
            message = ReplyReader.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Telegram's message is no JSON: " + json, e);
        }
        return ReplyReader.read(
                message, message.path("message_id").asInt(), keys, file(message, content), bill(message));
    }

    /** Whether an answer is still being written into it: only those have the host's own Stop. */
    static boolean isPreview(TestReply reply) {
        return reply.buttonRows().stream()
                .flatMap(List::stream)
                .flatMap(button -> button.data().stream())
                .anyMatch(data -> CallbackData.stopped(data).isPresent());
    }

    private static Optional<TestFile> file(JsonNode message, byte[] content) {
        if (message.has("photo")) {
            return Optional.of(new TestFile(true, "", "", content, ""));
        }
        JsonNode document = message.path("document");
        return document.isMissingNode()
                ? Optional.empty()
                : Optional.of(new TestFile(
                        false,
                        document.path("file_name").asText(),
                        document.path("mime_type").asText(),
                        content,
                        ""));
    }

    /** What comes back with the payment is not shown to users. */
    private static Optional<TestReply.Bill> bill(JsonNode message) {
        JsonNode invoice = message.path("invoice");
        return invoice.isMissingNode()
                ? Optional.empty()
                : Optional.of(new TestReply.Bill(
                        invoice.path("title").asText(),
                        invoice.path("description").asText(),
                        new Money(
                                invoice.path("total_amount").asLong(),
                                invoice.path("currency").asText()),
                        ""));
    }
}

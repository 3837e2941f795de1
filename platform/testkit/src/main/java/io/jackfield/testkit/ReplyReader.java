package io.jackfield.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackfield.api.Money;
import io.jackfield.host.store.AttachmentTable;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.text.FormattedText;
import io.jackfield.host.telegram.text.Markdown;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads calls of the Bot API as the messages they show. */
final class ReplyReader {
    static final ObjectMapper MAPPER = new ObjectMapper();

    private ReplyReader() {}

    static JsonNode json(BotCall call) {
        try {
            return MAPPER.readTree(call.json().toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(call.method() + " is no JSON", e);
        }
    }

    static TestReply read(BotCall call, int messageId, boolean isEdit, Map<UUID, AttachmentTable.Stored> files) {
        JsonNode json = withMediaOutside(json(call));
        TestReply read = read(
                json,
                messageId,
                keys(json.path("reply_markup").path("keyboard")),
                file(call, json, files),
                call.method().equals("sendInvoice") ? Optional.of(bill(json)) : Optional.empty());
        return isEdit ? read.asEdit() : read;
    }

    static TestReply read(
            JsonNode json, int messageId, List<String> keys, Optional<TestFile> file, Optional<TestReply.Bill> bill) {
        Optional<String> rich = text(json.path("rich_message"), "markdown");
        String text = json.path("text").asText(json.path("caption").asText());
        JsonNode entities = json.has("text") ? json.path("entities") : json.path("caption_entities");
        FormattedText simpler = Markdown.render(rich.orElse(""));
        return new TestReply(
                messageId,
                rich.isPresent() ? simpler.text() : text,
                rich.isPresent() ? entities(simpler) : entities(entities, text),
                rows(json.path("reply_markup").path("inline_keyboard")),
                keys,
                false,
                file,
                bill,
                rich);
    }

    private static List<TestReply.Entity> entities(FormattedText formatted) {
        return formatted.entities().stream()
                .map(entity -> new TestReply.Entity(
                        entity.type(), formatted.text().substring(entity.offset(), entity.end()), entity.url()))
                .toList();
    }

    private static List<TestReply.Entity> entities(JsonNode entities, String text) {
        List<TestReply.Entity> read = new ArrayList<>();
        for (JsonNode entity : entities) {
            int from = entity.path("offset").asInt();
            String part = text.substring(from, from + entity.path("length").asInt());
            read.add(new TestReply.Entity(
                    entity.path("type").asText(), part, entity.path("url").asText()));
        }
        return List.copyOf(read);
    }

    private static List<List<TestReply.Button>> rows(JsonNode rows) {
        List<List<TestReply.Button>> read = new ArrayList<>();
        for (JsonNode row : rows) {
            List<TestReply.Button> buttons = new ArrayList<>();
            row.forEach(button -> buttons.add(button(button)));
            read.add(List.copyOf(buttons));
        }
        return List.copyOf(read);
    }

    private static TestReply.Button button(JsonNode button) {
        return new TestReply.Button(
                button.path("text").asText(),
                text(button, "callback_data"),
                text(button, "url").map(URI::create),
                text(button.path("copy_text"), "text"),
                button.path("pay").asBoolean(),
                button.path("style").asText());
    }

    private static List<String> keys(JsonNode rows) {
        List<String> keys = new ArrayList<>();
        rows.forEach(row -> row.forEach(key -> keys.add(key.path("text").asText())));
        return List.copyOf(keys);
    }

    /** An edit has its file and caption inside of {@code media}. */
    private static JsonNode withMediaOutside(JsonNode json) {
        if (!(json.get("media") instanceof ObjectNode media)) {
            return json;
        }
        ObjectNode flat = ((ObjectNode) json.deepCopy()).setAll(media);
        return flat.set(media.path("type").asText(), media.path("media"));
    }

    private static Optional<TestFile> file(BotCall call, JsonNode json, Map<UUID, AttachmentTable.Stored> files) {
        boolean photo =
                call.method().equals("sendPhoto") || json.path("type").asText().equals("photo");
        if (!photo
                && !call.method().equals("sendDocument")
                && !json.path("type").asText().equals("document")) {
            return Optional.empty();
        }
        String field = photo ? "photo" : "document";
        AttachmentTable.Stored own = files.get(call.files().get(field));
        return Optional.of(
                own == null
                        ? new TestFile(
                                photo, "", "", new byte[0], json.path(field).asText())
                        : new TestFile(
                                photo,
                                // Telegram keeps neither of a picture
                                photo ? "" : own.name(),
                                photo ? "" : own.mediaType(),
                                own.content().getBytes(),
                                ""));
    }

    private static TestReply.Bill bill(JsonNode json) {
        Money price = new Money(
                json.path("prices").path(0).path("amount").asLong(),
                json.path("currency").asText());
        return new TestReply.Bill(
                json.path("title").asText(),
                json.path("description").asText(),
                price,
                json.path("payload").asText());
    }

    private static Optional<String> text(JsonNode json, String field) {
        return json.has(field) ? Optional.of(json.path(field).asText()) : Optional.empty();
    }
}

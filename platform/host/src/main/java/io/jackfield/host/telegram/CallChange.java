package io.jackfield.host.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jackfield.host.telegram.text.FormattedText;
import io.jackfield.host.telegram.text.Splitter;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The same call, changed as Telegram's refusal asks for. Each change takes something away, so a call that is changed
 * again and again ends as one that cannot be changed any more; a change without effect gives an equal call.
 */
public final class CallChange {
    private static final List<String> FORMAT = List.of("entities", "caption_entities", "parse_mode");
    private static final List<String> REPLY =
            List.of("reply_parameters", "reply_to_message_id", "allow_sending_without_reply");
    private static final List<String> FILE_WORDS =
            List.of("caption", "caption_entities", "parse_mode", "show_caption_above_media", "has_spoiler");
    private static final String KEYBOARD = "reply_markup";
    private static final String THREAD = "message_thread_id";
    private static final String MESSAGE = "message_id";

    private CallChange() {}

    /** The chat that the call names by its number. */
    public static OptionalLong chatOf(BotCall call) {
        JsonNode chat = json(call).path("chat_id");
        try {
            return chat.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(chat.asText()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** A group became a supergroup. */
    public static BotCall toChat(BotCall call, long chat) {
        return changed(call, call.method(), json -> json.put("chat_id", chat));
    }

    /** What would be a new message takes the place of one that is there; its topic stays, in case that it is not. */
    public static BotCall inPlaceOf(BotCall call, long chat, int message) {
        boolean file = call.method().equals("sendPhoto") || call.method().equals("sendDocument");
        return changed(call, file ? "editMessageMedia" : "editMessageText", json -> {
            json.put("chat_id", chat).put(MESSAGE, message);
            json.remove(REPLY);
            if (file) {
                json.set("media", mediaOf(call.method().equals("sendPhoto") ? "photo" : "document", json));
            }
        });
    }

    private static ObjectNode mediaOf(String kind, ObjectNode json) {
        JsonNode place = json.remove(kind);
        ObjectNode media = Json.MAPPER.createObjectNode().put("type", kind);
        media.put("media", place == null ? "attach://" + kind : place.asText());
        for (String field : FILE_WORDS) {
            copy(json, field, media, field);
            json.remove(field);
        }
        return media;
    }

    /** The message to be edited is no longer there. */
    public static BotCall asNewMessage(BotCall call) {
        if (call.method().equals("editMessageMedia")) {
            return asNewFile(call);
        }
        return changed(call, call.fallbacks() > 0 ? "sendRichMessage" : "sendMessage", json -> json.remove(MESSAGE));
    }

    /** A photo or a document with its caption; an upload goes by the name of its kind in both methods. */
    private static BotCall asNewFile(BotCall edit) {
        boolean photo = json(edit).path("media").path("type").asText().equals("photo");
        return changed(edit, photo ? "sendPhoto" : "sendDocument", json -> {
            JsonNode media = json.remove("media");
            json.remove(MESSAGE);
            String place = media.path("media").asText();
            if (!place.startsWith("attach://")) {
                json.put(photo ? "photo" : "document", place);
            }
            FILE_WORDS.forEach(field -> copy((ObjectNode) media, field, json, field));
        });
    }

    /** The topic is closed or gone. */
    public static BotCall withoutThread(BotCall call) {
        return changed(call, call.method(), json -> json.remove(THREAD));
    }

    /** The message that it answers is gone. */
    public static BotCall withoutReply(BotCall call) {
        return changed(call, call.method(), json -> json.remove(REPLY));
    }

    /** Telegram does not take its buttons. */
    public static BotCall withoutKeyboard(BotCall call) {
        return changed(call, call.method(), json -> json.remove(KEYBOARD));
    }

    /** Telegram does not take the formatting. Addresses of links are said in words, where there is room for them. */
    public static BotCall asPlainText(BotCall call) {
        return changed(call, call.method(), CallChange::makePlain);
    }

    /** Only what it says: without formatting, buttons, the message that it answers, and the topic. */
    public static BotCall bare(BotCall call) {
        return changed(call, call.method(), json -> {
            makePlain(json);
            json.remove(REPLY);
            json.remove(List.of(KEYBOARD, THREAD));
        });
    }

    /** Whether it sends a photo, or puts one in place of a message. */
    public static boolean isPhoto(BotCall call) {
        return call.method().equals("sendPhoto")
                || call.method().equals("editMessageMedia")
                        && json(call).path("media").path("type").asText().equals("photo");
    }

    /** A photo as a file, which may have any size and shape. */
    public static BotCall asDocument(BotCall photo) {
        ObjectNode json = json(photo);
        boolean edit = json.get("media") instanceof ObjectNode;
        ObjectNode content = edit ? (ObjectNode) json.get("media") : json;
        content.remove(List.of("has_spoiler", "show_caption_above_media"));
        if (edit) {
            content.put("type", "document");
            content.put("media", content.path("media").asText().replace("attach://photo", "attach://document"));
        } else if (content.has("photo")) {
            content.set("document", content.remove("photo"));
        }
        Map<String, UUID> files = photo.files().containsKey("photo")
                ? Map.of("document", photo.files().get("photo"))
                : photo.files();
        String method = edit ? photo.method() : "sendDocument";
        return new BotCall(method, Buffer.buffer(json.toString()), files, photo.fallbacks(), photo.shownAs());
    }

    /**
     * What a file's call says in words: its caption, and the address of the file where it has one; empty when it says
     * nothing.
     */
    public static Optional<BotCall> inWords(BotCall file) {
        ObjectNode json = json(file);
        List<String> words = new ArrayList<>();
        words.add(json.path("caption").asText(""));
        for (String field : List.of("photo", "document")) {
            String value = json.path(field).asText("");
            words.add(value.startsWith("http://") || value.startsWith("https://") ? value : "");
        }
        words.removeIf(String::isBlank);
        return words.isEmpty() ? Optional.empty() : Optional.of(message(file, String.join("\n", words)));
    }

    /** A file without its caption, and behind it the caption as a message, which has more room. */
    public static List<BotCall> captionApart(BotCall file) {
        BotCall mute =
                changed(file, file.method(), json -> json.remove(List.of("caption", "caption_entities", KEYBOARD)));
        ObjectNode json = json(file);
        BotCall words = changed(message(file, json.path("caption").asText("")), "sendMessage", text -> {
            copy(json, "caption_entities", text, "entities");
            copy(json, KEYBOARD, text, KEYBOARD);
        });
        return List.of(mute, words);
    }

    /**
     * Its text in smaller parts, without formatting; the buttons under the last one. Itself when there is but one part.
     */
    public static List<BotCall> inParts(BotCall call) {
        String text = json(call).path("text").asText("");
        List<FormattedText> parts =
                Splitter.split(FormattedText.plain(text), Math.min(Limits.TEXT, Math.max(2, text.length() / 2 + 1)));
        if (parts.size() < 2) {
            return List.of(call);
        }
        List<BotCall> calls = new ArrayList<>();
        for (int index = 0; index < parts.size(); index++) {
            boolean first = index == 0;
            boolean last = index == parts.size() - 1;
            String part = parts.get(index).text();
            calls.add(changed(first ? call : call.withoutKey(), first ? call.method() : "sendMessage", json -> {
                json.remove(FORMAT);
                json.put("text", part);
                if (!first) {
                    json.remove(MESSAGE);
                    json.remove(REPLY);
                }
                if (!last) {
                    json.remove(KEYBOARD);
                }
            }));
        }
        return calls;
    }

    /** A message to the same chat and topic. */
    public static BotCall message(BotCall instead, String text) {
        ObjectNode json = json(instead);
        ObjectNode message = Json.MAPPER.createObjectNode();
        copy(json, "chat_id", message, "chat_id");
        copy(json, THREAD, message, THREAD);
        return BotCall.of("sendMessage", Buffer.buffer(message.put("text", text).toString()));
    }

    /** The message that an edit would have changed goes away. */
    public static BotCall deletion(BotCall edit) {
        return changed(edit.withoutKey(), "deleteMessage", json -> json.retain("chat_id", MESSAGE));
    }

    private static void makePlain(ObjectNode json) {
        sayAddresses(json, "text", "entities", Limits.TEXT);
        sayAddresses(json, "caption", "caption_entities", Limits.CAPTION);
        json.remove(FORMAT);
        if (json.get("media") instanceof ObjectNode media) {
            sayAddresses(media, "caption", "caption_entities", Limits.CAPTION);
            media.remove(FORMAT);
        }
        json.path("media").forEach(media -> {
            if (media instanceof ObjectNode item) {
                item.remove(FORMAT);
            }
        });
    }

    private static void sayAddresses(ObjectNode json, String textField, String entitiesField, int room) {
        StringBuilder text = new StringBuilder(json.path(textField).asText(""));
        if (!(json.get(entitiesField) instanceof ArrayNode entities)) {
            return;
        }
        List<JsonNode> links = new ArrayList<>();
        entities.forEach(links::add);
        links.removeIf(entity -> !entity.path("type").asText().equals("text_link"));
        links.sort((one, other) -> Integer.compare(end(other), end(one)));
        for (JsonNode link : links) {
            String address = link.path("url").asText("");
            boolean said = text.indexOf(address) >= 0;
            if (!said && end(link) <= text.length()) {
                text.insert(end(link), " (" + address + ")");
            }
        }
        if (text.length() <= room) {
            json.put(textField, text.toString());
        }
    }

    private static int end(JsonNode entity) {
        return entity.path("offset").asInt() + entity.path("length").asInt();
    }

    private static void copy(ObjectNode from, String field, ObjectNode to, String asField) {
        JsonNode value = from.get(field);
        if (value != null) {
            to.set(asField, value);
        }
    }

    private static BotCall changed(BotCall call, String method, Consumer<ObjectNode> change) {
        ObjectNode json = json(call);
        String before = json.toString();
        change.accept(json);
        if (method.equals(call.method()) && before.equals(json.toString())) {
            return call;
        }
        return new BotCall(method, Buffer.buffer(json.toString()), call.files(), call.fallbacks(), call.shownAs());
    }

    private static ObjectNode json(BotCall call) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(call.json().getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("our own JSON is broken", e);
        }
    }
}

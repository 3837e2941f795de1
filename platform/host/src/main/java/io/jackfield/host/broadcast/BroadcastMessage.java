package io.jackfield.host.broadcast;

import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.host.plugins.PropertyTexts;
import io.jackfield.host.store.BroadcastRow.File;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.EncodedReply;
import io.jackfield.host.telegram.Limits;
import io.jackfield.host.telegram.NewsButton;
import io.jackfield.host.telegram.ReplyAddress;
import io.jackfield.host.telegram.ReplyEncoder;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one message of a broadcast, as each reader gets it. Rendered as answers of models are. From any thread. */
final class BroadcastMessage {
    private static final PropertyTexts TEXTS = PropertyTexts.ofHost();
    /** Whoever it is only looked at for. */
    private static final long NOBODY = 1;

    private final BroadcastDefinition definition;
    private final ServedBot bot;
    private final Optional<Attached> attached;

    /** @param attached what goes along */
    BroadcastMessage(BroadcastDefinition definition, ServedBot bot, Optional<Attached> attached) {
        this.definition = definition;
        this.bot = bot;
        this.attached = attached;
    }

    /** The same to be looked at only, without the bytes of its file. */
    static BroadcastMessage shown(BroadcastDefinition definition, ServedBot bot, Optional<File> file) {
        return new BroadcastMessage(
                definition, bot, file.map(one -> new Attached(one.photo(), Attachment.known("file"))));
    }

    /** A file as it is sent: its bytes, or how Telegram knows it. */
    record Attached(boolean photo, Attachment content) {
        static Attached of(File file, Optional<Buffer> bytes) {
            return new Attached(
                    file.photo(),
                    file.fileId()
                            .map(Attachment::known)
                            .orElseGet(() -> Attachment.bytes(
                                    file.name(),
                                    file.mediaType(),
                                    bytes.orElseThrow(() -> GivenFields.refused("the file of the broadcast is gone"))
                                            .getBytes())));
        }
    }

    /** As the Bot API is to be called, in one call. */
    EncodedReply to(long person, String language) {
        Languages languages = new Languages(language, bot.config().language());
        Reply reply = body(languages);
        List<List<Button>> rows = new ArrayList<>();
        definition.buttons().forEach(button -> rows.add(List.of(button.in(languages))));
        if (definition.news()) {
            String word = TEXTS.with(bot.config().hostTexts()).get(languages.own(), "news.off");
            rows.add(List.of(NewsButton.off(word)));
        }
        return ReplyEncoder.encode(
                rows.isEmpty() ? reply : reply.keyboard(new Keyboard.Inline(rows)),
                ReplyAddress.push(NewsButton.KIND, Recipient.of(bot.id(), person)));
    }

    private Reply body(Languages languages) {
        String text = definition.texts().isEmpty() ? "" : languages.of(definition.texts());
        return attached.map(
                        file -> file.photo() ? Reply.photo(file.content(), text) : Reply.document(file.content(), text))
                .orElseGet(() -> Reply.markdown(text));
    }

    /** Throws with what is wrong when it cannot be sent as it is. */
    void requireSendable() {
        if (definition.texts().isEmpty() && attached.isEmpty()) {
            throw GivenFields.refused("there is nothing to send; write texts, such as {en: \"Hello\"}, or add a file");
        }
        definition.texts().keySet().forEach(this::requireOneMessage);
    }

    /** Throws when a text has no room in one message, or nothing is left of it. */
    void requireOneMessage(String language) {
        List<BotCall> calls = to(NOBODY, language).calls();
        int characters = calls.stream()
                .mapToInt(call -> textOf(call.json().toJsonObject()).length())
                .sum();
        int most = attached.isPresent() ? Limits.CAPTION : Limits.TEXT;
        if (calls.size() > 1) {
            throw GivenFields.refused("texts." + language + " has " + characters
                    + " characters when it is rendered and takes " + calls.size() + " messages; the most"
                    + (attached.isPresent() ? " under a file" : "") + " is " + most + ", with " + Limits.ENTITIES
                    + " formatted places");
        }
        if (characters == 0 || textOf(calls.getFirst().json().toJsonObject()).isBlank()) {
            throw GivenFields.refused("texts." + language + " is empty when it is rendered; write something");
        }
    }

    /** What readers of a language see: the text with its entities as Telegram has them, and the buttons in rows. */
    JsonObject preview(String language) {
        EncodedReply encoded = to(NOBODY, language);
        JsonObject call = encoded.calls().getFirst().json().toJsonObject();
        String text = textOf(call);
        JsonArray entities = call.getJsonArray("entities", call.getJsonArray("caption_entities", new JsonArray()));
        JsonArray rows =
                call.getJsonObject("reply_markup", new JsonObject()).getJsonArray("inline_keyboard", new JsonArray());
        return new JsonObject()
                .put(
                        "language",
                        definition.texts().isEmpty()
                                ? language
                                : new Languages(language, bot.config().language()).in(definition.texts()))
                .put("text", text)
                .put("entities", entities)
                .put("buttons", rows)
                .put("characters", text.length())
                .put("most", attached.isPresent() ? Limits.CAPTION : Limits.TEXT)
                .put("messages", encoded.calls().size());
    }

    private static String textOf(JsonObject call) {
        return call.getString("text", call.getString("caption", ""));
    }
}

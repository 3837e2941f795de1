package io.jackfield.host.telegram;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.Invoice;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.ReplyPart;
import io.jackfield.api.chat.ReplyPart.Target;
import io.jackfield.host.store.AttachmentTable;
import io.jackfield.host.telegram.Json.Fields;
import io.jackfield.host.telegram.text.FormattedText;
import io.jackfield.host.telegram.text.Markdown;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Turns a {@link Reply} into calls of the Bot API. Text is sent as plain text plus entities and never with a parse
 * mode, so nothing a model writes can break a message. Runs on the plugin's virtual thread; one encoder per reply.
 */
public final class ReplyEncoder {
    private final ReplyAddress address;
    private final List<BotCall> calls = new ArrayList<>();
    private final List<AttachmentTable.Stored> files = new ArrayList<>();
    private final KeyboardEncoder keyboards;
    private OptionalInt liveMessage;

    private ReplyEncoder(ReplyAddress address) {
        this.address = address;
        keyboards = new KeyboardEncoder(address.plugin());
        liveMessage = address.liveMessage();
    }

    /** Throws the contract's exception with {@code REPLY_INVALID} for what Telegram would refuse. */
    public static EncodedReply encode(Reply reply, ReplyAddress address) {
        ReplyEncoder encoder = new ReplyEncoder(address);
        encoder.encode(reply);
        return new EncodedReply(
                List.copyOf(encoder.calls),
                List.copyOf(encoder.files),
                Map.copyOf(encoder.keyboards.keptArguments()),
                Map.copyOf(encoder.keyboards.keptCommands()),
                List.copyOf(encoder.keyboards.menus()));
    }

    private void encode(Reply reply) {
        if (!address.callbackQueryId().isEmpty()) {
            add("answerCallbackQuery", json -> writeNotice(json, reply.notice()));
        }
        reply.parts().forEach(this::encode);
        // An answer that showed up live and ended in nothing must not stay half written.
        liveMessage.ifPresent(message -> add("deleteMessage", json -> {
            json.writeNumberField("chat_id", address.chat());
            json.writeNumberField("message_id", message);
        }));
    }

    private void encode(ReplyPart part) {
        switch (part) {
            case ReplyPart.Text text ->
                encodeText(
                        TextPiece.of(text, address.rich()),
                        text.target() == Target.PRESSED_MESSAGE ? address.pressedMessage() : OptionalInt.empty(),
                        text.keyboard());
            case ReplyPart.File file -> encodeFile(file);
            case ReplyPart.Bill bill -> encodeInvoice(bill.invoice(), bill.keyboard());
            case ReplyPart.Removal ignored ->
                address.pressedMessage()
                        .ifPresent(message -> add("deleteMessage", json -> {
                            json.writeNumberField("chat_id", address.chat());
                            json.writeNumberField("message_id", message);
                        }));
            case ReplyPart.Call call -> encodeCall(call);
        }
    }

    private void encodeText(List<TextPiece> pieces, OptionalInt inPlaceOf, Optional<Keyboard> keyboard) {
        OptionalInt place = inPlaceOf.isPresent() ? inPlaceOf : liveMessage;
        boolean opens = calls.isEmpty();
        for (TextPiece piece : pieces) {
            Optional<Keyboard> under = piece.last() ? keyboard : Optional.empty();
            boolean edit = piece.first()
                    && place.isPresent()
                    && under.filter(k -> !(k instanceof Keyboard.Inline)).isEmpty();
            if (edit && inPlaceOf.isEmpty()) {
                liveMessage = OptionalInt.empty();
            }
            String send = piece.rich().isPresent() ? "sendRichMessage" : "sendMessage";
            Buffer json = Json.object(fields -> {
                if (edit) {
                    fields.writeNumberField("chat_id", address.chat());
                    fields.writeNumberField("message_id", place.getAsInt());
                } else {
                    writeChat(fields, opens && piece.first());
                }
                TextJson.write(fields, piece.rich(), piece.text());
                keyboards.write(fields, under);
            });
            calls.add(BotCall.of(edit ? "editMessageText" : send, json).withFallbacks(piece.fallbacks()));
        }
    }

    private void encodeFile(ReplyPart.File file) {
        FormattedText caption = Markdown.render(file.caption());
        boolean fits = caption.text().length() <= Limits.CAPTION;
        Optional<Keyboard> under = fits ? file.keyboard() : Optional.empty();
        FormattedText shown = fits ? caption : FormattedText.plain("");
        boolean edit = file.target() == Target.PRESSED_MESSAGE
                && address.pressedMessage().isPresent()
                && under.filter(keyboard -> !(keyboard instanceof Keyboard.Inline))
                        .isEmpty();
        calls.add(edit ? mediaEdit(file, shown, under) : mediaMessage(file, shown, under));
        if (!fits) {
            encodeText(TextPiece.of(caption), OptionalInt.empty(), file.keyboard());
        }
    }

    private BotCall mediaMessage(ReplyPart.File file, FormattedText caption, Optional<Keyboard> under) {
        String field = fieldOf(file);
        Map<String, UUID> upload = new HashMap<>();
        Optional<String> place = address(file, upload);
        Buffer json = Json.object(fields -> {
            writeChat(fields);
            if (place.isPresent()) {
                fields.writeStringField(field, place.get());
            }
            writeCaption(fields, caption);
            keyboards.write(fields, under);
        });
        return new BotCall(file.asPhoto() ? "sendPhoto" : "sendDocument", json, upload);
    }

    private BotCall mediaEdit(ReplyPart.File file, FormattedText caption, Optional<Keyboard> under) {
        String field = fieldOf(file);
        Map<String, UUID> upload = new HashMap<>();
        String media = address(file, upload).orElse("attach://" + field);
        Buffer json = Json.object(fields -> {
            fields.writeNumberField("chat_id", address.chat());
            fields.writeNumberField("message_id", address.pressedMessage().getAsInt());
            fields.writeObjectFieldStart("media");
            fields.writeStringField("type", field);
            fields.writeStringField("media", media);
            writeCaption(fields, caption);
            fields.writeEndObject();
            keyboards.write(fields, under);
        });
        return new BotCall("editMessageMedia", json, upload);
    }

    private static String fieldOf(ReplyPart.File file) {
        return file.asPhoto() ? "photo" : "document";
    }

    /** Where Telegram finds the file; empty for bytes, which are kept for {@code upload}. */
    private Optional<String> address(ReplyPart.File file, Map<String, UUID> upload) {
        return switch (file.attachment()) {
            case Attachment.Known known -> Optional.of(known.fileId());
            case Attachment.Link link -> Optional.of(link.address().toString());
            case Attachment.Bytes bytes -> {
                upload.put(fieldOf(file), keep(bytes));
                yield Optional.empty();
            }
        };
    }

    private static void writeCaption(JsonGenerator json, FormattedText caption) throws IOException {
        if (!caption.text().isEmpty()) {
            TextJson.write(json, "caption", "caption_entities", caption);
        }
    }

    private UUID keep(Attachment.Bytes bytes) {
        UUID id = UUID.randomUUID();
        files.add(new AttachmentTable.Stored(id, bytes.name(), bytes.mediaType(), Buffer.buffer(bytes.content())));
        return id;
    }

    private void encodeInvoice(Invoice invoice, Optional<Keyboard> keyboard) {
        add("sendInvoice", json -> {
            writeChat(json);
            InvoiceJson.writeMessage(json, invoice);
            keyboards.write(json, keyboard);
        });
    }

    private void encodeCall(ReplyPart.Call call) {
        Map<String, Object> parameters = new HashMap<>(call.parameters());
        parameters.putIfAbsent("chat_id", address.chat());
        calls.add(ApiQuestions.any(call.method(), parameters));
    }

    private void writeChat(JsonGenerator json) throws IOException {
        writeChat(json, calls.isEmpty());
    }

    private void writeChat(JsonGenerator json, boolean opens) throws IOException {
        json.writeNumberField("chat_id", address.chat());
        if (address.thread().isPresent()) {
            json.writeNumberField("message_thread_id", address.thread().getAsInt());
        }
        if (opens) {
            ReplyParameters.write(json, address.replyTo());
        }
    }

    private void writeNotice(JsonGenerator json, Optional<Reply.Notice> notice) throws IOException {
        json.writeStringField("callback_query_id", address.callbackQueryId());
        if (notice.isPresent()) {
            String text = notice.get().text();
            json.writeStringField("text", TextCut.atMost(text, Limits.CALLBACK_ANSWER));
            json.writeBooleanField("show_alert", notice.get().window());
        }
    }

    private void add(String method, Fields fields) {
        calls.add(BotCall.of(method, Json.object(fields)));
    }
}

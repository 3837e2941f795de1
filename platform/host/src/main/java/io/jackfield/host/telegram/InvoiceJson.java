package io.jackfield.host.telegram;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Invoice;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of an invoice, sent as a message or asked for as a link. What Telegram would ask the bot about or add to
 * the price, such as delivery and tips, is not among the further fields that it may have: the price of an order is
 * fixed.
 */
final class InvoiceJson {
    private static final Set<String> FURTHER = Set.of(
            "provider_data",
            "photo_url",
            "photo_size",
            "photo_width",
            "photo_height",
            "need_name",
            "need_phone_number",
            "need_email",
            "send_phone_number_to_provider",
            "send_email_to_provider");

    private static final Set<String> OF_MESSAGES =
            Set.of("start_parameter", "disable_notification", "protect_content", "message_effect_id");

    private static final String START = "start_parameter";

    private InvoiceJson() {}

    /** As a message. A forwarded copy opens the bot, for only the buyer can pay an order. */
    static void writeMessage(JsonGenerator json, Invoice invoice) throws IOException {
        write(json, invoice);
        if (!invoice.more().containsKey(START)) {
            json.writeStringField(START, "invoice");
        }
        for (Map.Entry<String, Object> field : invoice.more().entrySet()) {
            write(json, field.getKey(), field.getValue());
        }
    }

    /** As a link, which takes nothing of what is a message's alone. */
    static void writeLink(JsonGenerator json, Invoice invoice) throws IOException {
        write(json, invoice);
        for (Map.Entry<String, Object> field : invoice.more().entrySet()) {
            if (!OF_MESSAGES.contains(field.getKey())) {
                write(json, field.getKey(), field.getValue());
            }
        }
    }

    private static void write(JsonGenerator json, Invoice invoice) throws IOException {
        json.writeStringField("title", invoice.title());
        json.writeStringField("description", invoice.description());
        json.writeStringField("payload", invoice.payload());
        json.writeStringField("provider_token", invoice.providerToken());
        json.writeStringField("currency", invoice.price().currency());
        json.writeArrayFieldStart("prices");
        json.writeStartObject();
        json.writeStringField("label", invoice.title());
        json.writeNumberField("amount", invoice.price().minorUnits());
        json.writeEndObject();
        json.writeEndArray();
    }

    /** Telegram takes structured values, such as {@code provider_data}, as the text of their JSON. */
    private static void write(JsonGenerator json, String field, Object value) throws IOException {
        if (!FURTHER.contains(field) && !OF_MESSAGES.contains(field)) {
            Set<String> all = new TreeSet<>(FURTHER);
            all.addAll(OF_MESSAGES);
            throw new JackfieldException(
                    StandardError.REPLY_INVALID,
                    "an invoice has no further field '" + field + "'; it may have " + String.join(", ", all));
        }
        switch (value) {
            case String text -> json.writeStringField(field, text);
            case Boolean flag -> json.writeBooleanField(field, flag);
            case Number number -> json.writeNumberField(field, number.longValue());
            default -> json.writeStringField(field, Json.text(value));
        }
    }
}

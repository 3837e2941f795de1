package io.jackfield.host.telegram;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.host.telegram.text.LinkAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes keyboards. Arguments of buttons that do not fit into Telegram's 64 bytes are kept by the host under a short
 * key.
 */
final class KeyboardEncoder {
    private final String plugin;
    private final Map<String, String> keptArguments = new HashMap<>();
    private final Map<String, String> keptCommands = new HashMap<>();
    private final List<Keyboard.Keys> menus = new ArrayList<>();

    KeyboardEncoder(String plugin) {
        this.plugin = plugin;
    }

    Map<String, String> keptArguments() {
        return keptArguments;
    }

    Map<String, String> keptCommands() {
        return keptCommands;
    }

    /** Keys with commands among them, in the order in which they are shown. */
    List<Keyboard.Keys> menus() {
        return menus;
    }

    void write(JsonGenerator json, Optional<Keyboard> keyboard) throws IOException {
        if (keyboard.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("reply_markup");
        switch (keyboard.get()) {
            case Keyboard.Inline inline -> writeInline(json, inline);
            case Keyboard.Keys keys -> writeKeys(json, keys);
            case Keyboard.Remove ignored -> json.writeBooleanField("remove_keyboard", true);
        }
        json.writeEndObject();
    }

    /** The one button under an answer that is being written. */
    static void writeStop(JsonGenerator json, String label, String data) throws IOException {
        json.writeObjectFieldStart("reply_markup");
        json.writeArrayFieldStart("inline_keyboard");
        json.writeStartArray();
        json.writeStartObject();
        json.writeStringField("text", label);
        json.writeStringField("callback_data", data);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeInline(JsonGenerator json, Keyboard.Inline inline) throws IOException {
        int buttons = 0;
        for (List<Button> row : inline.rows()) {
            buttons += row.size();
        }
        if (buttons > Limits.BUTTONS) {
            throw new JackfieldException(
                    StandardError.REPLY_INVALID,
                    "plugin " + plugin + ": a keyboard has " + buttons + " buttons; Telegram takes " + Limits.BUTTONS);
        }
        json.writeArrayFieldStart("inline_keyboard");
        for (List<Button> row : inline.rows()) {
            json.writeStartArray();
            for (Button button : row) {
                writeButton(json, button);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void writeButton(JsonGenerator json, Button button) throws IOException {
        json.writeStartObject();
        json.writeStringField("text", button.label());
        switch (button.target()) {
            case Button.Action action -> json.writeStringField("callback_data", data(action));
            case Button.Command command -> json.writeStringField("callback_data", data(command));
            case Button.Link link -> json.writeStringField("url", address(button.label(), link));
            case Button.Copy copy -> {
                json.writeObjectFieldStart("copy_text");
                json.writeStringField("text", copy.text());
                json.writeEndObject();
            }
            case Button.Pay ignored -> json.writeBooleanField("pay", true);
        }
        if (button.style().isPresent()) {
            json.writeStringField("style", button.style().get().name().toLowerCase(Locale.ROOT));
        }
        json.writeEndObject();
    }

    private String address(String label, Button.Link link) {
        String address = link.address().toString();
        if (LinkAddress.isUsable(address) && !address.regionMatches(true, 0, "mailto:", 0, 7)) {
            return address;
        }
        throw new JackfieldException(
                StandardError.REPLY_INVALID,
                "plugin " + plugin + ": the button '" + label + "' leads to '" + address
                        + "', which Telegram refuses; use http, https or tg and a host with a dot in it");
    }

    private String data(Button.Action action) {
        CallbackData whole = new CallbackData(plugin, action.name(), action.argument(), false);
        if (whole.fits()) {
            return whole.encoded();
        }
        String key = keyOf(action.argument());
        keptArguments.put(key, action.argument());
        return new CallbackData(plugin, action.name(), key, true).encoded();
    }

    private String data(Button.Command command) {
        CommandData whole = new CommandData(command.name(), command.argument(), false);
        if (whole.fits()) {
            return whole.encoded();
        }
        String key = keyOf(command.argument());
        keptCommands.put(key, command.argument());
        return new CommandData(command.name(), key, true).encoded();
    }

    /** The same argument has the same key, so a menu shown a thousand times keeps one. */
    private static String keyOf(String argument) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(argument.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void writeKeys(JsonGenerator json, Keyboard.Keys keys) throws IOException {
        if (keys.rows().stream().flatMap(List::stream).anyMatch(key -> key.sends() instanceof Button.Command)) {
            menus.add(keys);
        }
        json.writeArrayFieldStart("keyboard");
        for (List<Keyboard.Key> row : keys.rows()) {
            json.writeStartArray();
            for (Keyboard.Key key : row) {
                json.writeStartObject();
                json.writeStringField("text", key.label());
                if (key.sends() instanceof Keyboard.Key.Contact) {
                    json.writeBooleanField("request_contact", true);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeBooleanField("resize_keyboard", true);
        json.writeBooleanField(keys.stays() ? "is_persistent" : "one_time_keyboard", true);
        if (keys.placeholder().isPresent()) {
            json.writeStringField("input_field_placeholder", keys.placeholder().get());
        }
    }
}

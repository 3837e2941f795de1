package io.jackfield.host.broadcast;

import io.jackfield.api.chat.Button;
import io.jackfield.host.telegram.Limits;
import io.jackfield.host.telegram.text.LinkAddress;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A button under a broadcast: it opens a page, or runs a command of the bot.
 *
 * @param labels by language
 * @param url absent for a command
 * @param command without slash; absent for a page
 * @param argument what follows the command
 */
record BroadcastButton(Map<String, String> labels, Optional<String> url, Optional<String> command, String argument) {
    private static final int LONGEST_LABEL = 64;
    /** Of what travels in a button that runs a command, beside the two. */
    private static final int FRAME = "3::".length();

    static BroadcastButton of(GivenFields given) {
        given.allowing("label", "url", "command", "argument");
        Map<String, String> labels = given.byLanguage("label", LONGEST_LABEL);
        if (labels.isEmpty()) {
            throw GivenFields.refused(given.at("label") + " is missing; give it by language, such as {en: Open}");
        }
        Optional<String> url = given.text("url", LinkAddress.LONGEST);
        Optional<String> command = given.text("command", 32);
        if (url.isPresent() == command.isPresent()) {
            throw GivenFields.refused(given.path() + " needs url or command, one of the two");
        }
        url.ifPresent(address -> requireUsable(given, address));
        String argument = given.text("argument", Limits.CALLBACK_DATA_BYTES).orElse("");
        command.ifPresent(name -> requireShort(given, name, argument));
        return new BroadcastButton(labels, url, command, argument);
    }

    private static void requireUsable(GivenFields given, String address) {
        if (!LinkAddress.isUsable(address) || address.regionMatches(true, 0, "mailto:", 0, 7) || !isUri(address)) {
            throw GivenFields.refused(given.at("url") + " is '" + address
                    + "', which Telegram refuses; use http, https or tg and a host with a dot in it");
        }
    }

    private static boolean isUri(String address) {
        try {
            URI.create(address);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void requireShort(GivenFields given, String command, String argument) {
        if (!command.matches("[a-z0-9_]{1,32}")) {
            throw GivenFields.refused(
                    given.at("command") + " is '" + command + "'; use a-z 0-9 and _, without the slash");
        }
        int bytes = FRAME + (command + argument).getBytes(StandardCharsets.UTF_8).length;
        if (bytes > Limits.CALLBACK_DATA_BYTES) {
            throw GivenFields.refused(given.at("argument") + " makes the button " + bytes
                    + " bytes long; Telegram takes " + Limits.CALLBACK_DATA_BYTES);
        }
    }

    /** As a reader of this language sees it. */
    Button in(Languages languages) {
        String label = languages.of(labels);
        return url.map(address -> Button.link(label, URI.create(address)))
                .orElseGet(() -> Button.command(label, command.orElseThrow(), argument));
    }

    JsonObject json() {
        JsonObject json = new JsonObject().put("label", new JsonObject(Map.copyOf(labels)));
        url.ifPresent(address -> json.put("url", address));
        command.ifPresent(name -> json.put("command", name));
        if (!argument.isEmpty()) {
            json.put("argument", argument);
        }
        return json;
    }
}

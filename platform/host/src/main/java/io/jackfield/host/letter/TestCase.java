package io.jackfield.host.letter;

import io.jackfield.host.telegram.CallbackData;
import io.jackfield.host.telegram.CommandData;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A letter as a test method for the test kit: somebody called Ada does what the user did. Letters and digits of what
 * the user wrote are others, at the same places; names, numbers and files are the test's.
 */
final class TestCase {
    private static final String INDENT = "        ";
    private static final String BYTES = "new byte[] {1, 2, 3}";

    private TestCase() {}

    /** @param letter its trace id */
    static String of(String letter, String code, JsonObject update) {
        List<String> lines = new ArrayList<>();
        lines.add("    /** As letter " + letter + ", which ended with " + code.replace("*/", "") + ". */");
        lines.add("    @Test");
        lines.add("    void answersWhatEndedAsLetter" + letter.replaceAll("[^A-Za-z0-9]", "") + "() {");
        lines.add(INDENT + "TestChat ada = " + chat(update) + ";");
        lines.add("");
        lines.add(INDENT + act(update));
        lines.add("");
        lines.add(INDENT + "assertThat(ada.nextReply().text()).isNotBlank();");
        lines.add("    }");
        return String.join("\n", lines) + "\n";
    }

    private static String chat(JsonObject update) {
        JsonObject press = update.getJsonObject("callback_query", new JsonObject());
        JsonObject message = update.getJsonObject("message", press.getJsonObject("message", new JsonObject()));
        JsonObject sender = press.getJsonObject("from", message.getJsonObject("from", new JsonObject()));
        if (!"private".equals(message.getJsonObject("chat", new JsonObject()).getString("type", "private"))) {
            return "jackfield.telegram().group(\"Engines\", \"Ada\", \"Grace\")";
        }
        String language = sender.getString("language_code", "en");
        return language.matches("[a-z]{2}") && !language.equals("en")
                ? "jackfield.telegram().privateChatWith(\"Ada\", \"" + language + "\")"
                : "jackfield.telegram().privateChatWith(\"Ada\")";
    }

    private static String act(JsonObject update) {
        JsonObject press = update.getJsonObject("callback_query");
        if (press != null) {
            return pressed(press.getString("data", ""));
        }
        JsonObject message = update.getJsonObject("message");
        return message == null ? unknown(update) : written(message).orElseGet(() -> unknown(update));
    }

    private static String pressed(String data) {
        return CommandData.parse(data)
                .map(command -> "ada.sends(" + quoted("/" + command.command() + " " + other(command.argument())) + ");")
                .or(() -> CallbackData.parse(data)
                        .map(button -> "ada.pressesForged(" + quoted(button.action()) + ", "
                                + quoted(other(button.argument())) + ");"))
                .orElse("// a button that no plugin knows was pressed");
    }

    private static Optional<String> written(JsonObject message) {
        if (message.containsKey("text")) {
            return Optional.of("ada.sends(" + quoted(said(message.getString("text"))) + ");");
        }
        if (message.containsKey("photo")) {
            return Optional.of(
                    "ada.sendsPhoto(" + BYTES + ", " + quoted(said(message.getString("caption", ""))) + ");");
        }
        if (message.containsKey("document")) {
            String type = message.getJsonObject("document").getString("mime_type", "application/octet-stream");
            return Optional.of("ada.sendsDocument(\"file\", " + quoted(type) + ", " + BYTES + ");");
        }
        if (message.containsKey("voice")) {
            return Optional.of("ada.sendsVoice(" + BYTES + ");");
        }
        return message.containsKey("contact") ? Optional.of("ada.sendsContact(\"+998901234567\");") : Optional.empty();
    }

    private static String unknown(JsonObject update) {
        return "// the test kit has no word for: "
                + String.join(
                        ", ",
                        update.fieldNames().stream()
                                .filter(name -> !name.equals("update_id"))
                                .toList());
    }

    private static String said(String text) {
        int end = MaskedJson.command(text);
        return text.substring(0, end) + other(text.substring(end));
    }

    /** Of the same shape. */
    private static String other(String text) {
        StringBuilder other = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (Character.isDigit(point)) {
                other.append('1');
            } else if (Character.isLetter(point)) {
                other.append(Character.isUpperCase(point) ? 'A' : 'a');
            } else {
                other.appendCodePoint(point);
            }
        });
        return other.toString();
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + '"';
    }
}

package io.jackfield.host.telegram;

import io.jackfield.host.ServedBots;
import io.jackfield.host.telegram.UpdateReader.NotAnUpdateException;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Updates as Telegram sends them, read at noon of a fixed day. */
final class Updates {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final int TODAY = (int) Math.floorDiv(NOW.getEpochSecond(), 86_400L);
    static final long DATE = NOW.getEpochSecond();
    static final UpdateReader READER = new UpdateReader(Clock.fixed(NOW, ZoneOffset.UTC));

    static final String ADA = """
            {"id": 5, "is_bot": false, "first_name": "Ada", "last_name": "Byron", "username": "ada", "language_code": "en-GB"}""";
    static final String PRIVATE = """
            {"id": 5, "type": "private", "first_name": "Ada"}""";
    static final String GROUP = """
            {"id": -100, "type": "supergroup", "title": "Engines", "is_forum": true}""";

    private Updates() {}

    static IncomingUpdate read(String json) {
        try {
            return READER.read(ServedBots.helper(), Buffer.buffer(json));
        } catch (NotAnUpdateException e) {
            throw new AssertionError(e);
        }
    }

    /** A message of Ada's; {@code fields} are those that make it special. */
    static String message(String chat, String fields) {
        return """
                {"update_id": 900, "message": {"message_id": 11, "from": %s, "chat": %s, "date": %d, %s}}""".formatted(ADA, chat, DATE, fields);
    }

    static IncomingUpdate inPrivate(String fields) {
        return read(message(PRIVATE, fields));
    }

    static IncomingUpdate inGroup(String fields) {
        return read(message(GROUP, fields));
    }

    static String text(String text) {
        return "\"text\": " + Json.text(text);
    }

    /** A text with its command marked, as Telegram does it. */
    static String command(String text, int length) {
        return text(text) + ", \"entities\": [{\"type\": \"bot_command\", \"offset\": 0, \"length\": " + length + "}]";
    }
}

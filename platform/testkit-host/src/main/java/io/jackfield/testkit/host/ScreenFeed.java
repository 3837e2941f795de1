package io.jackfield.testkit.host;

import io.jackfield.sandbox.telegram.CallbackAnswer;
import io.jackfield.sandbox.telegram.ChatListener;
import io.jackfield.sandbox.telegram.SandboxMessage;
import io.jackfield.sandbox.telegram.TelegramSandbox;
import io.jackfield.testkit.spi.Screens;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Keeps what the sandbox shows until the test's thread takes it. */
final class ScreenFeed implements ChatListener {
    private final TelegramSandbox telegram;
    private final Screens screens;
    private final Deque<Change> changes = new ArrayDeque<>();

    ScreenFeed(TelegramSandbox telegram, Screens screens) {
        this.telegram = telegram;
        this.screens = screens;
        telegram.onChange(this);
    }

    private sealed interface Change {
        record Sent(long chat, SandboxMessage message, List<String> keys) implements Change {}

        record Edited(long chat, SandboxMessage message) implements Change {}

        record Deleted(long chat, long message) implements Change {}

        record Answered(long chat, CallbackAnswer answer) implements Change {}
    }

    /** Everything that has come until now, one teller at a time so that it stays in order. */
    void tell() {
        synchronized (screens) {
            tellAll();
        }
    }

    private void tellAll() {
        for (Optional<Change> next = next(); next.isPresent(); next = next()) {
            switch (next.get()) {
                case Change.Sent sent ->
                    screens.arrived(
                            sent.chat(),
                            shown(sent.message()).encode(),
                            sent.keys(),
                            fileOf(sent.message().json()));
                case Change.Edited edited ->
                    screens.edited(
                            edited.chat(),
                            shown(edited.message()).encode(),
                            fileOf(edited.message().json()));
                case Change.Deleted deleted -> screens.removed(deleted.chat(), Math.toIntExact(deleted.message()));
                case Change.Answered answered -> {
                    CallbackAnswer answer = answered.answer();
                    screens.answered(answered.chat(), answer.queryId(), answer.text(), answer.alert());
                }
            }
        }
    }

    /** A rich message has no text; its words are what a test looks for. */
    private static JsonObject shown(SandboxMessage message) {
        JsonObject json = message.json();
        return message.isRich() ? json.copy().put("text", message.text()) : json;
    }

    private synchronized Optional<Change> next() {
        return Optional.ofNullable(changes.poll());
    }

    private byte[] fileOf(JsonObject message) {
        JsonArray photo = message.getJsonArray("photo", new JsonArray());
        JsonObject file = photo.isEmpty() ? message.getJsonObject("document") : photo.getJsonObject(photo.size() - 1);
        return file == null ? new byte[0] : telegram.file(file.getString("file_id"));
    }

    @Override
    public synchronized void sent(long chat, SandboxMessage message) {
        changes.add(new Change.Sent(chat, message, List.of()));
    }

    @Override
    public synchronized void edited(long chat, SandboxMessage message) {
        changes.add(new Change.Edited(chat, message));
    }

    @Override
    public synchronized void deleted(long chat, long messageId) {
        changes.add(new Change.Deleted(chat, messageId));
    }

    @Override
    public synchronized void answered(long chat, CallbackAnswer answer) {
        changes.add(new Change.Answered(chat, answer));
    }

    @Override
    public synchronized void keyboard(long chat, Optional<JsonObject> keyboard) {
        if (changes.peekLast() instanceof Change.Sent sent && sent.chat() == chat) {
            changes.removeLast();
            changes.add(new Change.Sent(
                    chat, sent.message(), keyboard.map(ScreenFeed::labels).orElse(List.of())));
        }
    }

    private static List<String> labels(JsonObject keyboard) {
        return keyboard.getJsonArray("keyboard", new JsonArray()).stream()
                .flatMap(row -> ((JsonArray) row).stream())
                .map(key -> key instanceof JsonObject json ? json.getString("text") : key.toString())
                .toList();
    }
}

package io.jackfield.host.telegram;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The calls of one reply as bytes, for the journal: a count, then for each call the method, its files, how many
 * fallbacks it has, the key that it is shown under where it is, and its JSON, each with its length in front. The JSON
 * is exactly what goes to Telegram, so it is encoded once.
 */
public final class CallFrames {
    /** In the count: calls say how many fallbacks they have. Rows without it are from before there were any. */
    private static final int WITH_FALLBACKS = 0x8000;
    /** In the count: calls say what they are shown as. */
    private static final int WITH_KEYS = 0x4000;

    private static final int COUNT = 0x3fff;

    private CallFrames() {}

    public static Buffer encode(List<BotCall> calls) {
        int length = 64;
        boolean withKeys = false;
        for (BotCall call : calls) {
            length += call.json().length();
            withKeys |= call.shownAs().isPresent();
        }
        Buffer frames = Buffer.buffer(length);
        frames.appendUnsignedShort(calls.size() | WITH_FALLBACKS | (withKeys ? WITH_KEYS : 0));
        for (BotCall call : calls) {
            appendText(frames, call.method());
            frames.appendUnsignedByte((short) call.files().size());
            call.files().forEach((field, id) -> {
                appendText(frames, field);
                frames.appendLong(id.getMostSignificantBits()).appendLong(id.getLeastSignificantBits());
            });
            frames.appendUnsignedShort(call.fallbacks());
            if (withKeys) {
                appendLong(frames, call.shownAs().map(ShownAs::plugin).orElse(""));
                appendLong(frames, call.shownAs().map(ShownAs::key).orElse(""));
            }
            frames.appendInt(call.json().length()).appendBuffer(call.json());
        }
        return frames;
    }

    public static List<BotCall> decode(Buffer frames) {
        Cursor cursor = new Cursor(frames);
        int head = cursor.shortNumber();
        boolean withFallbacks = (head & WITH_FALLBACKS) != 0;
        boolean withKeys = (head & WITH_KEYS) != 0;
        int count = head & COUNT;
        List<BotCall> calls = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            String method = cursor.text();
            Map<String, UUID> files = new HashMap<>();
            int fileCount = cursor.byteNumber();
            for (int file = 0; file < fileCount; file++) {
                files.put(cursor.text(), new UUID(cursor.longNumber(), cursor.longNumber()));
            }
            int fallbacks = withFallbacks ? cursor.shortNumber() : 0;
            Optional<ShownAs> shownAs = withKeys ? shownAs(cursor) : Optional.empty();
            calls.add(new BotCall(method, cursor.bytes(), files, fallbacks, shownAs));
        }
        return calls;
    }

    private static Optional<ShownAs> shownAs(Cursor cursor) {
        ShownAs read = new ShownAs(cursor.longText(), cursor.longText());
        return read.plugin().isEmpty() ? Optional.empty() : Optional.of(read);
    }

    private static void appendLong(Buffer frames, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        frames.appendUnsignedShort(bytes.length).appendBytes(bytes);
    }

    private static void appendText(Buffer frames, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        frames.appendUnsignedByte((short) bytes.length).appendBytes(bytes);
    }

    private static final class Cursor {
        private final Buffer frames;
        private int position;

        Cursor(Buffer frames) {
            this.frames = frames;
        }

        int shortNumber() {
            position += 2;
            return frames.getUnsignedShort(position - 2);
        }

        int byteNumber() {
            position += 1;
            return frames.getUnsignedByte(position - 1);
        }

        long longNumber() {
            position += 8;
            return frames.getLong(position - 8);
        }

        String text() {
            int length = byteNumber();
            position += length;
            return frames.getString(position - length, position, "US-ASCII");
        }

        String longText() {
            int length = shortNumber();
            position += length;
            return frames.getString(position - length, position, "UTF-8");
        }

        Buffer bytes() {
            int length = frames.getInt(position);
            position += 4 + length;
            return frames.getBuffer(position - length, position);
        }
    }
}

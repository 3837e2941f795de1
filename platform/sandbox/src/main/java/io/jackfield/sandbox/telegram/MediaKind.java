package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLConnection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The kinds of files a message can carry. */
enum MediaKind {
    PHOTO("photos", "image/jpeg", ".jpg", 10),
    DOCUMENT("documents", "application/octet-stream", "", 50),
    VOICE("voice", "audio/ogg", ".oga", 50),
    AUDIO("music", "audio/mpeg", ".mp3", 50),
    VIDEO("videos", "video/mp4", ".mp4", 50),
    ANIMATION("animations", "video/mp4", ".mp4", 50),
    STICKER("stickers", "image/webp", ".webp", 1),
    VIDEO_NOTE("video_notes", "video/mp4", ".mp4", 50);

    private static final int THUMBNAIL_PIXELS = 320;
    private static final Map<MediaKind, List<String>> MEASURES = Map.of(
            VIDEO, List.of("width", "height"), ANIMATION, List.of("width", "height"), VIDEO_NOTE, List.of("length"));
    private static final Map<MediaKind, List<String>> WORDS = Map.of(AUDIO, List.of("performer", "title"));
    private static final int STICKER_PIXELS = 512;

    private final String folder;
    private final String mime;
    private final String extension;
    private final int mostMegabytes;

    MediaKind(String folder, String mime, String extension, int mostMegabytes) {
        this.folder = folder;
        this.mime = mime;
        this.extension = extension;
        this.mostMegabytes = mostMegabytes;
    }

    /** The name of the field in a message and of the parameter in a call. */
    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The end of the name of the method that sends it, in small letters. */
    String method() {
        return field().replace("_", "");
    }

    /** Whether a text may stand under it. */
    boolean takesCaption() {
        return this != STICKER && this != VIDEO_NOTE;
    }

    static Optional<MediaKind> ofField(String field) {
        for (MediaKind kind : values()) {
            if (kind.field().equals(field)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    String folder() {
        return folder;
    }

    String mime() {
        return mime;
    }

    String extension() {
        return extension;
    }

    long mostBytes() {
        return (long) mostMegabytes << 20;
    }

    /** What the field holds: an object, or for photos an array of sizes, smallest first. */
    Object describe(StoredFile file, FileStore files, long durationSeconds) {
        JsonObject json = file.toJson();
        return switch (this) {
            case PHOTO -> sizes(file, files);
            case DOCUMENT -> named(json, file);
            case VOICE -> json.put("duration", durationSeconds).put("mime_type", file.mime());
            case AUDIO -> named(json, file).put("duration", durationSeconds);
            case VIDEO, ANIMATION ->
                named(json, file)
                        .put("duration", durationSeconds)
                        .put("width", 640)
                        .put("height", 360);
            case STICKER -> sticker(json, file);
            case VIDEO_NOTE -> json.put("length", 240).put("duration", durationSeconds);
        };
    }

    /** Puts a file into a message; an animation stands there as a document as well, as with Telegram. */
    void put(JsonObject content, StoredFile file, FileStore files, long durationSeconds) {
        content.put(field(), describe(file, files, durationSeconds));
        if (this == ANIMATION) {
            content.put(DOCUMENT.field(), named(file.toJson(), file));
        }
    }

    /** Puts what a bot says of its file into the message. */
    void retell(ApiCall call, JsonObject content) {
        if (content.getValue(field()) instanceof JsonObject described) {
            MEASURES.getOrDefault(this, List.of())
                    .forEach(field -> call.number(field).ifPresent(value -> described.put(field, value)));
            WORDS.getOrDefault(this, List.of()).stream()
                    .filter(call::has)
                    .forEach(field -> described.put(field, call.text(field)));
        }
    }

    /** @param given what the sender called it; what says nothing gives way to the end of the name */
    String mimeOf(String name, String given) {
        if (!given.isEmpty() && !given.equals("application/octet-stream")) {
            return given;
        }
        return this == DOCUMENT
                ? Optional.ofNullable(URLConnection.guessContentTypeFromName(name))
                        .orElse(mime)
                : mime;
    }

    private static JsonObject sticker(JsonObject json, StoredFile file) {
        return json.put("type", "regular")
                .put("width", STICKER_PIXELS)
                .put("height", STICKER_PIXELS)
                .put(
                        "is_animated",
                        file.mime().equals("application/x-tgsticker")
                                || file.name().endsWith(".tgs"))
                .put("is_video", file.mime().equals("video/webm"));
    }

    private static JsonObject named(JsonObject json, StoredFile file) {
        if (!file.name().isEmpty()) {
            json.put("file_name", file.name());
        }
        return json.put("mime_type", file.mime());
    }

    private static JsonArray sizes(StoredFile file, FileStore files) {
        ImageSize full = ImageSize.of(file.content());
        JsonArray sizes = new JsonArray();
        if (full.longestSide() > THUMBNAIL_PIXELS) {
            StoredFile small = files.add(PHOTO, file.name(), file.mime(), file.content());
            sizes.add(full.scaledTo(THUMBNAIL_PIXELS).describe(small));
        }
        return sizes.add(full.describe(file));
    }
}

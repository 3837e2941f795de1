package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/** Sending and getting files. */
final class FileMethods {
    private static final long MOST_DOWNLOAD_BYTES = 20L << 20;

    private final World world;
    private final Composer composer;

    FileMethods(World world, Composer composer) {
        this.world = world;
        this.composer = composer;
    }

    void register(Map<String, BotMethod> methods) {
        for (MediaKind kind : MediaKind.values()) {
            methods.put("send" + kind.method(), BotMethod.direct(call -> send(call, kind)));
        }
        methods.put("getfile", BotMethod.direct(this::getFile));
    }

    private JsonObject send(ApiCall call, MediaKind kind) {
        return composer.send(call, content(call, kind)).body();
    }

    /** What a call with a file of this kind puts into a message. */
    JsonObject content(ApiCall call, MediaKind kind) {
        JsonObject content = new JsonObject();
        StoredFile file = file(call, kind);
        kind.put(content, file, world.files(), call.number("duration", 1));
        kind.retell(call, content);
        if (kind == MediaKind.STICKER && call.has("emoji")) {
            content.getJsonObject(kind.field()).put("emoji", call.text("emoji"));
        }
        if (kind.takesCaption() && call.has("caption")) {
            Texts.put(content, Texts.caption(call), true);
        }
        return content;
    }

    private StoredFile file(ApiCall call, MediaKind kind) {
        return call.upload(kind.field())
                .map(upload -> store(upload, kind))
                .orElseGet(() -> known(call.text(kind.field()), kind));
    }

    private StoredFile store(ApiCall.Upload upload, MediaKind kind) {
        if (upload.content().length() == 0) {
            throw ApiError.badRequest("file must be non-empty");
        }
        if (upload.content().length() > kind.mostBytes()) {
            throw ApiError.of(413, "Request Entity Too Large");
        }
        if (kind == MediaKind.PHOTO && !ImageSize.of(upload.content()).isPhotos()) {
            throw ApiError.badRequest("PHOTO_INVALID_DIMENSIONS");
        }
        return world.files().add(kind, upload.name(), kind.mimeOf(upload.name(), upload.mime()), upload.content());
    }

    private StoredFile known(String value, MediaKind kind) {
        if (value.isEmpty()) {
            throw ApiError.badRequest("there is no " + kind.field().replace('_', ' ') + " in the request");
        }
        if (value.startsWith("http://") || value.startsWith("https://")) {
            return world.files().addLink(kind, value);
        }
        return world.files()
                .find(value)
                .orElseThrow(() -> ApiError.badRequest("wrong remote file identifier specified: Wrong string length"));
    }

    private JsonObject getFile(ApiCall call) {
        StoredFile file = world.files()
                .find(call.text("file_id"))
                .orElseThrow(() -> ApiError.badRequest("wrong file_id or the file is temporarily unavailable"));
        if (file.size() > MOST_DOWNLOAD_BYTES) {
            throw ApiError.badRequest("file is too big");
        }
        return file.toJson().put("file_path", file.path());
    }
}

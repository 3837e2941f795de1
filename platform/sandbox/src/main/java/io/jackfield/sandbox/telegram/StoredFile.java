package io.jackfield.sandbox.telegram;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * A file that was uploaded, or a link that was sent as one.
 *
 * @param name empty when the sender gave none
 * @param path under which bots download it
 * @param url where it is when only a link was sent; else empty
 */
record StoredFile(String fileId, String uniqueId, String name, String mime, String path, String url, Buffer content) {

    long size() {
        return content.length();
    }

    boolean isLink() {
        return !url.isEmpty();
    }

    /** The three fields every kind of file has. */
    JsonObject toJson() {
        return new JsonObject()
                .put("file_id", fileId)
                .put("file_unique_id", uniqueId)
                .put("file_size", size());
    }
}

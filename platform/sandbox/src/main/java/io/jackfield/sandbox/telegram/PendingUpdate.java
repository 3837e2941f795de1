package io.jackfield.sandbox.telegram;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** An update on its way to a bot. */
final class PendingUpdate {
    private final long id;
    private final String queueKey;
    private final Buffer json;
    private final Instant expiresAt;
    private final boolean repeated;
    private boolean handedOut;
    private int attempts;

    private PendingUpdate(long id, String queueKey, Buffer json, Instant expiresAt, boolean repeated) {
        this.id = id;
        this.queueKey = queueKey;
        this.json = json;
        this.expiresAt = expiresAt;
        this.repeated = repeated;
    }

    static PendingUpdate of(long id, String kind, JsonObject content, Instant now) {
        Buffer json = new JsonObject().put("update_id", id).put(kind, content).toBuffer();
        Instant end = now.plus(UpdateKinds.lifetime(kind));
        return new PendingUpdate(id, UpdateKinds.queueKey(kind, content), json, end, false);
    }

    /**
     * An update exactly as a test wrote it.
     *
     * @param repeated whether the bot's offset is behind it already: then it is confirmed by handing it out
     */
    static PendingUpdate injected(JsonObject update, boolean repeated, Instant now) {
        String kind = UpdateKinds.of(update);
        JsonObject content = update.getValue(kind) instanceof JsonObject object ? object : new JsonObject();
        Instant end = now.plus(UpdateKinds.lifetime(kind));
        return new PendingUpdate(
                update.getLong("update_id"), UpdateKinds.queueKey(kind, content), update.toBuffer(), end, repeated);
    }

    PendingUpdate again(Instant expiresAt) {
        return new PendingUpdate(id, queueKey, json, expiresAt, true);
    }

    long id() {
        return id;
    }

    String queueKey() {
        return queueKey;
    }

    Buffer json() {
        return json;
    }

    boolean isExpired(Instant now) {
        return now.isAfter(expiresAt);
    }

    boolean isConfirmedBy(long offset) {
        return repeated ? handedOut : id < offset;
    }

    void handOut() {
        handedOut = true;
    }

    /** Counts one more failed delivery by webhook and tells how many there were. */
    int countFailure() {
        return ++attempts;
    }
}

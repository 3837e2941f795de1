package io.jackfield.benchmarks.process;

import io.vertx.core.json.JsonObject;
import java.io.IOException;

/** What the host could not answer, as its operators' API tells of it. */
public final class Letters {
    private final HostHealth health;
    private final String token;

    Letters(HostHealth health, String token) {
        this.health = health;
        this.token = token;
    }

    /** How many are open. */
    public int open() throws IOException {
        return health.ask("/letters?most=1", token).getInteger("count");
    }

    /** Begins to replay all of them. */
    public void replay() throws IOException {
        health.command("/letters/replay", "{\"by\": \"bench\"}", token);
    }

    /** Whether a replay goes on. */
    public boolean isReplaying() throws IOException {
        return health.ask("/letter-replays", token).getJsonArray("replays").stream()
                .map(JsonObject.class::cast)
                .anyMatch(replay -> replay.getString("state").equals("running"));
    }
}

package io.jackfield.sandbox.telegram;

import static io.jackfield.sandbox.telegram.RunningTelegram.toAda;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LiveLocationsTest {
    @RegisterExtension
    final RunningTelegram server = new RunningTelegram();

    @Test
    void liveLocationMovesUntilItIsStopped() {
        long message = start(120);
        JsonObject further = at(42, 70).put("message_id", message).put("heading", 90);

        JsonObject moved = server.call("editMessageLiveLocation", further).result();
        JsonObject stopped = server.call("stopMessageLiveLocation", toAda().put("message_id", message))
                .result();

        assertThat(moved.getJsonObject("location"))
                .isEqualTo(new JsonObject("{\"latitude\":42.0,\"longitude\":70.0,\"live_period\":120,\"heading\":90}"));
        assertThat(stopped.getJsonObject("location").fieldNames()).containsOnly("latitude", "longitude");
        assertThat(server.call("editMessageLiveLocation", further).description())
                .isEqualTo("Bad Request: message can't be edited");
    }

    @Test
    void liveLocationEndsByItself() {
        long message = start(60);

        server.clock().add(Duration.ofMinutes(2));

        assertThat(server.call("editMessageLiveLocation", at(42, 70).put("message_id", message))
                        .description())
                .isEqualTo("Bad Request: message can't be edited");
    }

    @Test
    void placesOutsideOfTheWorldAndOddPeriodsAreRefused() {
        assertThat(server.call("sendLocation", at(100, 1)).description())
                .isEqualTo("Bad Request: invalid location specified");
        assertThat(server.call("sendLocation", at(1, 1).put("live_period", 5)).description())
                .isEqualTo("Bad Request: wrong live location period specified");
    }

    private long start(int period) {
        return server.call("sendLocation", at(41, 69).put("live_period", period))
                .result()
                .getLong("message_id");
    }

    private static JsonObject at(int latitude, int longitude) {
        return toAda().put("latitude", latitude).put("longitude", longitude);
    }
}

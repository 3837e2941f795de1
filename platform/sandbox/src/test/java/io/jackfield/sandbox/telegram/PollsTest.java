package io.jackfield.sandbox.telegram;

import static io.jackfield.sandbox.telegram.RunningTelegram.toAda;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PollsTest {
    @RegisterExtension
    final RunningTelegram server = new RunningTelegram();

    @Test
    void openVotesReachTheBotByNameAndMayBeChangedAndTakenBack() {
        long message = send(poll().put("is_anonymous", false));

        server.ada().vote(message, 1);
        server.ada().vote(message, 0);
        server.ada().vote(message);

        assertThat(server.updates().stream()
                        .map(JsonObject.class::cast)
                        .filter(update -> update.containsKey("poll_answer"))
                        .map(update -> update.getJsonObject("poll_answer").getJsonArray("option_ids")))
                .containsExactly(new JsonArray().add(1), new JsonArray().add(0), new JsonArray());
        assertThat(server.newest("poll").getInteger("total_voter_count")).isZero();
    }

    @Test
    void anonymousVotesAreOnlyCounted() {
        long message = send(poll());

        server.ada().vote(message, 1);

        JsonObject poll = server.newest("poll");
        assertThat(poll.getJsonArray("options").getJsonObject(1).getInteger("voter_count"))
                .isEqualTo(1);
        assertThat(shown(message).getInteger("total_voter_count")).isEqualTo(1);
        assertThat(server.ada().transcript().latest().orElseThrow().edited()).isFalse();
    }

    @Test
    void quizIsAnsweredOnceWithOneOption() {
        long message =
                send(poll().put("type", "quiz").put("correct_option_id", 1).put("explanation", "Of course"));

        server.ada().vote(message, 0);

        assertThatThrownBy(() -> server.ada().vote(message, 1)).hasMessage("a quiz is answered once");
        assertThat(shown(message).getInteger("correct_option_id")).isEqualTo(1);
        assertThat(shown(message).getString("explanation")).isEqualTo("Of course");
    }

    @Test
    void stoppedPollTakesNoVotesAndIsStoppedOnce() {
        long message = send(poll());
        JsonObject place = toAda().put("message_id", message);

        var stopped = server.call("stopPoll", place);

        assertThat(stopped.result().getBoolean("is_closed")).isTrue();
        assertThat(server.newest("poll").getBoolean("is_closed")).isTrue();
        assertThat(server.call("stopPoll", place).description()).isEqualTo("Bad Request: poll has already been closed");
        assertThat(server.call("stopPoll", toAda().put("message_id", 999)).description())
                .isEqualTo("Bad Request: message with poll to stop not found");
        assertThatThrownBy(() -> server.ada().vote(message, 0)).hasMessage("the poll is closed");
    }

    @Test
    void telegramsLimitsHold() {
        assertThat(refusal(poll().put("question", ""))).isEqualTo("Bad Request: poll question must be non-empty");
        assertThat(refusal(poll().put("question", "x".repeat(301))))
                .isEqualTo("Bad Request: poll question length must not exceed 300");
        assertThat(refusal(poll().put("options", new JsonArray(Collections.nCopies(13, "a")))))
                .isEqualTo("Bad Request: poll can't have more than 12 options");
        assertThat(refusal(poll().put("options", new JsonArray().add("x".repeat(101)))))
                .isEqualTo("Bad Request: poll options length must not exceed 100");
        assertThat(refusal(poll().put("type", "quiz"))).isEqualTo("Bad Request: wrong correct option ID specified");
        assertThat(refusal(poll().put("open_period", 4))).isEqualTo("Bad Request: wrong poll open period specified");
    }

    @Test
    void forwardedPollSharesItsVotesAndACopyBeginsAnew() {
        long message = send(poll());
        JsonObject place = toAda().put("from_chat_id", RunningTelegram.ADA).put("message_id", message);
        long forwarded = server.call("forwardMessage", place).result().getLong("message_id");
        long copied = server.call("copyMessage", place).result().getLong("message_id");

        server.ada().vote(forwarded, 0);

        assertThat(shown(message).getInteger("total_voter_count")).isEqualTo(1);
        assertThat(shown(forwarded).getInteger("total_voter_count")).isEqualTo(1);
        assertThat(shown(copied).getInteger("total_voter_count")).isZero();
    }

    private JsonObject shown(long message) {
        return server.ada().transcript().messages().stream()
                .filter(each -> each.id() == message)
                .findFirst()
                .orElseThrow()
                .json()
                .getJsonObject("poll");
    }

    private static JsonObject poll() {
        return toAda().put("question", "Tea?")
                .put("options", new JsonArray().add("yes").add(new JsonObject().put("text", "no")));
    }

    private long send(JsonObject poll) {
        return server.call("sendPoll", poll).result().getLong("message_id");
    }

    private String refusal(JsonObject poll) {
        return server.call("sendPoll", poll).description();
    }
}

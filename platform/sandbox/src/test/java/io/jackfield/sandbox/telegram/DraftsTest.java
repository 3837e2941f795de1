package io.jackfield.sandbox.telegram;

import static io.jackfield.sandbox.telegram.RunningTelegram.toAda;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DraftsTest {
    @RegisterExtension
    final RunningTelegram server = new RunningTelegram();

    @Test
    void draftGrowsUntilTheMessageReplacesIt() {
        draft(toAda().put("draft_id", 5).put("text", ""));
        draft(toAda().put("draft_id", 5).put("text", "Loo"));
        draft(toAda().put("draft_id", 5).put("text", "Look<b>ing</b>").put("parse_mode", "HTML"));

        assertThat(server.ada().transcript().currentDraft().orElseThrow().text())
                .isEqualTo("Looking");
        server.say("Looking at it");

        assertThat(server.ada().transcript().currentDraft()).isEmpty();
        assertThat(server.ada().transcript().drafts())
                .extracting(DraftFrame::text)
                .containsExactly("", "Loo", "Looking");
        assertThat(server.ada().transcript().draftCount()).isEqualTo(3);
        assertThat(server.ada()
                        .transcript()
                        .awaitDraft(frame -> frame.text().startsWith("L"), RunningTelegram.SOON)
                        .text())
                .isEqualTo("Loo");
    }

    @Test
    void draftFadesAfterThirtySeconds() {
        draft(toAda().put("draft_id", 5).put("text", "slow"));

        server.clock().add(Duration.ofSeconds(29));
        assertThat(server.ada().transcript().currentDraft()).isPresent();

        server.clock().add(Duration.ofSeconds(1));
        assertThat(server.ada().transcript().currentDraft()).isEmpty();
    }

    @Test
    void stopButtonTellsTheBot() {
        draft(toAda().put("draft_id", 5).put("text", "endless").put("can_stop", true));

        server.ada().stopDraft(5);

        JsonObject stopped = server.newest("stopped_message_generation");
        assertThat(stopped.getLong("draft_id")).isEqualTo(5);
        assertThat(stopped.getJsonObject("chat").getLong("id")).isEqualTo(RunningTelegram.ADA);
        assertThat(server.ada().transcript().currentDraft()).isEmpty();
    }

    @Test
    void stoppedDraftStaysWhenAskedToAndNeedsAButton() {
        draft(toAda().put("draft_id", 5).put("can_stop", true).put("keep_on_stop", true));
        server.ada().stopDraft(5);
        assertThat(server.ada().transcript().currentDraft()).isPresent();

        draft(toAda().put("draft_id", 6));
        assertThatThrownBy(() -> server.ada().stopDraft(6)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void draftsAreForPrivateChatsAndHaveAnId() {
        server.telegram().addGroup(-100, "Friends", SandboxUser.of(RunningTelegram.ADA, "Ada", "en"));

        var group = server.call(
                "sendMessageDraft", new JsonObject().put("chat_id", -100).put("draft_id", 1));
        var zero = server.call("sendMessageDraft", toAda().put("draft_id", 0).put("text", "x"));

        assertThat(group.description()).isEqualTo("Bad Request: TEXTDRAFT_PEER_INVALID");
        assertThat(zero.status()).isEqualTo(400);
    }

    @Test
    void actionsAreRecordedAndChecked() {
        var typing = server.call("sendChatAction", toAda().put("action", "typing"));
        var unknown = server.call("sendChatAction", toAda().put("action", "dancing"));

        assertThat(typing.status()).isEqualTo(200);
        assertThat(unknown.description()).isEqualTo("Bad Request: wrong parameter action in request");
        assertThat(server.ada().transcript().actions()).containsExactly("typing");
    }

    private void draft(JsonObject parameters) {
        assertThat(server.call("sendMessageDraft", parameters).json().getBoolean("result"))
                .isTrue();
    }
}

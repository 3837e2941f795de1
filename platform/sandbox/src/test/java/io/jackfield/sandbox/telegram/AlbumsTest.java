package io.jackfield.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AlbumsTest {
    @RegisterExtension
    final RunningTelegram server = new RunningTelegram();

    private static final UserFile NOTES = UserFile.document("notes".getBytes(), "notes.txt", "text/plain");
    private static final UserFile PLAN = UserFile.document("plan".getBytes(), "plan.txt", "text/plain");

    @Test
    void filesOfAnAlbumShareItsIdAndTheFirstHasTheCaption() {
        server.ada().sendFiles(List.of(NOTES, PLAN), "/compare these", OptionalLong.empty());

        JsonArray updates = server.updates();
        JsonObject first = updates.getJsonObject(0).getJsonObject("message");
        JsonObject second = updates.getJsonObject(1).getJsonObject("message");
        assertThat(updates).hasSize(2);
        assertThat(first.getString("media_group_id")).isNotEmpty().isEqualTo(second.getString("media_group_id"));
        assertThat(first.getString("caption")).isEqualTo("/compare these");
        assertThat(first.getJsonArray("caption_entities").getJsonObject(0).getString("type"))
                .isEqualTo("bot_command");
        assertThat(second.containsKey("caption")).isFalse();
    }

    @Test
    void oneFileIsNoAlbumAndMayAnswerAMessage() {
        long question = server.ada().send("where is it?").id();

        server.ada().sendFiles(List.of(NOTES), "", OptionalLong.of(question));

        JsonObject message = server.newest("message");
        assertThat(message.containsKey("media_group_id")).isFalse();
        assertThat(message.getJsonObject("reply_to_message").getString("text")).isEqualTo("where is it?");
    }

    @Test
    void elevenFilesAreTooMany() {
        assertThatThrownBy(() -> server.ada().sendFiles(Collections.nCopies(11, NOTES), "", OptionalLong.empty()))
                .hasMessageContaining("send 1 to 10");
    }
}

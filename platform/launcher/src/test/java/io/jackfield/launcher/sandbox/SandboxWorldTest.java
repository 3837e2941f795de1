package io.jackfield.launcher.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.sandbox.Sandbox;
import io.jackfield.sandbox.SandboxOptions;
import io.jackfield.sandbox.telegram.SandboxBot;
import io.jackfield.sandbox.telegram.SandboxUser;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxWorldTest {
    @TempDir
    Path folder;

    @Test
    void botsHaveNamesThatTelegramWouldTake() {
        assertThat(WorldOptions.bot("1001:token"))
                .isEqualTo(new SandboxBot("bot_1001_bot", "1001:token", "bot_1001_bot", "Bot 1001"));
        assertThat(WorldOptions.bot("1001:token=Tea Master").username()).isEqualTo("tea_master_bot");
        assertThat(WorldOptions.bot("1001:token=Чай").username()).isEqualTo("bot_1001_bot");
        assertThat(WorldOptions.bot("1001:token=Чай@chai_bot").username()).isEqualTo("chai_bot");
    }

    @Test
    void wrongFormsAreShownTheRightOnes() {
        assertThatThrownBy(() -> WorldOptions.bot("token")).hasMessageContaining("1001:token=Name@name_bot");
        assertThatThrownBy(() -> WorldOptions.users(List.of("1:2:3:4"))).hasMessageContaining("7:Ada:en");
        assertThatThrownBy(() -> WorldOptions.groups(List.of("Forum"), List.of("Other=Ideas"), false))
                .hasMessageContaining("--group Forum --topic Forum=Ideas");
        assertThatThrownBy(() -> WorldOptions.fault("{}")).hasMessageContaining("RATE_LIMIT");
    }

    @Test
    void usersCountFrom101UnlessTheyNameTheirId() {
        List<SandboxUser> users = WorldOptions.users(List.of("Ada:ru", "7:Bob", "Cem"));

        assertThat(users.stream().map(SandboxUser::id)).containsExactly(101L, 7L, 103L);
        assertThat(users.getFirst().languageCode()).isEqualTo("ru");
    }

    @Test
    void fileAndOptionsLiveTogether() throws Exception {
        SandboxWorld file = WorldFile.read(write("""
                bots:
                  - {token: "1002:token", name: Reader, username: reader_bot, seesAllGroupMessages: true}
                users:
                  - {id: 7, firstName: Ada, language: ru}
                groups:
                  - {title: Forum, members: [7], topics: [Ideas], botsAreAdministrators: true}
                faults:
                  - {method: sendPhoto, kind: ERROR, status: 500}
                """));
        SandboxWorld world = file.plus(new SandboxWorld(
                List.of(new SandboxWorld.Bot(WorldOptions.bot("1001:token"), false)), List.of(), List.of(), List.of()));
        Vertx vertx = Vertx.vertx();
        Sandbox sandbox = Sandbox.start(vertx, SandboxOptions.defaults()).await();

        world.moveInto(sandbox);

        assertThat(world.bots()).hasSize(2);
        assertThat(sandbox.telegram().faults().rules()).hasSize(1);
        assertThat(sandbox.telegram().users())
                .extracting(SandboxUser::firstName)
                .containsExactly("Ada");
        assertThat(sandbox.telegram().freeGroupId()).isEqualTo(-1_000_000_000_002L);
        sandbox.close().await();
        vertx.close().await();
    }

    @Test
    void unknownKeysAndMissingFilesAreRefusedByName() {
        assertThatThrownBy(() -> WorldFile.read(write("bots: [{tokn: a}]")))
                .hasMessageContaining("bots[0]")
                .hasMessageContaining("'tokn'");
        assertThatThrownBy(() -> WorldFile.read(write("bots: 7"))).hasMessageContaining("bots must be a list");
        assertThatThrownBy(() -> WorldFile.read(folder.resolve("none.yaml"))).hasMessageContaining("none.yaml");
    }

    private Path write(String yaml) throws java.io.IOException {
        return Files.writeString(folder.resolve("world.yaml"), yaml);
    }
}

package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The host about its process, its machine, its database and its backups. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SystemIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [hello]\n")
            .with(PluginJar.command("hello", "hello", "Reply.text(\"Hello\")"));

    private static JsonObject backups() {
        return platform.readAdmin("/system/backups");
    }

    @Test
    @Order(1)
    void processDatabaseAndDiskAreTold() {
        JsonObject system = platform.readAdmin("/system");

        assertThat(system.getString("version")).isEqualTo("Jackfield in a test");
        assertThat(system.getJsonObject("java").getLong("heapUsed")).isPositive();
        assertThat(system.getJsonObject("disk").getLong("free")).isPositive();
        assertThat(system.getJsonObject("flow").getBoolean("redis")).isTrue();
        assertThat(system.getJsonObject("database").getLong("bytes")).isPositive();
        assertThat(system.getJsonObject("database").getJsonArray("tables").stream()
                        .map(JsonObject.class::cast)
                        .filter(table -> table.getString("table").equals("journal")))
                .singleElement()
                .satisfies(
                        journal -> assertThat(journal.getInteger("partitions")).isPositive());
    }

    @Test
    @Order(2)
    void backupIsMadeInTheBackgroundAndTried() {
        JsonObject begun = platform.askAdmin("/system/backups", new JsonObject().put("by", "eve"));

        await().atMost(SOON).until(() -> !backups().containsKey("running"));

        JsonObject made = backups();
        assertThat(made.getJsonObject("last").getValue("problem")).isNull();
        JsonObject backup = made.getJsonArray("backups").getJsonObject(0);
        assertThat(backup.getString("file")).isEqualTo(begun.getString("file"));
        assertThat(backup.getLong("bytes")).isPositive();
        assertThat(backup.getValue("verifiedAt")).isNull();

        platform.askAdmin("/system/backups/" + backup.getString("file") + "/verify", new JsonObject().put("by", "eve"));
        assertThat(platform.askAdmin("/system/backups", new JsonObject().put("by", "eve"))
                        .getString("detail"))
                .contains("is under way since");
        await().atMost(SOON).until(() -> !backups().containsKey("running"));
        assertThat(backups().getJsonObject("last").getValue("problem")).isNull();
        assertThat(backups().getJsonArray("backups").getJsonObject(0).getString("verifiedAt"))
                .isNotNull();
    }

    @Test
    @Order(3)
    void onlyFilesOfTheFolderAreTried() {
        assertThat(platform.askAdmin(
                                "/system/backups/..%2F..%2Fjackfield.yaml/verify", new JsonObject().put("by", "eve"))
                        .getString("detail"))
                .startsWith("there is no backup '../../jackfield.yaml' in ");
    }

    @Test
    @Order(4)
    void figuresOfTheLastDayAreThere() {
        await().atMost(SOON)
                .until(() -> !platform.readAdmin("/figures/series?name=heap,updates&step=15")
                        .getJsonArray("times")
                        .isEmpty());
        assertThat(platform.readAdmin("/figures").getJsonArray("figures")).hasSize(30);
    }
}

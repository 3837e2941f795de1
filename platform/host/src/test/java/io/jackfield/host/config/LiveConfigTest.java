package io.jackfield.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveConfigTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final String STRICT = "plugins: {trust: {approve: listed, permissions: {shop: [messages]}}}\n";

    @TempDir
    Path folder;

    private TestHome home;
    private LiveConfig config;

    @BeforeEach
    void write() {
        home = new TestHome(folder)
                .main(STRICT)
                .plugin("shop", "isolation: process\n")
                .bot("helper", "plugins:\n  shop: {price: 5}\n  hours: {from: 9}\n");
    }

    private void start(Duration patience) {
        config = new LiveConfig(home.load(), home::loadUnder, patience);
    }

    private Path file(String name) {
        return folder.resolve("config").resolve(name);
    }

    /** Two looks, as a file counts when it has stood still. */
    private Optional<Set<String>> look() {
        return config.look().or(config::look);
    }

    private TrustConfig trust() {
        return config.now().trust();
    }

    @Test
    void databasesOfOthersAreTakenOver() {
        start(Duration.ZERO);

        home.main(STRICT + "databases: {school: {url: postgres://ada@school/pupils}}\n");

        assertThat(look()).isPresent();
        assertThat(config.now().databases()).containsOnlyKeys("school");
        home.main(STRICT);
        assertThat(look()).isPresent();
        assertThat(config.now().databases()).isEmpty();
    }

    @Test
    void trustHoldsWhileTheMainFileIsAwayOrEmptyOrBroken() throws IOException {
        start(Duration.ZERO);
        TrustConfig before = trust();

        Files.delete(file("jackfield.yaml"));
        assertThat(look()).isEmpty();
        assertThat(trust()).isEqualTo(before);
        assertThat(config.problem())
                .contains("config/jackfield.yaml is missing")
                .contains("put it back");

        home.main("");
        assertThat(look()).isEmpty();
        assertThat(trust()).isEqualTo(before);
        assertThat(config.problem()).contains("config/jackfield.yaml is empty");

        home.main("plugins: [");
        assertThat(look()).isEmpty();
        assertThat(trust()).isEqualTo(before);
        assertThat(config.problem()).contains("config/jackfield.yaml:1");

        home.main(STRICT + "# back\n");
        assertThat(look()).hasValue(Set.of());
        assertThat(config.problem()).isEmpty();
    }

    @Test
    void moveAwayAndBackLeavesNoProblem() throws IOException {
        start(LONG);
        Files.move(file("jackfield.yaml"), folder.resolve("aside"));
        look();
        assertThat(config.problem()).isNotEmpty();

        Files.move(folder.resolve("aside"), file("jackfield.yaml"));

        look();
        assertThat(config.problem()).isEmpty();
    }

    @Test
    void laxerTrustCountsOnlyAfterAWhileAndStricterAtOnce() {
        start(LONG);
        home.main("server: {port: 8080}\n");
        assertThat(look()).isEmpty();
        assertThat(trust().approve()).isEqualTo(TrustConfig.Approve.LISTED);

        home.main("plugins: {trust: {approve: listed, permissions: {shop: []}}}\n");
        assertThat(look()).hasValue(Set.of("shop"));
        assertThat(trust().permissions().get("shop").isEmpty()).isTrue();

        start(SHORT);
        home.main("plugins: {trust: {approve: listed, permissions: {shop: [messages, secrets]}}}\n");
        await().until(() -> look().isPresent());
        assertThat(trust().permissions().get("shop").words()).containsExactly("messages", "secrets");
    }

    @Test
    void fileOfAPluginThatIsGoneForAMomentChangesNothing() throws IOException {
        start(LONG);
        Files.delete(file("plugins/shop.yaml"));
        assertThat(look()).isEmpty();
        home.plugin("shop", "isolation: process\n\n");
        assertThat(look()).hasValue(Set.of());

        start(SHORT);
        Files.delete(file("plugins/shop.yaml"));
        await().until(() -> look().equals(Optional.of(Set.of("shop"))));
    }

    @Test
    void fileOfABotThatIsGoneLeavesTheBotAsItIs() throws IOException {
        start(Duration.ZERO);
        Files.delete(file("bots/helper.yaml"));

        look();

        assertThat(config.bot("helper").plugins()).containsOnlyKeys("shop", "hours");
    }

    @Test
    void lineAddedAboveChangesNothingBelow() {
        start(LONG);
        home.bot("helper", "# a word\nplugins:\n  faq: {}\n  shop: {price: 5}\n  hours: {from: 10}\n");

        assertThat(look()).hasValue(Set.of("hours"));
    }
}

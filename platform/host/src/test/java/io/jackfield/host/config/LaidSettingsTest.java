package io.jackfield.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.host.config.read.ConfigLayer;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.config.read.KeyPath;
import io.jackfield.host.config.read.LaidValue;
import io.jackfield.host.config.read.Node;
import io.jackfield.host.config.read.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators lay over the files. */
class LaidSettingsTest {
    private static final String SHOP = "plugins/shop.yaml";
    private static final String HELPER = "bots/helper.yaml";

    @TempDir
    Path folder;

    private TestHome home;
    private LiveConfig config;

    @BeforeEach
    void write() {
        home = new TestHome(folder)
                .variable("SHOP_KEY", "sk-of-the-environment")
                .plugin("shop", "price: 5\nkey: ${SHOP_KEY}\nopening: {from: 9, until: 17}\n")
                .bot(
                        "helper",
                        "language: en\nplugins: [shop, hours]\nplans:\n  - id: free\n    limits: [{requests: 5, per: day}]\n");
        config = new LiveConfig(home.load(), home::loadUnder, Duration.ZERO);
    }

    private static LaidValue laid(String file, Object value, String... path) {
        return new LaidValue(file, KeyPath.of(path), value, false);
    }

    private static ConfigLayer layer(LaidValue... values) {
        return new ConfigLayer(Arrays.asList(values));
    }

    private FileConfig shop() {
        return config.now().pluginConfig("shop");
    }

    private static Place place(FileConfig config, String key) {
        return config.node().entries().get(key).place();
    }

    @Test
    void settingCountsInPlaceOfTheFileAndTheRestStays() {
        Optional<Set<String>> changed = config.lay(layer(laid(SHOP, 7, "price"), laid(SHOP, 10, "opening", "from")));

        assertThat(changed).contains(Set.of("shop"));
        assertThat(shop().number("price", 1, 9, 1)).isEqualTo(7);
        assertThat(shop().section("opening").number("from", 0, 24, 0)).isEqualTo(10);
        assertThat(shop().section("opening").number("until", 0, 24, 0)).isEqualTo(17);

        config.lay(ConfigLayer.NONE);
        assertThat(shop().number("price", 1, 9, 1)).isEqualTo(5);
    }

    @Test
    void everyValueKnowsWhereItComesFrom() {
        config.lay(layer(laid(SHOP, 7, "price")));

        assertThat(place(shop(), "price").kind()).isEqualTo(Place.Kind.SETTING);
        assertThat(place(shop(), "price").name()).isEqualTo("/price");
        assertThat(place(shop(), "key").kind()).isEqualTo(Place.Kind.VARIABLE);
        assertThat(place(shop(), "key").name()).isEqualTo("SHOP_KEY");
        assertThat(place(shop(), "opening")).hasToString("config/plugins/shop.yaml:3");
    }

    @Test
    void placeholdersAreNotReplacedInSettings() {
        config.lay(layer(laid(SHOP, "${SHOP_KEY}", "greeting")));

        assertThat(shop().text("greeting")).contains("${SHOP_KEY}");
    }

    @Test
    void nothingInAPlaceMeansThatTheFileLeavesItOut() {
        config.lay(layer(laid(SHOP, null, "price")));

        assertThat(shop().text("price")).isEmpty();
    }

    @Test
    void entryOfAListGoesByItsIdAndAListOfPluginsTakesSettings() {
        config.lay(layer(
                laid(HELPER, List.of(Map.of("requests", 9, "per", "day")), "plans", "free", "limits"),
                laid(HELPER, "Hi", "plugins", "shop", "greeting")));

        BotConfig bot = config.bot("helper");
        assertThat(bot.plans().getFirst().limits().getFirst().amount().intValue())
                .isEqualTo(9);
        assertThat(bot.plugins().keySet()).containsExactly("shop", "hours");
        assertThat(bot.plugins().get("shop").text("greeting")).contains("Hi");
    }

    @Test
    void pluginWithoutAFileTakesSettingsAndABotWithoutAFileIsNone() {
        config.lay(layer(laid("plugins/hours.yaml", 8, "from"), laid("bots/gone.yaml", "en", "language")));

        assertThat(config.now().pluginConfig("hours").text("from")).contains("8");
        assertThat(config.now().bots()).extracting(BotConfig::id).containsExactly("helper");
    }

    @Test
    void whatDoesNotFitIsLeftOutAndTheRestCounts() {
        LaidValue wrong = laid(HELPER, "klingon", "language");
        LaidValue lost = laid(HELPER, "x", "plans", "gold", "label");
        config.lay(layer(laid(SHOP, 7, "price"), wrong, lost, laid(HELPER, true, "paused")));

        assertThat(config.misfits().keySet()).containsExactlyInAnyOrder(wrong, lost);
        assertThat(config.misfits().get(wrong)).contains("the setting /language of config/bots/helper.yaml", "klingon");
        assertThat(config.misfits().get(lost)).contains("no entry with the id gold");
        assertThat(shop().text("price")).contains("7");
        assertThat(config.bot("helper").isPaused()).isTrue();
        assertThat(config.bot("helper").language()).isEqualTo("en");
    }

    @Test
    void tryingSaysWhatIsWrongAndChangesNothing() {
        assertThatThrownBy(() -> config.tried(layer(laid(HELPER, "klingon", "language"))))
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining("the setting /language of config/bots/helper.yaml: language is 'klingon'");

        assertThat(config.bot("helper").language()).isEqualTo("en");
    }

    @Test
    void fileThatChangesUnderASettingIsTakenOverAndTheSettingStays() {
        config.lay(layer(laid(SHOP, 7, "price")));

        home.plugin("shop", "price: 6\nopening: {from: 11}\n");

        assertThat(config.look().or(config::look)).contains(Set.of("shop"));
        assertThat(shop().text("price")).contains("7");
        assertThat(shop().section("opening").text("from")).contains("11");
    }

    @Test
    void brokenFilesAreAMatterOfTheFilesAndNoSettingIsLeftOutForThem() {
        config.lay(layer(laid(SHOP, 7, "price")));

        home.bot("helper", "language: klingon\n");

        assertThat(config.look().or(config::look)).isEmpty();
        assertThat(config.problem()).contains("klingon");
        assertThat(config.misfits()).isEmpty();
        assertThatThrownBy(() -> config.tried(ConfigLayer.NONE)).hasMessageContaining("put that right first");
    }

    @Test
    void versionOfAPluginGoesWithoutTheSettingsThatItRefusesUntilOneTakesThem() {
        LaidValue price = laid(SHOP, 7, "price");
        config.lay(layer(price, laid(SHOP, "Hi", "greeting")));

        HostConfig strict = config.fitting(
                "shop",
                candidate -> candidate
                                .pluginConfig("shop")
                                .text("price")
                                .filter("5"::equals)
                                .isPresent()
                        ? List.of()
                        : List.of("price is not 5"));

        assertThat(strict.pluginConfig("shop").text("price")).contains("5");
        assertThat(strict.pluginConfig("shop").text("greeting")).contains("Hi");
        assertThat(config.misfits()).isEqualTo(Map.of(price, "price is not 5"));

        HostConfig lax = config.fitting("shop", candidate -> List.of());

        assertThat(lax.pluginConfig("shop").text("price")).contains("7");
        assertThat(config.misfits()).isEmpty();
    }

    @Test
    void secretIsKnownByItsNameWhereverItLies() {
        config.lay(layer(
                laid(SHOP, Map.of("apiKey", "sk-1", "url", "x"), "account"),
                new LaidValue(SHOP, KeyPath.of("word"), "psst", true)));

        Node.Section account = (Node.Section) shop().node().entries().get("account");
        assertThat(((Node.Text) account.entries().get("apiKey")).shown()).isEqualTo("***");
        assertThat(((Node.Text) account.entries().get("url")).shown()).isEqualTo("x");
        assertThat(((Node.Text) shop().node().entries().get("word")).shown()).isEqualTo("***");
    }
}

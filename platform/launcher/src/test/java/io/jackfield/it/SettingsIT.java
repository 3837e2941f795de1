package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What operators set over the files while the host runs. */
class SettingsIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String SECRET = "sk-of-the-shop-4711";
    private static final String SCHEMA = """
            {"type": "object", "additionalProperties": false, "properties": {
              "price": {"type": "integer", "minimum": 1, "maximum": %d, "description": "what it costs"},
              "currency": {"enum": ["EUR", "UZS"]},
              "greeting": {"type": "string", "x-widget": "textarea"},
              "days": {"type": "array", "items": {"type": "string"}},
              "password": {"type": "string", "writeOnly": true}}}
            """;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving(
                    "shop",
                    "language: en\nplugins: {price: {currency: UZS}}\nplans:\n"
                            + "  - {id: free, label: Free, limits: [{requests: 5, per: day}]}\n")
            .configured("price", "price: 5 # what we take\n")
            .with(jar("1.0.0", 100));

    private static PluginJar jar(String version, int most) {
        return PluginJar.command(
                        "price",
                        "price",
                        "Reply.text(price + \" \" + request.config().text(\"currency\", \"EUR\") + \" \""
                                + " + request.config().text(\"greeting\", \"-\") + \" \""
                                + " + context.config().text(\"password\").map(String::length).orElse(0))")
                .onLoad("price = context.config().number(\"price\", 1, 100, 1);")
                .field("private final int price;")
                .file("config.schema.json", SCHEMA.formatted(most))
                .version(version);
    }

    @AfterEach
    void takeEverythingBack() {
        for (Object one : platform.readAdmin("/settings").getJsonArray("settings")) {
            JsonObject setting = (JsonObject) one;
            platform.askAdmin(
                    "/settings/reset",
                    target(setting.getString("plugin"), setting.getString("bot"))
                            .put("paths", new JsonArray().add(setting.getString("path"))));
        }
        assertThat(platform.readAdmin("/settings").getJsonArray("settings")).isEmpty();
        await().atMost(SOON).until(() -> answer().equals("5 UZS - 0"));
    }

    private static JsonObject target(String plugin, String bot) {
        return new JsonObject().put("plugin", plugin).put("bot", bot).put("by", "eve");
    }

    private static JsonObject set(JsonObject target, String path, Object value) {
        return platform.askAdmin(
                "/settings/change",
                target.put(
                        "changes",
                        new JsonArray().add(new JsonObject().put("path", path).put("value", value))));
    }

    private static JsonObject write(JsonObject target, String path, String text) {
        return platform.askAdmin(
                "/settings/change",
                target.put(
                        "changes",
                        new JsonArray().add(new JsonObject().put("path", path).put("text", text))));
    }

    private static String answer() {
        SandboxChat chat = platform.newcomer();
        chat.send("/price");
        return chat.nextReply().text();
    }

    private static JsonObject effective(String query, String path) {
        return platform.readAdmin("/settings/effective?" + query).getJsonArray("values").stream()
                .map(JsonObject.class::cast)
                .filter(value -> value.getString("path").equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing at " + path));
    }

    @Test
    void settingOfAPluginCountsAtOnceAndItsOriginIsKnown() throws IOException {
        JsonObject done = set(target("price", null), "/price", 7);

        assertThat(done.getJsonObject("after").getInteger("/price")).isEqualTo(7);
        await().atMost(SOON).until(() -> answer().startsWith("7 UZS"));
        JsonObject value = effective("plugin=price", "/price");
        assertThat(value).isEqualTo(effective("plugin=price&bot=shop", "/price"));
        assertThat(value.getString("value")).isEqualTo("7");
        assertThat(value.getString("origin")).isEqualTo("setting");
        assertThat(value.getString("by")).isEqualTo("eve");
        assertThat(effective("plugin=price&bot=shop", "/currency").getString("place"))
                .isEqualTo("config/bots/shop.yaml:3");
        assertThat(Files.readString(platform.home().folder().resolve("config/plugins/price.yaml")))
                .isEqualTo("price: 5 # what we take\n");

        platform.askAdmin("/settings/reset", target("price", null).put("paths", new JsonArray().add("/price")));
        await().atMost(SOON).until(() -> answer().startsWith("5 UZS"));
        assertThat(effective("plugin=price", "/price").getString("place")).isEqualTo("config/plugins/price.yaml:1");
    }

    @Test
    void textOfABotChangesWithoutTouchingThePlugin() {
        assertThat(write(target("price", "shop"), "/greeting", "Hello: you").getInteger("changed"))
                .isEqualTo(1);

        await().atMost(SOON).until(() -> answer().contains("Hello: you"));
    }

    @Test
    void wrongValuesAreRefusedAtTheirFieldsAndNothingIsChanged() {
        JsonObject refused = platform.askAdmin(
                "/settings/change",
                target("price", null)
                        .put(
                                "changes",
                                new JsonArray()
                                        .add(new JsonObject()
                                                .put("path", "/price")
                                                .put("text", "700"))
                                        .add(new JsonObject()
                                                .put("path", "/greeting")
                                                .put("text", "Hi"))
                                        .add(new JsonObject()
                                                .put("path", "/colour")
                                                .put("text", "red"))));

        assertThat(refused.getInteger("status")).isEqualTo(400);
        assertThat(refused.getJsonObject("fields").getString("/price"))
                .isEqualTo("price is '700'; use a whole number from 1 to 100, what it costs");
        assertThat(refused.getJsonObject("fields").getString("/colour")).contains("colour is unknown");
        assertThat(refused.getJsonObject("fields").containsKey("/greeting")).isFalse();
        assertThat(platform.readAdmin("/settings").getJsonArray("settings")).isEmpty();
        assertThat(answer()).isEqualTo("5 UZS - 0");
    }

    @Test
    void whatNeedsARestartOrLetsCodeInIsRefusedWithTheReason() {
        assertThat(set(target(null, "shop"), "/token", "1:x").getString("detail"))
                .contains("counts from the start on", "config/bots/shop.yaml");
        assertThat(set(target(null, null), "/server/port", 80).getString("detail"))
                .contains("counts from the start on", "config/jackfield.yaml");
        assertThat(set(target(null, null), "/plugins/trust/approve", "all").getString("detail"))
                .contains("stands in config/jackfield.yaml only");
        assertThat(set(target("price", null), "/jvmOptions", "-javaagent:x.jar").getString("detail"))
                .contains("stands in config/plugins/price.yaml only");
        assertThat(set(target("nobody", null), "/x", 1).getInteger("status")).isEqualTo(404);
        assertThat(set(target(null, "nobody"), "/x", 1).getInteger("status")).isEqualTo(404);
    }

    @Test
    void limitsOfAPlanChangeByTheIdOfThePlan() {
        set(
                target(null, "shop"),
                "/plans/free/limits",
                new JsonArray().add(new JsonObject().put("requests", 9).put("per", "day")));

        JsonObject bot = platform.readAdmin("/bots/shop");
        assertThat(bot.getJsonArray("plans")
                        .getJsonObject(0)
                        .getJsonArray("limits")
                        .getJsonObject(0)
                        .getString("amount"))
                .isEqualTo("9");
        JsonObject refused = set(
                target(null, "shop"),
                "/plans/free/limits",
                new JsonArray().add(new JsonObject().put("requests", "many").put("per", "day")));
        assertThat(refused.getJsonObject("fields").getString("/plans/free/limits"))
                .contains("'many'");
    }

    @Test
    void settingsOutliveARestartAndAChangeOfTheFile() {
        set(target("price", null), "/price", 8);

        platform.restart();
        assertThat(answer()).isEqualTo("8 UZS - 0");

        platform.home().write("config/plugins/price.yaml", "price: 6\ngreeting: Salom\n");
        await().atMost(SOON).until(() -> answer().equals("8 UZS Salom 0"));
        platform.home().write("config/plugins/price.yaml", "price: 5 # what we take\n");
    }

    @Test
    void secretGoesInAndNeverComesOut() {
        try (LogLines log = LogLines.capture()) {
            JsonObject done = write(target("price", null), "/password", SECRET);
            assertThat(done.encode()).doesNotContain(SECRET).contains("***");
            await().atMost(SOON).until(() -> answer().endsWith(" " + SECRET.length()));

            for (String path : new String[] {
                "/settings", "/settings/effective?plugin=price", "/settings/form?plugin=price", "/settings/effective"
            }) {
                assertThat(new String(platform.getAdmin(path).body(), StandardCharsets.UTF_8))
                        .as(path)
                        .doesNotContain(SECRET);
            }
            assertThat(effective("plugin=price", "/password").getString("by")).isEqualTo("eve");
            assertThat(write(target("price", null), "/password", "***").getString("detail"))
                    .contains("in the place of a secret");
            assertThat(String.join("\n", log.everything())).doesNotContain(SECRET);
        }
        assertThat(platform.journal().column("select coalesce(value, '') || encode(sealed, 'escape') from setting"))
                .singleElement()
                .asString()
                .doesNotContain(SECRET);
        platform.restart();
        assertThat(answer()).endsWith(" " + SECRET.length());
    }

    @Test
    void versionWithAStricterSchemaGoesWithoutTheSettingAndSaysSo() {
        set(target("price", null), "/price", 90);
        set(target("price", null), "/greeting", "Hi");
        await().atMost(SOON).until(() -> answer().equals("90 UZS Hi 0"));

        platform.home().install(jar("1.1.0", 50));

        await().atMost(SOON).until(() -> answer().equals("5 UZS Hi 0"));
        await().atMost(SOON)
                .until(() -> platform.health()
                        .encode()
                        .contains("the setting /price of config/plugins/price.yaml is left out"));
        assertThat(platform.readAdmin("/settings").encode()).contains("a whole number from 1 to 50");

        platform.restart();
        assertThat(answer()).isEqualTo("5 UZS Hi 0");

        platform.home().install(jar("1.2.0", 100));
        await().atMost(SOON).until(() -> answer().equals("90 UZS Hi 0"));
        await().atMost(SOON).until(() -> !platform.health().encode().contains("is left out"));
    }

    @Test
    void formAsksByTheSchemaAndShowsWhatCounts() {
        JsonArray fields =
                platform.readAdmin("/settings/form?plugin=price&bot=shop").getJsonArray("fields");

        assertThat(fields.stream()
                        .map(JsonObject.class::cast)
                        .map(field -> field.getString("path") + " " + field.getString("kind") + " "
                                + field.getString("widget") + " " + field.getString("text") + " "
                                + field.getString("origin"))
                        .map(String::strip))
                .containsExactly(
                        "/price integer  5 file",
                        "/currency choice  UZS file",
                        "/greeting text textarea  default",
                        "/days list   default",
                        "/password text   default");
        write(target("price", "shop"), "/days", "monday\nfriday\n");
        assertThat(effective("plugin=price&bot=shop", "/days").getString("value"))
                .isEqualTo("monday, friday");
    }

    @Test
    void pausedBotLeavesItsUpdatesWithTelegramUntilItGoesOn() {
        assertThat(platform.askAdmin("/bots/shop/pause", new JsonObject().put("by", "eve"))
                        .getBoolean("paused"))
                .isTrue();
        SandboxChat chat = platform.newcomer();
        chat.send("/price");
        await().atMost(SOON).until(() -> platform.health().encode().contains("the bot shop is paused"));
        assertThat(platform.readAdmin("/bots")
                        .getJsonArray("bots")
                        .getJsonObject(0)
                        .getString("state"))
                .isEqualTo("paused");

        platform.restart();
        assertThat(platform.health().encode()).contains("the bot shop is paused");
        assertThat(chat.transcript().botMessages()).isEmpty();

        platform.askAdmin("/bots/shop/resume", new JsonObject().put("by", "eve"));

        assertThat(chat.nextReply().text()).isEqualTo("5 UZS - 0");
        assertThat(platform.health().encode()).doesNotContain("is paused");
    }

    @Test
    void botIsShownWithItsCommandsAndWhatTelegramSays() {
        answer();

        JsonObject bot = platform.readAdmin("/bots/shop");

        assertThat(bot.getString("state")).isEqualTo("webhook");
        assertThat(bot.getString("lastUpdateAt")).isNotEmpty();
        assertThat(bot.getJsonArray("commands").getJsonObject(0).getString("command"))
                .isEqualTo("/price");
        assertThat(bot.getJsonArray("plugins").getJsonObject(0))
                .isEqualTo(new JsonObject().put("id", "price").put("live", true));
        assertThat(bot.getJsonObject("telegram").getString("url")).endsWith("/telegram/shop");
        assertThat(platform.readAdmin("/bots/shop/check").getString("username")).isEqualTo("shop_bot");
        assertThat(platform.askAdmin("/bots/shop/webhook", new JsonObject().put("by", "eve"))
                        .getBoolean("set"))
                .isTrue();
    }
}

package io.jackfield.sandbox.telegram;

import static io.jackfield.sandbox.telegram.RunningTelegram.ADA;
import static io.jackfield.sandbox.telegram.RunningTelegram.toAda;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProfilesTest {
    @RegisterExtension
    final RunningTelegram server = new RunningTelegram();

    @Test
    void nameIsShownAtOnceAndGoesBackWhenItIsEmptied() {
        server.call("setMyName", new JsonObject().put("name", "Tea master"));
        server.call("setMyName", new JsonObject().put("name", "Мастер").put("language_code", "ru"));

        assertThat(server.call("getMe").result().getString("first_name")).isEqualTo("Tea master");
        assertThat(server.say("hi").result().getJsonObject("from").getString("first_name"))
                .isEqualTo("Tea master");
        assertThat(name("ru")).isEqualTo("Мастер");
        server.call("setMyName", new JsonObject().put("name", ""));
        assertThat(name("")).isEqualTo("Helper");
        assertThat(server.call("setMyName", new JsonObject().put("name", "x".repeat(65)))
                        .description())
                .isEqualTo("Bad Request: name is too long");
    }

    @Test
    void menuButtonOfAChatGoesBeforeTheOneForAll() {
        set(new JsonObject(), new JsonObject().put("type", "commands"));
        set(toAda(), shop("https://example.org/shop"));

        assertThat(server.call("getChatMenuButton", toAda()).result().getString("type"))
                .isEqualTo("web_app");
        set(toAda(), new JsonObject().put("type", "default"));
        assertThat(server.call("getChatMenuButton", toAda()).result().getString("type"))
                .isEqualTo("commands");
        assertThat(set(toAda(), shop("http://example.org")).description())
                .isEqualTo(
                        "Bad Request: menu button Web App URL 'http://example.org' is invalid: Only HTTPS links are allowed");
    }

    @Test
    void profilePhotosComePageByPageTheNewestFirst() {
        SandboxUser ada = SandboxUser.of(ADA, "Ada", "en");
        server.telegram().addProfilePhoto(ada, new byte[] {1});
        server.telegram().addProfilePhoto(ada, new byte[] {2, 2});

        JsonObject page = server.call(
                        "getUserProfilePhotos",
                        new JsonObject().put("user_id", ADA).put("limit", 1))
                .result();

        assertThat(page.getInteger("total_count")).isEqualTo(2);
        assertThat(page.getJsonArray("photos")).hasSize(1);
        assertThat(page.getJsonArray("photos").getJsonArray(0).getJsonObject(0).getInteger("file_size"))
                .isEqualTo(2);
        assertThat(server.call("getUserProfilePhotos", new JsonObject().put("user_id", 5))
                        .description())
                .isEqualTo("Bad Request: user not found");
    }

    @Test
    void unknownMethodsAreNotFoundAndUnknownParametersIgnored() {
        assertThat(server.call("sendNonsense").status()).isEqualTo(404);
        assertThat(server.call("sendMessage", toAda().put("text", "hi").put("nonsense", 1))
                        .status())
                .isEqualTo(200);
    }

    private String name(String language) {
        return server.call("getMyName", new JsonObject().put("language_code", language))
                .result()
                .getString("name");
    }

    private RunningTelegram.Answer set(JsonObject place, JsonObject button) {
        return server.call("setChatMenuButton", place.put("menu_button", button));
    }

    private static JsonObject shop(String url) {
        return new JsonObject()
                .put("type", "web_app")
                .put("text", "Shop")
                .put("web_app", new JsonObject().put("url", url));
    }
}

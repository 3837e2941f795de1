package io.jackfield.sandbox.telegram;

import static io.jackfield.sandbox.telegram.RunningTelegram.toAda;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BotAlbumsTest {
    @RegisterExtension
    final RunningTelegram server = new RunningTelegram();

    @Test
    void messagesOfAnAlbumShareItsIdAndEachHasItsCaption() {
        JsonArray sent = server.call("sendMediaGroup", album(photo().put("caption", "One"), photo()))
                .json()
                .getJsonArray("result");

        assertThat(sent).hasSize(2);
        assertThat(sent.getJsonObject(0).getString("media_group_id"))
                .isNotEmpty()
                .isEqualTo(sent.getJsonObject(1).getString("media_group_id"));
        assertThat(sent.getJsonObject(0).getString("caption")).isEqualTo("One");
        assertThat(sent.getJsonObject(1).containsKey("caption")).isFalse();
        assertThat(server.ada().transcript().botMessageCount()).isEqualTo(2);
    }

    @Test
    void filesOfAnAlbumMayComeAlong() throws Exception {
        String media =
                "[{\"type\":\"document\",\"media\":\"attach://a\"},{\"type\":\"document\",\"media\":\"attach://b\"}]";
        String body = part("chat_id", "", Long.toString(RunningTelegram.ADA))
                + part("media", "", media)
                + part("a", "; filename=\"one.txt\"", "first")
                + part("b", "; filename=\"two.txt\"", "second")
                + "--edge--\r\n";

        var answer = server.send(server.at("/bot" + server.bot().token() + "/sendMediaGroup")
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(BodyPublishers.ofString(body)));

        assertThat(answer.json().getJsonArray("result").stream()
                        .map(message ->
                                ((JsonObject) message).getJsonObject("document").getString("file_name")))
                .containsExactly("one.txt", "two.txt");
    }

    @Test
    void telegramsLimitsHold() {
        JsonObject[] eleven = new JsonObject[11];
        java.util.Arrays.fill(eleven, photo());
        JsonObject document = new JsonObject().put("type", "document").put("media", "https://example.org/a.pdf");

        assertThat(refusal(album())).isEqualTo("Bad Request: there are no messages to send");
        assertThat(refusal(album(eleven))).isEqualTo("Bad Request: too many messages to send as an album");
        assertThat(refusal(album(photo(), document)))
                .isEqualTo("Bad Request: document can't be mixed with other media types");
        assertThat(refusal(album(photo(), photo().put("type", "sticker"))))
                .isEqualTo("Bad Request: can't parse InputMedia: Type of the media is invalid");
        assertThat(server.ada().transcript().botMessageCount()).isZero();
    }

    @Test
    void stickersAndVideoNotesHaveNoCaption() {
        JsonObject sticker = server.call(
                        "sendSticker",
                        toAda().put("sticker", "https://example.org/a.webp")
                                .put("emoji", "👍")
                                .put("caption", "no"))
                .result();
        JsonObject note = server.call("sendVideoNote", toAda().put("video_note", "https://example.org/a.mp4"))
                .result();

        assertThat(sticker.getJsonObject("sticker").getString("emoji")).isEqualTo("👍");
        assertThat(sticker.getJsonObject("sticker").getBoolean("is_animated")).isFalse();
        assertThat(sticker.containsKey("caption")).isFalse();
        assertThat(note.getJsonObject("video_note").getInteger("length")).isEqualTo(240);
    }

    @Test
    void venueAndContactSayWhatIsMissing() {
        JsonObject venue = toAda().put("latitude", 41.3).put("longitude", 69.2).put("title", "Chorsu");

        assertThat(server.call("sendVenue", venue).description()).isEqualTo("Bad Request: address is empty");
        JsonObject sent =
                server.call("sendVenue", venue.put("address", "Tashkent")).result();
        assertThat(sent.getJsonObject("venue").getString("title")).isEqualTo("Chorsu");
        assertThat(sent.getJsonObject("location").getDouble("latitude")).isEqualTo(41.3);
        assertThat(server.call("sendContact", toAda().put("phone_number", "+998901234567"))
                        .description())
                .isEqualTo("Bad Request: first name is empty");
    }

    private static String part(String name, String further, String content) {
        return "--edge\r\nContent-Disposition: form-data; name=\"" + name + "\"" + further + "\r\n\r\n" + content
                + "\r\n";
    }

    private static JsonObject photo() {
        return new JsonObject().put("type", "photo").put("media", "https://example.org/a.jpg");
    }

    private static JsonObject album(JsonObject... media) {
        JsonArray all = new JsonArray();
        for (JsonObject each : media) {
            all.add(each);
        }
        return toAda().put("media", all);
    }

    private String refusal(JsonObject album) {
        return server.call("sendMediaGroup", album).description();
    }
}

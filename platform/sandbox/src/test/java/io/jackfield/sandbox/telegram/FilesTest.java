package io.jackfield.sandbox.telegram;

import static io.jackfield.sandbox.telegram.RunningTelegram.toAda;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FilesTest {
    @RegisterExtension
    final RunningTelegram server = new RunningTelegram();

    @Test
    void uploadedDocumentIsSentKeptAndDownloaded() throws Exception {
        byte[] content = new byte[300_000];
        ThreadLocalRandom.current().nextBytes(content);

        JsonObject document = upload("sendDocument", "document", "report.pdf", "application/pdf", content)
                .result()
                .getJsonObject("document");
        JsonObject file = server.call("getFile", fileId(document)).result();
        byte[] downloaded = download(file.getString("file_path"));

        assertThat(document.getString("file_name")).isEqualTo("report.pdf");
        assertThat(document.getString("mime_type")).isEqualTo("application/pdf");
        assertThat(file.getLong("file_size")).isEqualTo(content.length);
        assertThat(file.getString("file_path")).endsWith(".pdf");
        assertThat(downloaded).isEqualTo(content);
        assertThat(server.ada().transcript().latestText()).isEqualTo("a caption");
    }

    @Test
    void photosComeInSizesSmallestFirst() throws Exception {
        JsonArray sizes = upload("sendPhoto", "photo", "x.png", "image/png", png(800, 600))
                .result()
                .getJsonArray("photo");

        assertThat(sizes).hasSize(2);
        assertThat(sizes.getJsonObject(0).getInteger("width")).isEqualTo(320);
        assertThat(sizes.getJsonObject(1).getInteger("width")).isEqualTo(800);
        assertThat(sizes.getJsonObject(1).getInteger("height")).isEqualTo(600);
    }

    @Test
    void pictureTooLongForAPhotoIsRefused() throws Exception {
        var long21 = upload("sendPhoto", "photo", "x.png", "image/png", png(2_100, 100));
        var huge = upload("sendPhoto", "photo", "x.png", "image/png", png(9_901, 600));
        var document = upload("sendDocument", "document", "x.png", "image/png", png(2_100, 100));

        assertThat(long21.description()).isEqualTo("Bad Request: PHOTO_INVALID_DIMENSIONS");
        assertThat(huge.description()).isEqualTo("Bad Request: PHOTO_INVALID_DIMENSIONS");
        assertThat(document.status()).isEqualTo(200);
    }

    @Test
    void knownFilesAndLinksAreSentWithoutUpload() {
        SandboxMessage voice = server.ada().sendVoice(new byte[] {1, 2, 3}, "a.ogg", "audio/ogg");
        String id = voice.json().getJsonObject("voice").getString("file_id");

        var again = server.call("sendVoice", toAda().put("voice", id));
        var link = server.call("sendPhoto", toAda().put("photo", "https://example.org/cat.jpg"));
        var wrong = server.call("sendPhoto", toAda().put("photo", "nonsense"));
        var none = server.call("sendPhoto", toAda());

        assertThat(again.result().getJsonObject("voice").getString("file_id")).isEqualTo(id);
        assertThat(link.result().getJsonArray("photo")).hasSize(1);
        assertThat(wrong.description())
                .isEqualTo("Bad Request: wrong remote file identifier specified: Wrong string length");
        assertThat(none.description()).isEqualTo("Bad Request: there is no photo in the request");
    }

    @Test
    void filesOfUsersReachTheBot() throws Exception {
        server.ada().sendDocument("hello".getBytes(StandardCharsets.UTF_8), "note.txt", "text/plain");

        JsonObject document = server.newest("message").getJsonObject("document");
        JsonObject file = server.call("getFile", fileId(document)).result();

        assertThat(new String(download(file.getString("file_path")), StandardCharsets.UTF_8))
                .isEqualTo("hello");
    }

    @Test
    void filesBeyondTheLimitsAreRefused() throws Exception {
        var photo = upload("sendPhoto", "photo", "big.jpg", "image/jpeg", new byte[(10 << 20) + 1]);
        SandboxMessage big = server.ada().sendDocument(new byte[(20 << 20) + 1], "big.bin", "application/zip");
        var download = server.call("getFile", fileId(big.json().getJsonObject("document")));
        var unknown = server.call("getFile", new JsonObject().put("file_id", "none"));

        assertThat(photo.status()).isEqualTo(413);
        assertThat(photo.description()).isEqualTo("Request Entity Too Large");
        assertThat(download.description()).isEqualTo("Bad Request: file is too big");
        assertThat(unknown.description())
                .isEqualTo("Bad Request: wrong file_id or the file is temporarily unavailable");
    }

    @Test
    void videosAndMusicAreAsTheBotSays() throws Exception {
        String file = upload("sendVideo", "video", "a.mp4", "video/mp4", new byte[] {1})
                .result()
                .getJsonObject("video")
                .getString("file_id");

        JsonObject video = server.call(
                        "sendVideo",
                        toAda().put("video", file).put("width", 1280).put("height", 720))
                .result()
                .getJsonObject("video");
        JsonObject audio = server.call(
                        "sendAudio",
                        toAda().put("audio", file).put("performer", "Band").put("title", "Song"))
                .result()
                .getJsonObject("audio");

        assertThat(video.getInteger("width")).isEqualTo(1280);
        assertThat(video.getInteger("height")).isEqualTo(720);
        assertThat(audio.getString("performer")).isEqualTo("Band");
        assertThat(audio.getString("title")).isEqualTo("Song");
    }

    @Test
    void animationIsADocumentAsWellUntilAPictureTakesItsPlace() throws Exception {
        JsonObject sent = upload("sendAnimation", "animation", "a.mp4", "video/mp4", new byte[] {1})
                .result();
        JsonObject photo = new JsonObject().put("type", "photo").put("media", uploadedPhoto());

        JsonObject edited = server.call(
                        "editMessageMedia",
                        toAda().put("message_id", sent.getLong("message_id")).put("media", photo))
                .result();

        assertThat(sent.getJsonObject("document").getString("file_id"))
                .isEqualTo(sent.getJsonObject("animation").getString("file_id"));
        assertThat(edited.containsKey("document")).isFalse();
    }

    @Test
    void typeOfADocumentFollowsItsName() throws Exception {
        var named = upload("sendDocument", "document", "a.pdf", "application/octet-stream", new byte[] {1});
        var nameless = upload("sendDocument", "document", "a", "application/octet-stream", new byte[] {1});

        assertThat(named.result().getJsonObject("document").getString("mime_type"))
                .isEqualTo("application/pdf");
        assertThat(nameless.result().getJsonObject("document").getString("mime_type"))
                .isEqualTo("application/octet-stream");
    }

    @Test
    void captionsCanBeEdited() throws Exception {
        upload("sendDocument", "document", "a.txt", "text/plain", new byte[] {65});

        var edited =
                server.call("editMessageCaption", toAda().put("message_id", 1).put("caption", "better"));
        var text = server.call("editMessageText", toAda().put("message_id", 1).put("text", "x"));

        assertThat(edited.result().getString("caption")).isEqualTo("better");
        assertThat(text.description()).isEqualTo("Bad Request: there is no text in the message to edit");
    }

    @Test
    void pictureTakesThePlaceOfATextAndOfAnotherPicture() throws Exception {
        String photo = server.call("sendPhoto", toAda().put("photo", uploadedPhoto()))
                .result()
                .getJsonArray("photo")
                .getJsonObject(0)
                .getString("file_id");
        server.call("sendMessage", toAda().put("text", "a card"));
        JsonObject media =
                new JsonObject().put("type", "photo").put("media", photo).put("caption", "a picture");
        JsonObject edit = toAda().put("message_id", 3).put("media", media);

        JsonObject first = server.call("editMessageMedia", edit).result();
        var again = server.call("editMessageMedia", edit);
        var text = server.call("editMessageText", toAda().put("message_id", 3).put("text", "x"));
        var voice = server.call(
                "editMessageMedia",
                toAda().put("message_id", 3).put("media", media.copy().put("type", "voice")));

        assertThat(first.getString("caption")).isEqualTo("a picture");
        assertThat(first.containsKey("text")).isFalse();
        assertThat(first.getJsonArray("photo")).isNotEmpty();
        assertThat(again.description()).startsWith("Bad Request: message is not modified");
        assertThat(text.description()).isEqualTo("Bad Request: there is no text in the message to edit");
        assertThat(voice.status()).isEqualTo(400);
    }

    private String uploadedPhoto() throws Exception {
        return upload("sendPhoto", "photo", "x.png", "image/png", png(100, 100))
                .result()
                .getJsonArray("photo")
                .getJsonObject(0)
                .getString("file_id");
    }

    private RunningTelegram.Answer upload(String method, String field, String name, String mime, byte[] content)
            throws Exception {
        Buffer body = Buffer.buffer(part("chat_id", "7")).appendString(part("caption", "a caption"));
        body.appendString("--edge\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                + "\"\r\nContent-Type: " + mime + "\r\n\r\n");
        body.appendBytes(content).appendString("\r\n--edge--\r\n");
        return server.send(server.at("/bot" + server.bot().token() + "/" + method)
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(BodyPublishers.ofByteArray(body.getBytes())));
    }

    private static String part(String name, String value) {
        return "--edge\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private byte[] download(String path) throws Exception {
        return server.client()
                .send(server.at("/file/bot" + server.bot().token() + "/" + path).build(), BodyHandlers.ofByteArray())
                .body();
    }

    private static JsonObject fileId(JsonObject file) {
        return new JsonObject().put("file_id", file.getString("file_id"));
    }

    private static byte[] png(int width, int height) {
        return Buffer.buffer()
                .appendLong(0x89504E470D0A1A0AL)
                .appendInt(13)
                .appendString("IHDR")
                .appendInt(width)
                .appendInt(height)
                .getBytes();
    }
}

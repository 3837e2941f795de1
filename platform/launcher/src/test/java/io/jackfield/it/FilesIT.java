package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files from users and for users, byte for byte. */
class FilesIT {
    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.serving("shop", "plugins: [files]\nfreeText: files\n").with(PluginJar.of("files", """
                    public CommandSpec spec() { return CommandSpec.freeText(); }
                    public Reply handle(CommandRequest request) {
                        IncomingFile file = request.message().files().getFirst();
                        byte[] bytes = request.download(file);
                        Attachment same = Attachment.bytes("back-" + file.name(), file.mediaType(), bytes);
                        String caption = file.kind() + " of **" + bytes.length + "** bytes";
                        return file.kind() == IncomingFile.Kind.PHOTO
                            ? Reply.photo(same, caption)
                            : Reply.document(same, caption);
                    }
                    """));

    @AfterEach
    void nothingStaysInTheDatabase() {
        await().atMost(Duration.ofSeconds(10)).until(() -> platform.journal().attachments() == 0);
    }

    @Test
    void documentComesBackIntact() {
        byte[] pdf = new byte[3_000_000];
        new Random(7).nextBytes(pdf);
        SandboxChat ada = platform.newcomer();

        ada.sendDocument(pdf, "Отчёт 2026.pdf", "application/pdf");

        SandboxMessage back = ada.nextReply();
        JsonObject document = back.json().getJsonObject("document");
        assertThat(back.text()).isEqualTo("DOCUMENT of 3000000 bytes");
        assertThat(back.entityTypes()).containsExactly("bold");
        assertThat(document.getString("file_name")).isEqualTo("back-Отчёт 2026.pdf");
        assertThat(document.getString("mime_type")).isEqualTo("application/pdf");
        assertThat(platform.api().download(document.getString("file_id"))).isEqualTo(pdf);
    }

    @Test
    void photoComesBackIntact() throws IOException {
        byte[] photo = picture();
        SandboxChat ada = platform.newcomer();

        ada.sendPhoto(photo, "cat.png", "image/png");

        SandboxMessage back = ada.nextReply();
        assertThat(back.text()).isEqualTo("PHOTO of " + photo.length + " bytes");
        JsonObject largest = (JsonObject) back.json().getJsonArray("photo").stream()
                .reduce((small, large) -> large)
                .orElseThrow();
        assertThat(platform.api().download(largest.getString("file_id"))).isEqualTo(photo);
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}

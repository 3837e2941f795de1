package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pictures, documents and texts in place of each other, from a pressed button to Telegram. */
class CardsIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [cards]\n")
            .with(PluginJar.of("cards", PluginJar.spec("cards") + """
                    public Reply handle(CommandRequest request) { return withButtons(Reply.text("Packages")); }
                    public Reply onButton(ButtonPress press) throws Exception {
                        Reply card = switch (press.action()) {
                            case "basic", "gone" -> Reply.photo(picture(20), "**Basic**");
                            case "premium" -> Reply.photo(picture(30), "Premium");
                            case "terms" -> Reply.document(Attachment.bytes("t.txt", "text/plain", new byte[] {65}), "Terms");
                            case "essay" -> Reply.photo(picture(40), "long ".repeat(300));
                            default -> Reply.text("Packages");
                        };
                        Reply placed = withButtons(card).inPlace();
                        return press.action().equals("gone") ? Reply.removal().and(placed) : placed;
                    }
                    private static Reply withButtons(Reply reply) {
                        return reply.keyboard(Keyboard.column(List.of(
                                Button.action("Basic", "basic"), Button.action("Premium", "premium"),
                                Button.action("Terms", "terms"), Button.action("Essay", "essay"),
                                Button.action("Gone", "gone"), Button.action("All", "all"))));
                    }
                    private static Attachment picture(int side) throws Exception {
                        var png = new java.io.ByteArrayOutputStream();
                        javax.imageio.ImageIO.write(new java.awt.image.BufferedImage(side, side, 1), "png", png);
                        return Attachment.bytes("card.png", "image/png", png.toByteArray());
                    }
                    """));

    @AfterEach
    void nothingStaysInTheDatabase() {
        await().atMost(SOON).until(() -> platform.journal().attachments() == 0);
    }

    private static SandboxChat started() {
        SandboxChat ada = platform.newcomer();
        ada.send("/cards");
        assertThat(ada.nextReply().text()).isEqualTo("Packages");
        return ada;
    }

    private static SandboxMessage press(SandboxChat chat, String button, String shown) {
        chat.press(button);
        return chat.transcript()
                .awaitMessage(message -> message.fromBot() && message.text().startsWith(shown), SOON);
    }

    private static int width(SandboxMessage message) {
        return message.json().getJsonArray("photo").stream()
                .mapToInt(size -> ((JsonObject) size).getInteger("width"))
                .max()
                .orElseThrow();
    }

    @Test
    void cardChangesItsPictureWhereItStands() {
        SandboxChat ada = started();
        long card = ada.transcript().latest().orElseThrow().id();

        SandboxMessage basic = press(ada, "Basic", "Basic");
        SandboxMessage premium = press(ada, "Premium", "Premium");
        SandboxMessage terms = press(ada, "Terms", "Terms");

        assertThat(List.of(basic.id(), premium.id(), terms.id())).containsOnly(card);
        assertThat(basic.entityTypes()).containsExactly("bold");
        assertThat(width(basic)).isEqualTo(20);
        assertThat(width(premium)).isEqualTo(30);
        assertThat(premium.buttons()).contains("All");
        assertThat(terms.json().getJsonObject("document").getString("file_name"))
                .isEqualTo("t.txt");
        assertThat(terms.json().containsKey("photo")).isFalse();
        assertThat(ada.transcript().botMessages()).hasSize(1);
    }

    @Test
    void textWhereAPictureWasComesBelowAndThePictureGoes() {
        SandboxChat ada = started();
        SandboxMessage basic = press(ada, "Basic", "Basic");

        SandboxMessage all = press(ada, "All", "Packages");

        assertThat(all.id()).isGreaterThan(basic.id());
        assertThat(all.buttons()).contains("Basic");
        await().atMost(SOON).until(() -> ada.transcript().botMessages().size() == 1);
        assertThat(press(ada, "Premium", "Premium").id()).isEqualTo(all.id());
    }

    @Test
    void pictureForAMessageThatIsGoneComesAsANewOne() {
        SandboxChat ada = started();
        long card = ada.transcript().latest().orElseThrow().id();

        SandboxMessage basic = press(ada, "Gone", "Basic");

        assertThat(basic.id()).isGreaterThan(card);
        assertThat(width(basic)).isEqualTo(20);
        assertThat(ada.transcript().botMessages()).hasSize(1);
    }

    @Test
    void captionThatIsTooLongFollowsBelowWithTheButtons() {
        SandboxChat ada = started();
        long card = ada.transcript().latest().orElseThrow().id();

        SandboxMessage words = press(ada, "Essay", "long long");

        List<SandboxMessage> shown = ada.transcript().botMessages();
        assertThat(shown).hasSize(2);
        assertThat(shown.getFirst().id()).isEqualTo(card);
        assertThat(width(shown.getFirst())).isEqualTo(40);
        assertThat(shown.getFirst().buttons()).isEmpty();
        assertThat(words.buttons()).contains("All");
    }
}

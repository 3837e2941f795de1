package io.jackfield.testkit;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;

/** {@code /cards} shows a text whose buttons turn it into something else. */
public final class CardsCommand implements CommandHandler {
    public CardsCommand(PluginContext context) {}

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("cards");
    }

    @Override
    public Reply handle(CommandRequest request) {
        return withButtons(Reply.text("Packages"));
    }

    @Override
    public Reply onButton(ButtonPress press) {
        Reply card = switch (press.action()) {
            case "basic" -> Reply.photo(Attachment.bytes("b.png", "image/png", picture(20)), "**Basic**");
            case "premium" -> Reply.photo(Attachment.bytes("p.png", "image/png", picture(30)), "Premium");
            case "terms" ->
                Reply.document(Attachment.bytes("t.txt", "text/plain", "T".getBytes(StandardCharsets.UTF_8)), "Terms");
            default -> Reply.text("Packages");
        };
        return withButtons(card).inPlace();
    }

    private static Reply withButtons(Reply reply) {
        return reply.keyboard(Keyboard.inline(List.of(
                Button.action("Basic", "basic"),
                Button.action("Premium", "premium"),
                Button.action("Terms", "terms"),
                Button.action("All", "all"))));
    }

    private static byte[] picture(int side) {
        try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB), "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.jackfield.command.chat;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.Request;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** Talks with the model the user has chosen: takes text, pictures, files and voice, and remembers the dialogue. */
@Extension
public final class ChatHandler implements CommandHandler {
    private final Offers offers;
    private final Pending pending = new Pending();
    private final Answering answering;
    private final Mailbox mailbox;

    public ChatHandler(PluginContext context) {
        Settings.of(context.config());
        offers = new Offers(context);
        answering = new Answering(context, offers, pending);
        mailbox = new Mailbox(context.models(), answering);
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.freeText();
    }

    @Override
    public Reply handle(CommandRequest request) throws InterruptedException {
        IncomingMessage message = request.message();
        if (!message.files().isEmpty()) {
            return mailbox.take(request, message);
        }
        if (message.text().isBlank()) {
            return request.chat().isPrivate() ? Reply.text(request.text("textOnly")) : Reply.nothing();
        }
        Draft draft = Draft.of(message.text(), List.of());
        String quoted = Quote.of(request, message);
        return answering.answer(request, draft, UserTurn.of(request, message.text(), quoted, List.of()));
    }

    @Override
    public Reply onButton(ButtonPress press) throws InterruptedException {
        return switch (press.action()) {
            case Buttons.ASK_AGAIN -> askAgain(press);
            case Buttons.ASK -> askAnother(press);
            case Buttons.DO ->
                Task.of(press.argument()).isPresent()
                        ? mailbox.act(press, Task.of(press.argument()).get())
                        : Reply.nothing();
            default -> Reply.nothing();
        };
    }

    private Reply askAgain(ButtonPress press) throws InterruptedException {
        Optional<Draft> draft = pending.of(press);
        if (draft.isEmpty()) {
            return Reply.nothing().toast(press.text("nothingPending"));
        }
        return Reply.removal().and(again(press, draft.get()));
    }

    /** The plan is looked at when the model is asked, so a forged choice opens nothing. */
    private Reply askAnother(ButtonPress press) throws InterruptedException {
        if (offers.withId(press, press.argument()).isEmpty()) {
            return Reply.nothing().toast(press.text("nothingPending"));
        }
        press.preferences().chooseModel(press.argument());
        return askAgain(press);
    }

    private Reply again(Request request, Draft draft) throws InterruptedException {
        return draft.continues() ? answering.goOn(request) : mailbox.again(request, draft);
    }
}

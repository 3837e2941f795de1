package io.jackfield.command.notices;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.NoticeDesk;
import io.jackfield.api.desk.NoticeDesk.QuietHours;
import io.jackfield.api.desk.NoticeDesk.Switch;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** Adds {@code /notices}: one message in which users say what the bot may tell them by itself, and when it is quiet. */
@Extension
public final class NoticesCommand implements CommandHandler {
    static final String TURN = "turn";
    static final String QUIET = "quiet";
    static final String FROM = "from";
    static final String HOURS = "hours";
    static final String NEVER = "never";
    static final String BACK = "back";
    static final String CLOSE = "close";

    private final PluginContext context;
    private final Screens screens;

    public NoticesCommand(PluginContext context) {
        this.context = context;
        screens = new Screens(context.clock());
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("notices").described(context.texts(), "description");
    }

    @Override
    public Reply handle(CommandRequest request) {
        return request.chat().isPrivate() ? overview(request) : inPrivate(request);
    }

    /** What somebody is told is nobody else's affair. */
    private static Reply inPrivate(Request request) {
        return Reply.text(request.text("private"))
                .keyboard(Keyboard.column(List.of(Button.link(
                        request.text("private.open"),
                        URI.create("https://t.me/" + request.bot().username())))));
    }

    @Override
    public Reply onButton(ButtonPress press) {
        if (!press.chat().isPrivate()) {
            return Reply.nothing();
        }
        return switch (press.action()) {
            case TURN -> turn(press);
            case QUIET -> screens.from(press, quietHours(press)).inPlace();
            case FROM ->
                Hours.hour(press.argument())
                        .map(hour -> screens.to(press, hour).inPlace())
                        .orElseGet(Reply::nothing);
            case HOURS ->
                Hours.both(press.argument())
                        .map(hours -> choose(press, Optional.of(hours)))
                        .orElseGet(Reply::nothing);
            case NEVER -> choose(press, Optional.empty());
            case BACK -> overview(press).inPlace();
            case CLOSE -> Reply.removal();
            default -> Reply.nothing();
        };
    }

    /** The other way round than it is now, so that a press on an old screen does what the user sees there at last. */
    private Reply turn(ButtonPress press) {
        String kind = press.argument();
        Optional<Switch> now =
                switches(press).stream().filter(one -> one.kind().equals(kind)).findFirst();
        if (now.isEmpty()) {
            return overview(press).inPlace().toast(press.text("gone"));
        }
        if (!now.get().optional()) {
            return Reply.nothing().toast(press.text("always"));
        }
        boolean on = !now.get().on();
        try {
            desk().turn(press.bot().id(), press.sender().id(), kind, on);
        } catch (JackfieldException e) {
            if (e.error() != StandardError.NOT_FOUND && e.error() != StandardError.REQUEST_REJECTED) {
                throw e;
            }
            return overview(press).inPlace().toast(press.text("gone"));
        }
        return overview(press)
                .inPlace()
                .toast(press.text(on ? "on" : "off", now.get().title()));
    }

    private Reply choose(ButtonPress press, Optional<QuietHours> hours) {
        desk().quietHours(press.bot().id(), press.sender().id(), hours);
        return overview(press).inPlace().toast(press.text("saved"));
    }

    private Reply overview(Request request) {
        return screens.overview(request, switches(request), quietHours(request));
    }

    private List<Switch> switches(Request request) {
        return desk().switches(
                        request.bot().id(),
                        request.sender().id(),
                        request.sender().language());
    }

    private Optional<QuietHours> quietHours(Request request) {
        return desk().quietHours(request.bot().id(), request.sender().id());
    }

    private NoticeDesk desk() {
        return context.notices();
    }
}

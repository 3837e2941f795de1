package io.jackfield.host.routing;

import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.host.telegram.CallbackData;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.Pressed;
import io.jackfield.host.telegram.IncomingUpdate.StepExpired;
import io.jackfield.host.telegram.IncomingUpdate.Unsupported;
import io.jackfield.host.telegram.IncomingUpdate.Written;
import io.jackfield.host.turn.Action;
import io.jackfield.host.turn.Conversation;
import io.jackfield.host.turn.ShownMenus;
import java.time.Instant;
import java.util.Optional;

/** The look-up, without effects. */
final class Router {
    private static final String CANCEL = "cancel";
    private static final String BACK = "back";
    static final String STOP = "stop";

    private Router() {}

    /** @param menus the keys that whoever wrote was shown in this chat */
    static Route route(BotRoutes routes, IncomingUpdate update, Optional<Conversation> conversation, ShownMenus menus) {
        return switch (update.content()) {
            case Written written
            when written.command().isPresent() -> command(routes, update, GivenCommand.typed(written), conversation);
            case Written written ->
                GivenCommand.key(written, menus)
                        .map(given -> command(routes, update, given, conversation))
                        .orElseGet(() -> text(routes, update, written, conversation));
            case Pressed pressed ->
                GivenCommand.pressed(pressed)
                        .map(given -> command(routes, update, given, conversation))
                        .orElseGet(() -> button(routes, pressed));
            case StepExpired expired -> expired(routes, expired, conversation);
            case Unsupported ignored -> new Route.HostSays("message.unsupported");
            default -> new Route.Nowhere();
        };
    }

    private static Route command(
            BotRoutes routes, IncomingUpdate update, GivenCommand given, Optional<Conversation> conversation) {
        String name = given.name();
        if (routes.has(name, update.chat().kind())) {
            return new Route.ToHandler(routes.commands().get(name).owner(), given.action(), conversation.isPresent());
        }
        if (name.equals(CANCEL)) {
            return inTime(routes, given.message(), conversation)
                    .<Route>map(open ->
                            new Route.ToHandler(open.owner(), new Action.Cancel(open.step(), given.message()), true))
                    .orElseGet(() -> new Route.HostSays("cancel.nothing"));
        }
        if (name.equals(BACK)) {
            return inTime(routes, given.message(), conversation)
                    .map(open ->
                            step(routes, update, open, given.message(), new Action.Back(open.step(), given.message())))
                    .orElseGet(() -> new Route.HostSays("back.nothing"));
        }
        if (name.equals(STOP)) {
            return new Route.Stop(given.repliedTo());
        }
        return given.unknown(update.chat().kind());
    }

    private static Route text(
            BotRoutes routes, IncomingUpdate update, Written written, Optional<Conversation> conversation) {
        Optional<Conversation> waiting = inTime(routes, written.message(), conversation);
        if (waiting.isPresent()) {
            Conversation open = waiting.get();
            return step(routes, update, open, written.message(), new Action.Answer(open.step(), written.message()));
        }
        if (routes.freeText().isPresent()) {
            Action action = new Action.Command(Optional.empty(), written.argument(), written.message());
            return new Route.ToHandler(routes.freeText().get(), action, false);
        }
        return update.chat().isPrivate() ? new Route.Lost("text.unknown") : new Route.Nowhere();
    }

    /**
     * To the handler as it was meant, unless its version does not know the step any more: then the form begins anew.
     */
    private static Route step(
            BotRoutes routes, IncomingUpdate update, Conversation open, IncomingMessage message, Action meant) {
        if (routes.knowsStep(open.owner(), open.step().name())) {
            return new Route.ToHandler(open.owner(), meant, false);
        }
        Optional<String> command = routes.commandOf(open.owner(), update.chat().kind());
        return new Route.ToHandler(open.owner(), new Action.Restart(command, message), true);
    }

    /** To the handler whose conversation still waits at this step; another one has a timer of its own. */
    private static Route expired(BotRoutes routes, StepExpired expired, Optional<Conversation> conversation) {
        Optional<Instant> until = conversation.flatMap(Conversation::until);
        if (until.isPresent() && !until.get().equals(expired.until())) {
            return new Route.Nowhere();
        }
        return stillThere(routes, conversation)
                .filter(open -> until.isPresent())
                .<Route>map(open -> new Route.ToHandler(open.owner(), new Action.Expired(open.step()), true))
                .orElseGet(Route.TimerOver::new);
    }

    /** An answer counts when it was sent in time, however late it arrives. */
    private static Optional<Conversation> inTime(
            BotRoutes routes, IncomingMessage message, Optional<Conversation> conversation) {
        return stillThere(routes, conversation).filter(open -> !open.isOver(message.sentAt()));
    }

    /** A conversation whose handler has gone would keep the user in it for ever. */
    private static Optional<Conversation> stillThere(BotRoutes routes, Optional<Conversation> conversation) {
        return conversation.filter(open -> routes.owners().containsKey(open.owner()));
    }

    private static Route button(BotRoutes routes, Pressed pressed) {
        Optional<CallbackData> ours = CallbackData.parse(pressed.data());
        Optional<String> owner = ours.flatMap(data -> routes.owner(data.plugin()));
        if (owner.isEmpty()) {
            return new Route.ButtonGone();
        }
        CallbackData data = ours.get();
        return new Route.ToHandler(owner.get(), new Action.Press(data.action(), data.argument(), data.kept()), false);
    }
}

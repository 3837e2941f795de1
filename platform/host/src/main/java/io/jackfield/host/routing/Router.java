package io.jackfield.host.routing;

import io.jackfield.host.telegram.CallbackData;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.Paid;
import io.jackfield.host.telegram.IncomingUpdate.PreCheckout;
import io.jackfield.host.telegram.IncomingUpdate.Pressed;
import io.jackfield.host.telegram.IncomingUpdate.Unsupported;
import io.jackfield.host.telegram.IncomingUpdate.Written;
import io.jackfield.host.telegram.InvoicePayload;
import io.jackfield.host.turn.Action;
import io.jackfield.host.turn.Conversation;
import io.jackfield.host.turn.ShownMenus;
import java.util.Optional;

/** The look-up, without effects. */
final class Router {
    private static final String CANCEL = "cancel";
    static final String STOP = "stop";

    private Router() {}

    /** @param menus the keys that whoever wrote was shown in this chat */
    static Route route(
            BotRoutes routes, IncomingUpdate update, Optional<Conversation> conversation, ShownMenus menus) {
        return switch (update.content()) {
            case Written written when written.command().isPresent() ->
                command(routes, update, GivenCommand.typed(written), conversation);
            case Written written ->
                GivenCommand.key(written, menus)
                        .map(given -> command(routes, update, given, conversation))
                        .orElseGet(() -> text(routes, update, written, conversation));
            case Pressed pressed ->
                GivenCommand.pressed(pressed)
                        .map(given -> command(routes, update, given, conversation))
                        .orElseGet(() -> button(routes, pressed));
            case Unsupported ignored -> new Route.HostSays("message.unsupported");
            case PreCheckout question ->
                owned(routes, question.payload())
                        .<Route>map(ours -> new Route.ToHandler(
                                ours.plugin(),
                                new Action.PreCheckout(question.queryId(), ours.payload(), question.amount()),
                                false))
                        .orElseGet(Route.UnknownInvoice::new);
            case Paid paid ->
                owned(routes, paid.payload())
                        .<Route>map(ours -> new Route.ToHandler(
                                ours.plugin(), new Action.Paid(ours.payload(), paid.amount(), paid.chargeId()), false))
                        .orElseGet(Route.UnknownInvoice::new);
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
            return stillThere(routes, conversation)
                    .<Route>map(open ->
                            new Route.ToHandler(open.owner(), new Action.Cancel(open.step(), given.message()), true))
                    .orElseGet(() -> new Route.HostSays("cancel.nothing"));
        }
        if (name.equals(STOP)) {
            return new Route.Stop(given.repliedTo());
        }
        return given.unknown(update.chat().kind());
    }

    private static Route text(
            BotRoutes routes, IncomingUpdate update, Written written, Optional<Conversation> conversation) {
        if (stillThere(routes, conversation).isPresent()) {
            Conversation open = conversation.orElseThrow();
            return new Route.ToHandler(open.owner(), new Action.Answer(open.step(), written.message()), false);
        }
        if (routes.freeText().isPresent()) {
            Action action = new Action.Command(Optional.empty(), written.argument(), written.message());
            return new Route.ToHandler(routes.freeText().get(), action, false);
        }
        return update.chat().isPrivate() ? new Route.Lost("text.unknown") : new Route.Nowhere();
    }

    /** A conversation whose handler has gone would keep the user in it for ever. */
    private static Optional<Conversation> stillThere(BotRoutes routes, Optional<Conversation> conversation) {
        return conversation.filter(open -> routes.owners().contains(open.owner()));
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

    /** The invoice with its owner in place of the name that it carries. */
    private static Optional<InvoicePayload> owned(BotRoutes routes, String payload) {
        return InvoicePayload.parse(payload)
                .flatMap(ours -> routes.owner(ours.plugin()).map(owner -> new InvoicePayload(owner, ours.payload())));
    }
}

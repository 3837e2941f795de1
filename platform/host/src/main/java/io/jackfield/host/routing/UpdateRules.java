package io.jackfield.host.routing;

import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.Person;
import io.jackfield.api.command.CommandSpec.Purpose;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.AlbumPart;
import io.jackfield.host.telegram.IncomingUpdate.Paid;
import io.jackfield.host.telegram.IncomingUpdate.PreCheckout;
import io.jackfield.host.telegram.IncomingUpdate.Written;
import io.jackfield.host.telegram.StepTimer;
import io.jackfield.host.turn.Charge;
import io.jackfield.host.turn.Conversation;
import io.jackfield.host.turn.ShownMenus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what happens with an update and does nothing of it, so that host and test kit follow one set of rules. */
public final class UpdateRules {
    private final TurnFactory turns;
    private final HostReplies replies;

    public UpdateRules(TurnFactory turns, HostReplies replies) {
        this.turns = turns;
        this.replies = replies;
    }

    /** Who wrote; a channel, or an administrator who writes in the name of the group, goes by the chat. */
    public static Person sender(IncomingUpdate update) {
        return update.sender()
                .orElseGet(() -> new Person(
                        update.chat().id(),
                        update.chat().title(),
                        "",
                        Optional.empty(),
                        update.bot().config().language()));
    }

    /** Whether it is the host's own {@code /stop}, which does not wait behind what it is to stop. */
    public static boolean isStop(BotRoutes routes, IncomingUpdate update) {
        return update.command().filter(Router.STOP::equals).isPresent()
                && !routes.has(Router.STOP, update.chat().kind());
    }

    /** What somebody wrote to the bot, in an album or by itself. */
    public static Optional<Written> written(IncomingUpdate update) {
        return switch (update.content()) {
            case Written written -> Optional.of(written);
            case AlbumPart part when part.addressed() -> Optional.of(part.message());
            default -> Optional.empty();
        };
    }

    /** Whether it counts among those that may wait while an answer is being written; commands do not take long. */
    public static boolean isQuestion(IncomingUpdate update) {
        return written(update).filter(one -> one.command().isEmpty()).isPresent();
    }

    /** @param shelf what the host knows of the sender: preferences and open conversations */
    public Decision decide(BotRoutes routes, IncomingUpdate update, Map<String, String> shelf) {
        Person sender = sender(update);
        Person person = TurnFactory.inOwnLanguage(sender, shelf);
        if (update.content() instanceof Paid paid
                && shelf.containsKey(Charge.key(update.key().bot(), sender.id(), paid.chargeId())
                        .name())) {
            return new Decision.Nothing();
        }
        return switch (route(routes, update, sender, shelf)) {
            case Route.ToHandler route -> new Decision.Call(turns.of(update, person, route, shelf));
            case Route.HostSays says -> new Decision.Say(replies.text(update, person, says.textKey()));
            case Route.Lost lost -> new Decision.Say(lost(routes, update, person, lost.textKey()));
            case Route.Stop stop ->
                new Decision.Stop(sender.id(), stop.repliedTo(), replies.text(update, person, "stop.nothing"));
            case Route.ButtonGone ignored -> new Decision.Say(replies.alert(update, person, "button.gone"));
            case Route.CommandGone ignored -> new Decision.Say(replies.alert(update, person, "command.gone"));
            case Route.UnknownInvoice ignored -> unknownInvoice(update, person);
            case Route.TimerOver ignored ->
                new Decision.Forget(StepTimer.key(update.key().bot(), sender.id(), update.chat()));
            case Route.Nowhere ignored -> new Decision.Nothing();
        };
    }

    private static Route route(BotRoutes routes, IncomingUpdate update, Person sender, Map<String, String> shelf) {
        int bot = update.key().bot();
        Chat chat = update.chat();
        MemoryKey conversation = Conversation.key(bot, sender.id(), chat);
        return Router.route(
                routes,
                update,
                Conversation.decode(shelf.get(conversation.name())),
                isQuestion(update)
                        ? ShownMenus.decode(shelf.get(ShownMenus.key(bot, sender.id(), chat.id(), chat.thread())
                                .name()))
                        : ShownMenus.NONE);
    }

    /** With the way to the bot's help, where it has one. */
    private List<BotCall> lost(BotRoutes routes, IncomingUpdate update, Person person, String textKey) {
        return routes.find(Purpose.HELP, update.chat().kind())
                .map(help -> replies.text(update, person, textKey + ".help", help))
                .orElseGet(() -> replies.text(update, person, textKey));
    }

    private Decision unknownInvoice(IncomingUpdate update, Person person) {
        return update.content() instanceof PreCheckout question
                ? new Decision.Say(replies.refuse(question, person))
                : new Decision.SetAside("paid, but no plugin here has sent such an invoice");
    }
}

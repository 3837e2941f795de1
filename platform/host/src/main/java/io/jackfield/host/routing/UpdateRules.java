package io.jackfield.host.routing;

import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.Person;
import io.jackfield.api.command.CommandSpec.Purpose;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.AlbumPart;
import io.jackfield.host.telegram.IncomingUpdate.Written;
import io.jackfield.host.telegram.StepTimer;
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

    /** Where what is known of the sender lies: preferences, open conversations, menus. */
    public static MemoryScope scopeOfSender(IncomingUpdate update) {
        return MemoryScope.ofUser(update.key().bot(), sender(update).id());
    }

    /**
     * Whether it is the host's own {@code /stop}, which does not wait behind what it is to stop.
     *
     * @param known of the sender, as {@link #scopeOfSender} has it; without it the keys of menus are mere text
     */
    public static boolean isStop(BotRoutes routes, IncomingUpdate update, Map<String, String> known) {
        return saysStop(update, known) && !routes.has(Router.STOP, update.chat().kind());
    }

    /** Whether it gives the command {@code /stop}, whoever has it here: typed, by a button, or by a key of a menu. */
    public static boolean saysStop(IncomingUpdate update, Map<String, String> known) {
        if (update.command().isPresent() || !(update.content() instanceof Written written)) {
            return update.command().filter(Router.STOP::equals).isPresent();
        }
        String menus = known.get(menusOfSender(update).name());
        // Few menus have such a key, and to see that is quicker than to read one.
        return menus != null
                && menus.contains('"' + Router.STOP + '"')
                && GivenCommand.key(written, ShownMenus.decode(menus))
                        .filter(given -> given.name().equals(Router.STOP))
                        .isPresent();
    }

    private static MemoryKey menusOfSender(IncomingUpdate update) {
        Chat chat = update.chat();
        return ShownMenus.key(update.key().bot(), sender(update).id(), chat.id(), chat.thread());
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
        return switch (route(routes, update, sender, shelf)) {
            case Route.ToHandler route -> new Decision.Call(turns.of(update, person, route, shelf));
            case Route.HostSays says -> new Decision.Say(replies.text(update, person, says.textKey()));
            case Route.Lost lost -> new Decision.Say(lost(routes, update, person, lost.textKey()));
            case Route.Stop stop ->
                new Decision.Stop(sender.id(), stop.repliedTo(), replies.text(update, person, "stop.nothing"));
            case Route.ButtonGone ignored -> new Decision.Say(replies.alert(update, person, "button.gone"));
            case Route.CommandGone ignored -> new Decision.Say(replies.alert(update, person, "command.gone"));
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
                        ? ShownMenus.decode(shelf.get(menusOfSender(update).name()))
                        : ShownMenus.NONE);
    }

    /** With the way to the bot's help, where it has one. */
    private List<BotCall> lost(BotRoutes routes, IncomingUpdate update, Person person, String textKey) {
        return routes.find(Purpose.HELP, update.chat().kind())
                .map(help -> replies.text(update, person, textKey + ".help", help))
                .orElseGet(() -> replies.text(update, person, textKey));
    }
}

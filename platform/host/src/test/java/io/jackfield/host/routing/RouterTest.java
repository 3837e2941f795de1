package io.jackfield.host.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Step;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.host.ServedBots;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.Content;
import io.jackfield.host.telegram.IncomingUpdate.Ignored;
import io.jackfield.host.telegram.IncomingUpdate.Pressed;
import io.jackfield.host.telegram.IncomingUpdate.StepExpired;
import io.jackfield.host.telegram.IncomingUpdate.Unsupported;
import io.jackfield.host.telegram.IncomingUpdate.Written;
import io.jackfield.host.turn.Action;
import io.jackfield.host.turn.Conversation;
import io.jackfield.host.turn.ShownMenus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RouterTest {
    private static final Set<ChatKind> EVERYWHERE = Set.of(ChatKind.PRIVATE, ChatKind.GROUP);
    private static final Chat PRIVATE = Chat.privateChat(5);
    private static final Chat GROUP = new Chat(-100, ChatKind.GROUP, OptionalInt.empty(), "Engines");
    private static final IncomingMessage MESSAGE =
            new IncomingMessage(11, Instant.EPOCH, "text", List.of(), Optional.empty(), "");
    private static final Optional<Conversation> OPEN =
            Optional.of(new Conversation("apply", Step.named("phone"), Optional.empty()));
    private static final Optional<Conversation> NONE = Optional.empty();
    private static final ShownMenus NO_MENUS = ShownMenus.NONE;

    private final BotRoutes routes = new BotRoutes(
            Map.of(
                    "help", new BotRoutes.Command("command-help", EVERYWHERE),
                    "pay", new BotRoutes.Command("shop/pay", Set.of(ChatKind.PRIVATE))),
            owners("command-help", "shop/pay", "apply", "chat"),
            Optional.of("chat"),
            List.of());
    private final BotRoutes withoutFreeText =
            new BotRoutes(routes.commands(), routes.owners(), Optional.empty(), List.of());

    private static Map<String, CommandSpec> owners(String... names) {
        return Arrays.stream(names).collect(Collectors.toMap(name -> name, name -> CommandSpec.freeText()));
    }

    private static IncomingUpdate update(Chat chat, Content content) {
        return new IncomingUpdate(ServedBots.helper(), new RowKey(1, 7, 1), chat, Optional.empty(), content);
    }

    private static Written command(String name) {
        return new Written(MESSAGE, Optional.of(name), "argument");
    }

    private static final Written TEXT = new Written(MESSAGE, Optional.empty(), "text");

    private Route route(Chat chat, Content content, Optional<Conversation> conversation) {
        return Router.route(routes, update(chat, content), conversation, NO_MENUS);
    }

    @Test
    void commandGoesToThePluginThatHasIt() {
        assertThat(route(PRIVATE, command("help"), NONE))
                .isEqualTo(new Route.ToHandler(
                        "command-help", new Action.Command(Optional.of("help"), "argument", MESSAGE), false));
    }

    @Test
    void buttonWithACommandRunsItWhoeverHasIt() {
        Route.ToHandler route =
                (Route.ToHandler) route(PRIVATE, new Pressed("q", "3:help:me:now", 12, Instant.EPOCH), OPEN);

        assertThat(route.owner()).isEqualTo("command-help");
        assertThat(route.endsConversation()).isTrue();
        assertThat(route.action()).isInstanceOfSatisfying(Action.CommandPress.class, press -> {
            assertThat(press.name()).isEqualTo("help");
            assertThat(press.argument()).isEqualTo("me:now");
            assertThat(press.message().id()).isEqualTo(12);
        });
    }

    @Test
    void buttonWithACommandThatIsNotHereSaysSoInEveryKindOfChat() {
        assertThat(route(PRIVATE, new Pressed("q", "3:gone:", 12, Instant.EPOCH), NONE))
                .isEqualTo(new Route.CommandGone());
        assertThat(route(GROUP, new Pressed("q", "4:pay:abc", 12, Instant.EPOCH), NONE))
                .isEqualTo(new Route.CommandGone());
    }

    @Test
    void buttonCancelsAndStopsLikeTheCommands() {
        assertThat(route(PRIVATE, new Pressed("q", "3:cancel:", 12, Instant.EPOCH), OPEN))
                .isInstanceOfSatisfying(
                        Route.ToHandler.class,
                        route -> assertThat(route.action()).isInstanceOf(Action.Cancel.class));
        Pressed stop = new Pressed("q", "3:stop:", 12, Instant.EPOCH);
        assertThat(route(PRIVATE, stop, NONE)).isInstanceOf(Route.Stop.class);
        assertThat(UpdateRules.isStop(routes, update(PRIVATE, stop), Map.of())).isTrue();
    }

    @Test
    void keyOfAMenuThatStopsDoesNotWaitEither() {
        ShownMenus menus =
                NO_MENUS.showing(List.of(menu(Keyboard.command("Halt", "stop"), Keyboard.command("?", "help"))));
        Map<String, String> known = Map.of(
                ShownMenus.key(1, PRIVATE.id(), PRIVATE.id(), PRIVATE.thread()).name(), menus.encoded());

        assertThat(UpdateRules.isStop(routes, update(PRIVATE, text("Halt")), known))
                .isTrue();
        assertThat(UpdateRules.isStop(routes, update(PRIVATE, text("?")), known))
                .isFalse();
        assertThat(UpdateRules.isStop(routes, update(PRIVATE, text("halt it")), known))
                .isFalse();
        assertThat(UpdateRules.isStop(routes, update(PRIVATE, text("Halt")), Map.of()))
                .isFalse();
        BotRoutes withStop = new BotRoutes(
                Map.of("stop", new BotRoutes.Command("shop/stop", EVERYWHERE)),
                owners("shop/stop"),
                Optional.empty(),
                List.of());
        assertThat(UpdateRules.isStop(withStop, update(PRIVATE, text("Halt")), known))
                .isFalse();
    }

    private static Keyboard.Keys menu(Keyboard.Key... keys) {
        return (Keyboard.Keys) Keyboard.menu(List.of(keys));
    }

    private static Written text(String said) {
        return new Written(
                new IncomingMessage(11, Instant.EPOCH, said, List.of(), Optional.empty(), ""), Optional.empty(), said);
    }

    @Test
    void stepThatTheLiveVersionDoesNotKnowBeginsTheFormAnew() {
        CommandSpec declared = CommandSpec.command("apply").steps("name", "email");
        BotRoutes newer = new BotRoutes(
                Map.of("apply", new BotRoutes.Command("apply", Set.of(ChatKind.PRIVATE))),
                Map.of("apply", declared),
                Optional.empty(),
                List.of(declared));
        Optional<Conversation> known = Optional.of(new Conversation("apply", Step.named("name"), Optional.empty()));

        assertThat(Router.route(newer, update(PRIVATE, TEXT), OPEN, NO_MENUS))
                .isEqualTo(new Route.ToHandler("apply", new Action.Restart(Optional.of("apply"), MESSAGE), true));
        assertThat(Router.route(newer, update(GROUP, TEXT), OPEN, NO_MENUS))
                .isEqualTo(new Route.ToHandler("apply", new Action.Restart(Optional.empty(), MESSAGE), true));
        assertThat(Router.route(newer, update(PRIVATE, TEXT), known, NO_MENUS))
                .isEqualTo(new Route.ToHandler("apply", new Action.Answer(Step.named("name"), MESSAGE), false));
    }

    @Test
    void answerCountsWhenItWasSentInTime() {
        Instant sent = MESSAGE.sentAt();

        assertThat(route(PRIVATE, TEXT, until(sent)))
                .isInstanceOfSatisfying(
                        Route.ToHandler.class,
                        route -> assertThat(route.action()).isInstanceOf(Action.Answer.class));
        assertThat(route(PRIVATE, TEXT, until(sent.minusMillis(1))))
                .isInstanceOfSatisfying(
                        Route.ToHandler.class,
                        route -> assertThat(route.owner()).isEqualTo("chat"));
    }

    private static Optional<Conversation> until(Instant end) {
        return Optional.of(new Conversation("apply", Step.named("phone"), Optional.of(end)));
    }

    @Test
    void timerEndsTheStepThatItWasSetForAndNoLaterOne() {
        Instant end = Instant.EPOCH.plusSeconds(60);

        assertThat(route(PRIVATE, new StepExpired(end), until(end)))
                .isEqualTo(new Route.ToHandler("apply", new Action.Expired(Step.named("phone")), true));
        assertThat(route(PRIVATE, new StepExpired(end), until(end.plusSeconds(1))))
                .isEqualTo(new Route.Nowhere());
        assertThat(route(PRIVATE, new StepExpired(end), OPEN)).isEqualTo(new Route.TimerOver());
        assertThat(route(PRIVATE, new StepExpired(end), NONE)).isEqualTo(new Route.TimerOver());
    }

    @Test
    void backGoesToTheHandlerThatWaits() {
        assertThat(route(PRIVATE, command("back"), OPEN))
                .isEqualTo(new Route.ToHandler("apply", new Action.Back(Step.named("phone"), MESSAGE), false));
        assertThat(route(PRIVATE, command("back"), NONE)).isEqualTo(new Route.HostSays("back.nothing"));
    }

    @Test
    void keyOfAMenuIsItsCommandAlsoInsideAForm() {
        ShownMenus menus = new ShownMenus(List.of(List.of(new ShownMenus.MenuKey("text", "help", "me"))));

        assertThat(Router.route(routes, update(PRIVATE, TEXT), OPEN, menus))
                .isInstanceOfSatisfying(Route.ToHandler.class, route -> {
                    assertThat(route.owner()).isEqualTo("command-help");
                    assertThat(route.endsConversation()).isTrue();
                    assertThat(route.action()).isInstanceOfSatisfying(Action.Command.class, command -> {
                        assertThat(command.name()).contains("help");
                        assertThat(command.argument()).isEqualTo("me");
                    });
                });
        Written more = new Written(
                new IncomingMessage(11, Instant.EPOCH, "text!", List.of(), Optional.empty(), ""),
                Optional.empty(),
                "text!");
        assertThat(Router.route(routes, update(PRIVATE, more), OPEN, menus))
                .isInstanceOfSatisfying(
                        Route.ToHandler.class,
                        route -> assertThat(route.owner()).isEqualTo("apply"));
    }

    @Test
    void whatNobodyCanReadIsAnsweredByTheHostWhateverIsOpen() {
        assertThat(route(PRIVATE, new Unsupported("sticker", 11), NONE))
                .isEqualTo(new Route.HostSays("message.unsupported"));
        assertThat(route(GROUP, new Unsupported("poll", 11), OPEN))
                .isEqualTo(new Route.HostSays("message.unsupported"));
    }

    @Test
    void buttonOfLongAgoIsAnswered() {
        assertThat(route(PRIVATE, new Pressed("7", "", 0, Instant.EPOCH), NONE)).isEqualTo(new Route.ButtonGone());
    }

    @Test
    void anotherCommandEndsAnOpenConversation() {
        assertThat(route(PRIVATE, command("help"), OPEN))
                .isInstanceOfSatisfying(
                        Route.ToHandler.class,
                        to -> assertThat(to.endsConversation()).isTrue());
    }

    @Test
    void commandOfAnotherKindOfChatIsUnknownHere() {
        assertThat(route(PRIVATE, command("pay"), NONE)).isInstanceOf(Route.ToHandler.class);
        assertThat(route(GROUP, command("pay"), NONE)).isEqualTo(new Route.Nowhere());
    }

    @Test
    void unknownCommandIsAnsweredInPrivateChatsOnly() {
        assertThat(route(PRIVATE, command("nonsense"), NONE)).isEqualTo(new Route.Lost("command.unknown"));
        assertThat(route(GROUP, command("nonsense"), NONE)).isEqualTo(new Route.Nowhere());
    }

    @Test
    void cancelGoesToThePluginThatWaits() {
        assertThat(route(PRIVATE, command("cancel"), OPEN))
                .isEqualTo(new Route.ToHandler("apply", new Action.Cancel(Step.named("phone"), MESSAGE), true));
    }

    @Test
    void cancelWithoutAConversationHasNothingToCancel() {
        assertThat(route(PRIVATE, command("cancel"), NONE)).isEqualTo(new Route.HostSays("cancel.nothing"));
    }

    @Test
    void pluginMayBringACancelOfItsOwn() {
        BotRoutes own = new BotRoutes(
                Map.of("cancel", new BotRoutes.Command("shop", EVERYWHERE)), owners("shop"), NONE_TEXT, List.of());

        assertThat(Router.route(own, update(PRIVATE, command("cancel")), NONE, NO_MENUS))
                .isInstanceOf(Route.ToHandler.class);
    }

    private static final Optional<String> NONE_TEXT = Optional.empty();

    @Test
    void textAnswersTheStepOfAnOpenConversation() {
        assertThat(route(PRIVATE, TEXT, OPEN))
                .isEqualTo(new Route.ToHandler("apply", new Action.Answer(Step.named("phone"), MESSAGE), false));
    }

    @Test
    void textGoesToThePluginForFreeText() {
        assertThat(route(GROUP, TEXT, NONE))
                .isEqualTo(new Route.ToHandler("chat", new Action.Command(Optional.empty(), "text", MESSAGE), false));
    }

    @Test
    void textThatNobodyTakesIsAnsweredInPrivateChatsOnly() {
        assertThat(Router.route(withoutFreeText, update(PRIVATE, TEXT), NONE, NO_MENUS))
                .isEqualTo(new Route.Lost("text.unknown"));
        assertThat(Router.route(withoutFreeText, update(GROUP, TEXT), NONE, NO_MENUS))
                .isEqualTo(new Route.Nowhere());
    }

    @Test
    void conversationWithAPluginThatIsGoneHoldsNobody() {
        Optional<Conversation> orphan = Optional.of(new Conversation("gone", Step.named("phone"), Optional.empty()));

        assertThat(route(PRIVATE, TEXT, orphan))
                .isInstanceOfSatisfying(
                        Route.ToHandler.class, to -> assertThat(to.owner()).isEqualTo("chat"));
        assertThat(route(PRIVATE, command("cancel"), orphan)).isEqualTo(new Route.HostSays("cancel.nothing"));
    }

    @Test
    void buttonGoesToTheHandlerThatSentIt() {
        assertThat(route(PRIVATE, new Pressed("q", "1:shop/pay:buy:vip", 12, Instant.EPOCH), NONE))
                .isEqualTo(new Route.ToHandler("shop/pay", new Action.Press("buy", "vip", false), false));
        assertThat(route(PRIVATE, new Pressed("q", "2:chat:open:k1", 12, Instant.EPOCH), NONE))
                .isEqualTo(new Route.ToHandler("chat", new Action.Press("open", "k1", true), false));
    }

    @Test
    void buttonOfAPluginThatIsGoneSaysSo() {
        assertThat(route(PRIVATE, new Pressed("q", "1:gone:buy:vip", 12, Instant.EPOCH), NONE))
                .isEqualTo(new Route.ButtonGone());
        assertThat(route(PRIVATE, new Pressed("q", "nonsense", 12, Instant.EPOCH), NONE))
                .isEqualTo(new Route.ButtonGone());
    }

    @Test
    void everythingElseGoesNowhere() {
        assertThat(route(PRIVATE, new Ignored("poll"), NONE)).isEqualTo(new Route.Nowhere());
    }

    @Test
    void stopIsTheHostsUnlessAPluginBringsIt() {
        Written reply = new Written(MESSAGE, Optional.of("stop"), "", OptionalInt.of(3));
        BotRoutes own = new BotRoutes(
                Map.of("stop", new BotRoutes.Command("shop", Set.of(ChatKind.PRIVATE))),
                owners("shop"),
                NONE_TEXT,
                List.of());

        assertThat(route(GROUP, reply, OPEN)).isEqualTo(new Route.Stop(OptionalInt.of(3)));
        assertThat(UpdateRules.isStop(routes, update(GROUP, reply), Map.of())).isTrue();
        assertThat(Router.route(own, update(PRIVATE, reply), NONE, NO_MENUS)).isInstanceOf(Route.ToHandler.class);
        assertThat(UpdateRules.isStop(own, update(PRIVATE, reply), Map.of())).isFalse();
        assertThat(UpdateRules.isStop(own, update(GROUP, reply), Map.of())).isTrue();
        assertThat(UpdateRules.isStop(routes, update(PRIVATE, TEXT), Map.of())).isFalse();
    }
}

package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginInfo;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.desk.MessageDesk;
import io.jackfield.api.llm.ChatMessage;
import io.jackfield.host.config.FileConfig;
import io.jackfield.host.desks.HostBotView;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.plugins.LoadedExtension;
import io.jackfield.host.plugins.LoadedExtensions;
import io.jackfield.host.plugins.PropertyTexts;
import io.jackfield.host.plugins.SharedObjects;
import io.jackfield.host.routing.BotRoutes;
import io.jackfield.host.routing.TurnFactory;
import io.jackfield.host.store.DialogueKey;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.trust.Grant;
import io.jackfield.testkit.spi.UserActions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One plugin with its desks, in a host without journal, bus and outbox. */
final class InMemoryHost implements TestHost {
    private final Setup setup;
    private final ServedBot bot;
    private final InMemoryStore store = new InMemoryStore();
    private final InMemoryScheduleDesk schedule;
    private final InMemoryPeopleDesk people;
    private final InMemoryBilling billing;
    private final ScriptedModel model = new ScriptedModel();
    private final TestTelegram telegram;
    private final InMemoryTelegram messages;
    private final InMemoryUsers users;
    private final MessageDesk pushes;
    private final TestContext context;
    private final List<Object> extensions;
    private final TestWeb web;
    private final Map<String, LoadedExtension<CommandHandler, CommandSpec>> own;
    private final Map<String, LoadedExtension<CommandHandler, CommandSpec>> handlers = new HashMap<>();
    private final InMemoryDispatcher dispatcher;
    private volatile BotRoutes routes = new BotRoutes(Map.of(), Map.of(), Optional.empty(), List.of());

    InMemoryHost(Setup setup) {
        this.setup = setup;
        bot = TestBot.of(setup.bot());
        schedule = new InMemoryScheduleDesk(setup.plugin);
        people = new InMemoryPeopleDesk(bot, store);
        billing = new InMemoryBilling(bot, store, clock());
        telegram = new TestTelegram(this, setup.language);
        messages = new InMemoryTelegram(this);
        dispatcher = new InMemoryDispatcher(this, new TurnFactory(this::setting));
        users = new InMemoryUsers(this);
        clock().whenTurned(messages::timePasses);
        clock().endsSteps(dispatcher::endSteps);
        setup.scripts.forEach(script -> script.accept(model));
        model.keepForAllTests();
        pushes = new InMemoryMessageDesk(setup.grant(), bot, store, messages, clock());
        context = new TestContext(
                new PluginInfo(setup.plugin, "0.0.0", ""),
                setup.grant(),
                setup.grant().guard(setup.pluginConfig()),
                new HostBotView(
                        bot,
                        () -> setting(bot, setup.plugin).config(),
                        () -> setting(bot, setup.plugin).texts(),
                        people),
                setup.texts(),
                clock(),
                people,
                new InMemoryMemoryDesk(store, bot, setup.plugin, clock()),
                new InMemoryModelDesk(bot, setup.offers(), model, billing, clock()),
                billing,
                pushes,
                schedule,
                id -> {
                    TestBot.requireKnown(bot, id);
                    return routes.specs();
                },
                new SharedObjects(setup.plugin),
                setup.namedSources(),
                setup.database());
        extensions = setup.make(context);
        LoadedExtensions loaded = LoadedExtensions.of(setup.plugin, extensions);
        web = new TestWeb(setup.plugin, loaded.of(ExtensionKind.WEB_ENDPOINT));
        own = loaded.of(ExtensionKind.COMMAND_HANDLER);
        handlers.putAll(own);
        setup.otherCommands.forEach(
                spec -> handlers.put(Setup.ownerOf(spec), new LoadedExtension<>(new OtherCommand(spec), spec)));
        routes = BotRoutes.of(bot.config(), this::handlersOf);
    }

    /** A command of a plugin that is not under test. */
    private record OtherCommand(CommandSpec spec) implements CommandHandler {
        @Override
        public Reply handle(CommandRequest request) {
            return Reply.text("(another plugin answers)");
        }
    }

    @Override
    public TestTelegram telegram() {
        return telegram;
    }

    @Override
    public TestClock clock() {
        return schedule.clock();
    }

    @Override
    public ScriptedModel model() {
        return model;
    }

    @Override
    public TestContext context() {
        return context;
    }

    /** The message desk as the host itself uses it, whatever the plugin may do. */
    MessageDesk pushes() {
        return pushes;
    }

    InMemoryTelegram messages() {
        return messages;
    }

    @Override
    public UserActions users() {
        return users;
    }

    @Override
    public List<String> owners() {
        return List.copyOf(own.keySet());
    }

    @Override
    public List<CommandSpec> specs() {
        return own.values().stream().map(LoadedExtension::spec).toList();
    }

    @Override
    public List<ChatMessage> dialogue(long chat) {
        DialogueKey key = new DialogueKey(bot.number(), chat, 0);
        return store.dialogue(key, Integer.MAX_VALUE).stream()
                .map(turn -> new ChatMessage(ChatMessage.Role.values()[turn.role()], turn.body(), List.of()))
                .toList();
    }

    @Override
    public TestWeb web() {
        return web;
    }

    Grant grant() {
        return setup.grant();
    }

    @Override
    public JackfieldException takeJobFailure() {
        return schedule.takeFailure();
    }

    @Override
    public <T> T extension(Class<T> type) {
        return extensions.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the plugin under test has no " + type.getName() + "; give it to JackfieldExtension.with(…)"));
    }

    @Override
    public TestReply preview(ChatLog chat, String part) {
        List<TestReply> watched = chat.watched();
        if (watched.isEmpty()) {
            throw new AssertionError("nothing is shown of the answer yet");
        }
        return watched.getLast();
    }

    @Override
    public void refuseNext(int calls, Duration wait) {
        messages.refuseNext(calls, wait);
    }

    /** Begins what {@link TestChat#sends} does and leaves it running. */
    Optional<RunningTurn> begins(TestChat chat, String text) {
        return dispatcher.begin(chat.log(), messages.updates().text(chat.log(), chat.user(), text));
    }

    @Override
    public void settle() {
        // Everything is done on the test's own thread.
    }

    /** How often the plugin has changed something by itself: memory, plans, messages. */
    long effects() {
        return store.changes() + schedule.changes() + messages.taken();
    }

    InMemoryStore store() {
        return store;
    }

    InMemoryBilling billing() {
        return billing;
    }

    InMemoryPeopleDesk people() {
        return people;
    }

    InMemoryDispatcher dispatcher() {
        return dispatcher;
    }

    ServedBot bot() {
        return bot;
    }

    /** The id of the plugin under test. */
    String plugin() {
        return setup.plugin;
    }

    BotRoutes routes() {
        return routes;
    }

    CommandHandler handlerOf(String owner) {
        return handlers.get(owner).extension();
    }

    /** The handlers of the plugin under test, by owner. */
    Map<String, LoadedExtension<CommandHandler, CommandSpec>> handlers() {
        return own;
    }

    @Override
    public List<JackfieldException> failures() {
        List<JackfieldException> failures = new ArrayList<>();
        telegram.chats().forEach(chat -> chat.failure().ifPresent(failures::add));
        schedule.failure().ifPresent(failures::add);
        return failures;
    }

    @Override
    public void close() {
        dispatcher.interruptAll();
        for (Object extension : extensions) {
            if (extension instanceof AutoCloseable closeable) {
                close(closeable);
            }
        }
        context.sharedObjects().close();
    }

    private static void close(AutoCloseable extension) {
        try {
            extension.close();
        } catch (Exception e) {
            throw new IllegalStateException("close() of " + extension.getClass().getName() + " failed", e);
        }
    }

    private TurnFactory.Setting setting(ServedBot served, String plugin) {
        if (!plugin.equals(setup.plugin)) {
            return new TurnFactory.Setting(
                    FileConfig.empty("config/plugins/" + plugin + ".yaml"), PropertyTexts.ofHost());
        }
        return new TurnFactory.Setting(
                setup.grant()
                        .guard(setup.pluginConfig())
                        .overlay(served.config().plugins().get(plugin)),
                setup.texts().with(served.config().texts(plugin)));
    }

    private Map<String, LoadedExtension<CommandHandler, CommandSpec>> handlersOf(String plugin) {
        if (plugin.equals(setup.plugin)) {
            return own;
        }
        return Map.of(plugin, handlers.get(plugin));
    }
}

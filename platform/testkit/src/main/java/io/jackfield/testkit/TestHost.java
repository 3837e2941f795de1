package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginInfo;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.host.config.FileConfig;
import io.jackfield.host.plugins.LoadedHandler;
import io.jackfield.host.plugins.PropertyTexts;
import io.jackfield.host.routing.BotRoutes;
import io.jackfield.host.routing.Turns;
import io.jackfield.host.telegram.ServedBot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One plugin with its desks, in a host without journal, bus and outbox. */
final class TestHost implements AutoCloseable {
    private final Setup setup;
    private final ServedBot bot;
    private final InMemoryStore store = new InMemoryStore();
    private final InMemoryScheduleDesk schedule;
    private final InMemoryPeopleDesk people;
    private final ScriptedModel model = new ScriptedModel();
    private final TestTelegram telegram;
    private final TestContext context;
    private final List<Object> extensions;
    private final Map<String, LoadedHandler> own;
    private final Map<String, LoadedHandler> handlers = new HashMap<>();
    private final TestDispatcher dispatcher;
    private volatile BotRoutes routes = new BotRoutes(Map.of(), Set.of(), Optional.empty(), List.of());

    TestHost(Setup setup) {
        this.setup = setup;
        bot = TestBot.of(setup.bot());
        schedule = new InMemoryScheduleDesk(setup.plugin);
        people = new InMemoryPeopleDesk(bot, store);
        telegram = new TestTelegram(this, setup.language);
        dispatcher = new TestDispatcher(this, new Turns(this::setting));
        setup.scripts.forEach(script -> script.accept(model));
        model.keepForAllTests();
        context = new TestContext(
                new PluginInfo(setup.plugin, "0.0.0", ""),
                setup.pluginConfig(),
                setup.texts(),
                clock(),
                people,
                new InMemoryMemoryDesk(store, bot, setup.plugin),
                new InMemoryModelDesk(bot, model),
                new InMemoryMessageDesk(setup.plugin, bot, store, telegram, clock()),
                schedule,
                id -> {
                    TestBot.requireKnown(bot, id);
                    return routes.specs();
                });
        extensions = setup.make(context);
        own = LoadedHandler.byOwner(setup.plugin, extensions);
        handlers.putAll(own);
        setup.otherCommands.forEach(
                spec -> handlers.put(Setup.ownerOf(spec), new LoadedHandler(new OtherCommand(spec), spec)));
        routes = BotRoutes.of(bot.config(), this::handlersOf);
    }

    /** A command of a plugin that is not under test. */
    private record OtherCommand(CommandSpec spec) implements CommandHandler {
        @Override
        public Reply handle(CommandRequest request) {
            return Reply.text("(another plugin answers)");
        }
    }

    TestTelegram telegram() {
        return telegram;
    }

    TestClock clock() {
        return schedule.clock();
    }

    ScriptedModel model() {
        return model;
    }

    TestContext context() {
        return context;
    }

    InMemoryScheduleDesk schedule() {
        return schedule;
    }

    InMemoryStore store() {
        return store;
    }

    InMemoryPeopleDesk people() {
        return people;
    }

    TestDispatcher dispatcher() {
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
        return handlers.get(owner).handler();
    }

    /** The handlers of the plugin under test, by owner. */
    Map<String, LoadedHandler> handlers() {
        return own;
    }

    /** Failures that the test has not asked for. */
    List<JackfieldException> failures() {
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
    }

    private static void close(AutoCloseable extension) {
        try {
            extension.close();
        } catch (Exception e) {
            throw new IllegalStateException("close() of " + extension.getClass().getName() + " failed", e);
        }
    }

    private Turns.Setting setting(ServedBot served, String plugin) {
        if (!plugin.equals(setup.plugin)) {
            return new Turns.Setting(FileConfig.empty("config/plugins/" + plugin + ".yaml"), PropertyTexts.ofHost());
        }
        return new Turns.Setting(
                setup.pluginConfig().overlay(served.config().plugins().get(plugin)),
                setup.texts().with(served.config().texts(plugin)));
    }

    private Map<String, LoadedHandler> handlersOf(String plugin) {
        if (plugin.equals(setup.plugin)) {
            return own;
        }
        return Map.of(plugin, handlers.get(plugin));
    }
}

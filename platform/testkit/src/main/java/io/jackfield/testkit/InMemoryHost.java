package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginInfo;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.console.ConsolePage;
import io.jackfield.api.console.ConsoleRight;
import io.jackfield.api.console.ConsoleWidget;
import io.jackfield.api.console.PageVisitor;
import io.jackfield.api.desk.MailDesk.Mail;
import io.jackfield.api.desk.MessageDesk;
import io.jackfield.api.desk.ModelDesk;
import io.jackfield.api.desk.OperatorDesk;
import io.jackfield.api.event.Event;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.notice.NoticeKind;
import io.jackfield.api.operator.OperatorList;
import io.jackfield.api.privacy.PersonalData;
import io.jackfield.api.report.ReportType;
import io.jackfield.host.billing.Term;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.desks.HostBotView;
import io.jackfield.host.operator.BotList;
import io.jackfield.host.operator.CheckedList;
import io.jackfield.host.operator.HostOperatorDesk;
import io.jackfield.host.operator.StaffLists;
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
import io.jackfield.host.turn.Turn;
import io.jackfield.testkit.payment.InMemoryInvoices;
import io.jackfield.testkit.payment.InMemoryOrders;
import io.jackfield.testkit.payment.InMemoryShop;
import io.jackfield.testkit.spi.UserActions;
import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** One plugin with its desks, in a host without journal, bus and outbox. */
final class InMemoryHost implements TestHost {
    private final Setup setup;
    private final ServedBot bot;
    private final InMemoryStore store = new InMemoryStore();
    private final InMemoryScheduleDesk schedule;
    private final InMemoryPeopleDesk people;
    private final InMemoryBilling billing;
    private final InMemoryOrders orders;
    private final InMemoryInvoices invoices;
    private final InMemoryShop shop;
    private final ScriptedModel model = new ScriptedModel();
    private final TestTelegram telegram;
    private final InMemoryTelegram messages;
    private final InMemoryUsers users;
    private final MessageDesk pushes;
    private final InMemoryNoticeDesk notices;
    private final InMemoryMailDesk mail;
    private final InMemoryReports reports;
    private final TestContext context;
    private final List<Object> extensions;
    private final TestWeb web;
    private final TestOperator operator;
    private final InMemoryBackground background;
    private volatile LoadedExtensions loaded;
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
        orders = new InMemoryOrders(clock());
        invoices = new InMemoryInvoices(orders, clock());
        telegram = new TestTelegram(this, setup.language);
        messages = new InMemoryTelegram(this);
        dispatcher = new InMemoryDispatcher(this, new TurnFactory(this::setting));
        users = new InMemoryUsers(this);
        clock().whenTurned(messages::timePasses);
        clock().endsSteps(dispatcher::endSteps);
        setup.scripts.forEach(script -> script.accept(model));
        model.keepForAllTests();
        pushes = new InMemoryMessageDesk(setup.grant(), bot, store, messages, clock());
        shop = new InMemoryShop(setup.offersForSale(), orders, new GivenPlans(billing, bot), pushes::send, clock());
        orders.giving(new RecordedSales(shop, orders, bot, store, clock()));
        notices = new InMemoryNoticeDesk(this, schedule, setup.otherNotices, setup.quietHours);
        mail = new InMemoryMailDesk(setup.mail, clock());
        RecordedAlerts alerts = new RecordedAlerts();
        OperatorDesk operatorDesk = new HostOperatorDesk(alerts, new StaffLists(this::listsOf, people));
        background = new InMemoryBackground(
                setup.plugin, setup.background, () -> loaded().of(ExtensionKind.PROMPT_SOURCE), this::settingOfPlugin);
        HostBotView view = new HostBotView(
                bot,
                () -> setting(bot, setup.plugin).config(),
                () -> setting(bot, setup.plugin).texts(),
                people);
        ModelDesk models = new InMemoryModelDesk(bot, setup.offers(), model, billing, clock(), background);
        reports = new InMemoryReports(
                setup.plugin, view, new InMemoryReports.Desks(people, billing, models, pushes), clock());
        context = new TestContext(
                new PluginInfo(setup.plugin, "0.0.0", ""),
                setup.grant(),
                setup.grant().guard(setup.pluginConfig()),
                setup.libraryConfigs(),
                view,
                setup.texts(),
                clock(),
                people,
                new InMemoryMemoryDesk(store, bot, setup.plugin, clock()),
                models,
                billing,
                shop,
                pushes,
                schedule,
                id -> {
                    TestBot.requireKnown(bot, id);
                    return routes.specs();
                },
                new InMemoryEventDesk(bot, store, clock()),
                reports,
                notices,
                mail,
                operatorDesk,
                new SharedObjects(setup.plugin),
                setup.namedSources(),
                setup.database());
        extensions = setup.make(context);
        loaded = LoadedExtensions.of(setup.plugin, extensions);
        operator = new TestOperator(
                setup.plugin, alerts, this::lists, this::personalData, context.onlyBot(), this::widget, this::page);
        web = new TestWeb(setup.plugin, loaded.of(ExtensionKind.WEB_ENDPOINT), this::payOn);
        notices.bring(loaded.of(ExtensionKind.NOTICE_KIND));
        reports.add(loaded.of(ExtensionKind.REPORT_TYPE));
        reports.add(LoadedExtensions.of("other-reports", setup.makeOtherReports(context))
                .of(ExtensionKind.REPORT_TYPE));
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
    public void buy(long user, String plan, Optional<Period> period) {
        Term term = period.<Term>map(Term.Calendar::new).orElseGet(Term.Forever::new);
        billing.buy(user, plan, term, UUID.randomUUID().toString());
    }

    @Override
    public void tryOut(long user, String plan) {
        billing.tryOut(user, plan);
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
    public List<ModelMessage> dialogue(long chat) {
        DialogueKey key = new DialogueKey(bot.number(), chat, 0);
        return store.dialogue(key, Integer.MAX_VALUE).stream()
                .map(turn -> new ModelMessage(ModelMessage.Role.values()[turn.role()], turn.body(), List.of()))
                .toList();
    }

    @Override
    public List<Event> events() {
        return store.events().stream().map(row -> row.event(bot.id())).toList();
    }

    @Override
    public TestWeb web() {
        return web;
    }

    @Override
    public TestOperator operator() {
        return operator;
    }

    @Override
    public Map<String, String> background(TestChat chat, String text) {
        String addressed = chat.log().isPrivate() ? text : "/ask " + text;
        return dispatcher.background(
                chat.log(), messages.updates().text(chat.log(), chat.user(), addressed), background);
    }

    private LoadedExtensions loaded() {
        return Optional.ofNullable(loaded)
                .orElseThrow(() -> new IllegalStateException("the plugin's extensions are still being made"));
    }

    private List<BotList> listsOf(String id) {
        TestBot.requireKnown(bot, id);
        return lists();
    }

    private List<BotList> lists() {
        return loaded().of(ExtensionKind.OPERATOR_LIST).values().stream()
                .<BotList>map(list -> new CheckedList(new OwnList(setup.plugin, list, context.onlyBot())))
                .toList();
    }

    private List<PersonalData> personalData() {
        return loaded().of(ExtensionKind.PERSONAL_DATA).values().stream()
                .map(LoadedExtension::extension)
                .toList();
    }

    @Override
    public TestReports reports() {
        return new TestReports(reports, context.onlyBot(), telegram);
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
        return extension(type, any -> true);
    }

    private <T> T extension(Class<T> type, Predicate<T> wanted) {
        return extensions.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the plugin under test has no such " + type.getName()
                        + "; give it to JackfieldExtension.with(…)"));
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

    /** One of the plugin's reports. */
    ReportType reportType(String name) {
        return extension(ReportType.class, report -> report.spec().name().equals(name));
    }

    /** One of the plugin's kinds of notices. */
    NoticeKind noticeKind(String name) {
        return extension(NoticeKind.class, kind -> kind.spec().name().equals(name));
    }

    /** One of the plugin's lists. */
    OperatorList operatorList(String name) {
        return extension(OperatorList.class, list -> list.spec().name().equals(name));
    }

    /** One of the plugin's widgets. */
    TestWidget widget(String name) {
        return widget(
                extension(ConsoleWidget.class, widget -> widget.spec().name().equals(name)));
    }

    TestWidget widget(ConsoleWidget widget) {
        return new TestWidget(setup.plugin, widget, context.onlyBot(), clock());
    }

    /** One of the plugin's pages. */
    TestPage page(String name) {
        return page(extension(ConsolePage.class, page -> page.spec().name().equals(name)));
    }

    TestPage page(ConsolePage page) {
        return new TestPage(
                setup.plugin, page, new PageVisitor("ada", Set.of(ConsoleRight.values()), "en", Optional.of(bot.id())));
    }

    /** How often the plugin has changed something by itself: memory, plans, messages, notices, mails. */
    long effects() {
        return store.changes()
                + schedule.changes()
                + messages.taken()
                + notices.changes()
                + mail.mailbox().size();
    }

    InMemoryStore store() {
        return store;
    }

    InMemoryBilling billing() {
        return billing;
    }

    @Override
    public InMemoryOrders orders() {
        return orders;
    }

    @Override
    public TestNotices notices() {
        return new TestNotices(notices);
    }

    @Override
    public List<Mail> mailbox() {
        return mail.mailbox();
    }

    @Override
    public Optional<String> payOn(URI page) {
        return shop.paidOn(page);
    }

    /** Where Telegram's words about payments go. */
    InMemoryInvoices invoices() {
        return invoices;
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

    Turn.Setting settingOfPlugin() {
        return setting(bot, setup.plugin);
    }

    private Turn.Setting setting(ServedBot served, String plugin) {
        if (!plugin.equals(setup.plugin)) {
            return new Turn.Setting(FileConfig.empty("config/plugins/" + plugin + ".yaml"), PropertyTexts.ofHost());
        }
        return new Turn.Setting(
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

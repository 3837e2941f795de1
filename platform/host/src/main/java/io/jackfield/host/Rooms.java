package io.jackfield.host;

import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.desk.MessageDesk;
import io.jackfield.host.admin.AdminApi;
import io.jackfield.host.admin.AdminToken;
import io.jackfield.host.admin.AdminUsers;
import io.jackfield.host.admin.Notices;
import io.jackfield.host.admin.UserLookup;
import io.jackfield.host.admin.UserPages;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.billing.Billing;
import io.jackfield.host.calls.PluginCalls;
import io.jackfield.host.calls.PluginConsumers;
import io.jackfield.host.calls.PluginMeters;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.config.Secret;
import io.jackfield.host.desks.HostContexts;
import io.jackfield.host.desks.OperatorChats;
import io.jackfield.host.dispatch.DeskServices;
import io.jackfield.host.dispatch.Dispatcher;
import io.jackfield.host.dispatch.ErrorMeters;
import io.jackfield.host.dispatch.HandlerCalls;
import io.jackfield.host.dispatch.LaneHandler;
import io.jackfield.host.dispatch.Refusals;
import io.jackfield.host.dispatch.RefusedAnswer;
import io.jackfield.host.dispatch.RetryRule;
import io.jackfield.host.dispatch.StepTimers;
import io.jackfield.host.dispatch.UpdateCloser;
import io.jackfield.host.intake.FloodCounter;
import io.jackfield.host.intake.FloodGate;
import io.jackfield.host.intake.Intake;
import io.jackfield.host.intake.IntakeMeters;
import io.jackfield.host.intake.Recovery;
import io.jackfield.host.intake.SharedCounts;
import io.jackfield.host.isolation.Isolation;
import io.jackfield.host.isolation.PluginWorker;
import io.jackfield.host.lanes.Albums;
import io.jackfield.host.lanes.Lanes;
import io.jackfield.host.llm.Breakers;
import io.jackfield.host.llm.HostModelDesk;
import io.jackfield.host.llm.LlmMeters;
import io.jackfield.host.llm.ModelWatch;
import io.jackfield.host.llm.Providers;
import io.jackfield.host.llm.UserTags;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.memory.Dialogues;
import io.jackfield.host.memory.GroupMoves;
import io.jackfield.host.memory.MemoryCache;
import io.jackfield.host.outbox.Delivery;
import io.jackfield.host.outbox.LiveAnswers;
import io.jackfield.host.outbox.Outbox;
import io.jackfield.host.outbox.OutboxMeters;
import io.jackfield.host.outbox.Reactions;
import io.jackfield.host.people.People;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.PluginRoom;
import io.jackfield.host.routing.HostReplies;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.routing.TurnFactory;
import io.jackfield.host.routing.UpdateRules;
import io.jackfield.host.schedule.Scheduler;
import io.jackfield.host.store.AttachmentTable;
import io.jackfield.host.store.BotNumbers;
import io.jackfield.host.store.Database;
import io.jackfield.host.store.DialogueTable;
import io.jackfield.host.store.ForeignDatabases;
import io.jackfield.host.store.GroupMoveTable;
import io.jackfield.host.store.HostLock;
import io.jackfield.host.store.Housekeeping;
import io.jackfield.host.store.JobTable;
import io.jackfield.host.store.JournalReader;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.MemoryTable;
import io.jackfield.host.store.PersonTable;
import io.jackfield.host.store.PluginDatabases;
import io.jackfield.host.store.QuotaTable;
import io.jackfield.host.store.SubscriptionTable;
import io.jackfield.host.store.Tables;
import io.jackfield.host.telegram.BotApi;
import io.jackfield.host.telegram.BotLogin;
import io.jackfield.host.telegram.CommandMenu;
import io.jackfield.host.telegram.Poller;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.telegram.UpdateReader;
import io.jackfield.host.telegram.WebhookSetup;
import io.jackfield.host.unload.LazyThreads;
import io.jackfield.host.unload.Lingering;
import io.jackfield.host.unload.UnloadWatch;
import io.jackfield.host.web.HealthReport;
import io.jackfield.host.web.OpsServer;
import io.jackfield.host.web.PluginPaths;
import io.jackfield.host.web.PluginRoutes;
import io.jackfield.host.web.PluginsReport;
import io.jackfield.host.web.PublicServer;
import io.jackfield.host.web.RequestBodies;
import io.jackfield.host.web.Webhook;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rooms of one node, wired by constructor, in the order in which an update meets them. Core loop only. */
final class Rooms {
    private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);
    private static final Duration MENU_REST = Duration.ofMillis(500);
    private static final Duration STOP_LOOK = Duration.ofMillis(20);

    private final CoreLoop loop;
    private final HostConfig config;
    private final LiveConfig liveConfig;
    private final Clock clock;
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private final Database database;
    private final HostLock hostLock;
    private final Promise<String> takenOver = Promise.promise();
    private final RedisLink redis;
    private final BotApi api;
    private final JournalWriter journal;
    private final ForeignDatabases foreignDatabases;
    private final MemoryCache memoryCache;
    private final Outbox outbox;
    private final LiveAnswers liveAnswers;
    private final Identity identity;
    private final Billing billing;
    private final PluginCalls calls;
    private final UnloadWatch watch;
    private final Isolation isolation;
    private final PluginRoom plugins;
    private final Scheduler scheduler;
    private final RoutingTable table = new RoutingTable();
    private final TurnFactory turns;
    private final Refusals refusals;
    private final Lanes lanes;
    private final UpdateReader reader;
    private final Intake intake;
    private final StepTimers stepTimers;
    private final Webhook webhook;
    private final PublicServer publicServer;
    private final OpsServer opsServer;
    private final CommandMenu menu;
    private final CommandSpec stopCommand;
    private final PluginConsumers consumers;
    private final Housekeeping housekeeping;
    private final UserTags userTags = new UserTags();
    private final Alerts alerts;
    private final ConfigFollower configFollower;
    private final Breakers breakers;
    private final ModelWatch modelWatch;
    private final List<Poller> pollers = new ArrayList<>();
    private final Map<String, String> botStates = new LinkedHashMap<>();
    private boolean menuTimer;
    private boolean ready;

    private Rooms(CoreLoop loop, LiveConfig liveConfig, Clock clock, Identity identity) {
        this.loop = loop;
        this.liveConfig = liveConfig;
        this.clock = clock;
        this.identity = identity;
        config = liveConfig.now();
        reader = new UpdateReader(clock);
        Vertx vertx = loop.vertx();
        Blocking blocking = new Blocking(loop, Database::isAway);

        database = new Database(
                vertx, config.database().url().orElseThrow(), config.database().poolSize());
        redis = new RedisLink(vertx, config.redis().url().orElseThrow());
        api = new BotApi(vertx, config.outbox().sendTimeout(), config.outbox().connections());
        hostLock = new HostLock(
                loop,
                database::connectWriter,
                identity.start(config),
                config.database().url().orElseThrow().toString(),
                this::takenOver);
        journal = new JournalWriter(
                loop,
                hostLock::connection,
                config.intake().flushInterval(),
                config.intake().maxBatch());
        housekeeping = new Housekeeping(loop, database.pool(), clock, config.keep());

        People people = new People(journal, new PersonTable(database.pool()));
        memoryCache = new MemoryCache(loop, new MemoryTable(database.pool()));
        Dialogues dialogues = new Dialogues(loop, new DialogueTable(database.pool()), redis.client());
        AttachmentTable attachments = new AttachmentTable(database.pool());
        Delivery delivery = new Delivery(api, attachments);
        HostReplies replies = new HostReplies();
        outbox = new Outbox(
                loop,
                config.outbox(),
                delivery,
                journal,
                new OutboxMeters(meters, people, this::alerts),
                new JournalReader(database.pool())::replies,
                new RefusedAnswer(memoryCache, replies));
        liveAnswers = new LiveAnswers(loop, config.outbox(), outbox, delivery);

        PluginMeters pluginMeters = new PluginMeters(meters);
        calls = new PluginCalls(loop, pluginMeters, config.plugins(), () -> !journal.healthy());
        scheduler = new Scheduler(loop, blocking, new JobTable(database.pool()), calls, clock);
        billing = new Billing(
                loop,
                blocking,
                new SubscriptionTable(database.pool()),
                new QuotaTable(database.pool()),
                memoryCache,
                table,
                new Billing.Setting(
                        identity.host(), config.plugins().longestCall().multipliedBy(2), clock, meters));
        LateReference<HostModelDesk> models = new LateReference<>();
        foreignDatabases = new ForeignDatabases(() -> liveConfig.now().databases());
        HostContexts contexts = new HostContexts(
                blocking,
                Tables.of(database.pool()),
                memoryCache,
                dialogues,
                journal,
                outbox,
                api,
                table,
                models::get,
                billing.desk(),
                scheduler,
                new HostContexts.Databases(
                        new PluginDatabases(
                                config.database().url().orElseThrow(),
                                config.plugins().databaseConnections()),
                        foreignDatabases),
                config.plugins(),
                clock);
        watch = new UnloadWatch(
                clock, config.plugins().unloadGrace(), config.home().resolve("data/heap"));
        isolation = new Isolation(
                config.plugins().startDeadline(),
                Optional.of(new PluginWorker.Tables(
                        config.database().url().orElseThrow().value(),
                        config.plugins().databaseConnections())));
        plugins = new PluginRoom(loop, liveConfig, contexts, isolation, watch, new FollowsPlugins());
        alerts = new Alerts(clock, new OperatorChats(liveConfig, contexts.messagesOfHost())::tell);
        configFollower = new ConfigFollower(loop, liveConfig, foreignDatabases, plugins, alerts, this::pluginsChanged);
        Providers providers = new Providers(loop, plugins, config.plugins());
        breakers = new Breakers(config.llm().breaker(), clock);
        models.set(new HostModelDesk(
                providers,
                config.llm(),
                liveConfig,
                billing.gate(),
                userTags,
                breakers,
                alerts,
                new LlmMeters(meters),
                clock));
        modelWatch = new ModelWatch(providers, liveConfig, alerts, config.llm().shutdownNotice(), clock, meters);

        DeskServices desks = new DeskServices(blocking, memoryCache, dialogues, liveAnswers, replies, api);
        consumers = new PluginConsumers(vertx.eventBus(), calls, plugins::find);
        turns = new TurnFactory(liveConfig, plugins);
        UpdateCloser closer = new UpdateCloser(journal, memoryCache, dialogues, outbox);
        Dispatcher dispatcher = new Dispatcher(
                loop,
                table,
                new UpdateRules(turns, replies),
                people,
                memoryCache,
                new GroupMoves(
                        loop,
                        new GroupMoveTable(database.pool()),
                        memoryCache,
                        dialogues,
                        billing.subscriptions()::forget),
                liveAnswers,
                new HandlerCalls(config.plugins(), desks, blocking, attachments, clock),
                closer,
                replies,
                new ErrorMeters(meters),
                new RetryRule(config.plugins().retries()));
        refusals = new Refusals(closer, memoryCache, replies);
        Reactions reactions = new Reactions(loop, outbox, delivery);
        lanes = new Lanes(
                new LaneHandler(dispatcher, table, liveAnswers, refusals, reactions, memoryCache, replies),
                new Albums(loop::later, config.telegram().albumWait()));
        liveAnswers.onBegin(lanes::review);
        stepTimers =
                new StepTimers(loop, new MemoryTable(database.pool())::scopes, journal, reader, clock, lanes::enter);
        closer.follow(stepTimers);
        IntakeMeters intakeMeters = new IntakeMeters(meters);
        intake = new Intake(
                reader,
                journal,
                lanes,
                new FloodGate(new FloodCounter(clock, SharedCounts.in(redis.client())), refusals, intakeMeters),
                intakeMeters,
                bot -> outbox.owed(bot.number()),
                config.intake().maxWaiting());
        stopCommand = replies.stopCommand();
        RequestBodies bodies = RequestBodies.of(
                vertx,
                config.server().limits().bodyTimeout(),
                Math.max(config.intake().maxBodyBytes(), config.plugins().maxBodyBytes()));
        webhook = new Webhook(intake, bodies, config.intake().maxBodyBytes());
        menu = new CommandMenu(loop, api);
        PluginRoutes pluginRoutes = new PluginRoutes(
                loop,
                bodies,
                new PluginPaths(config.server().paths()),
                plugins,
                config.plugins(),
                config.server().behindProxy());
        publicServer = new PublicServer(vertx, config.server(), webhook, pluginRoutes);
        AdminApi adminApi = adminApi(contexts.messagesOfHost());
        opsServer = new OpsServer(
                        vertx,
                        config.ops(),
                        adminApi::requireToken,
                        this::health,
                        this::pluginsReport,
                        meters,
                        this::findHolders)
                .serve(AdminApi.PATH, adminApi.routes(vertx));
        new HostMeters(meters, clock, this::health);
        JvmMeters.register(meters);
    }

    private AdminApi adminApi(MessageDesk messages) {
        UserLookup lookup = new UserLookup(table::bots, new PersonTable(database.pool()));
        UserPages pages = new UserPages(memoryCache, billing.accounts(), billing.subscriptions(), clock);
        Notices notices = new Notices(loop.vertx(), messages);
        return new AdminApi(identity.adminToken(), new AdminUsers(lookup, pages, billing, notices, clock));
    }

    static Future<Rooms> build(CoreLoop loop, LiveConfig config, Clock clock, Identity identity) {
        return Future.succeededFuture(new Rooms(loop, config, clock, identity));
    }

    /** Makes sure that no other host works on this database; before anything in it is touched. */
    Future<Void> claim() {
        return journal.connect();
    }

    Future<String> takenOver() {
        return takenOver.future();
    }

    /** What is in memory may be done by the other one by now, so nothing of it goes on. */
    private void takenOver(String sentence) {
        LOG.error("host: {}", sentence);
        ready = false;
        intake.stop();
        pollers.forEach(Poller::stop);
        scheduler.stop();
        stepTimers.stop();
        modelWatch.stop();
        lanes.stop();
        outbox.stop();
        journal.abandon();
        takenOver.tryComplete(sentence);
    }

    /** The ports that were opened. */
    record Ports(int web, int ops) {}

    /** What an earlier life left behind is taken up before the first new update comes in. */
    Future<Ports> open() {
        plugins.prepare();
        List<BotConfig> wanted = config.runningBots();
        config.leftOutBots().forEach((bot, reason) -> botStates.put(bot, "left out: " + reason));
        journal.keepWatch(clock);
        Future<Map<String, Integer>> numbers = hostLock.sign(database.pool())
                .compose(signed -> housekeeping.start())
                .compose(done -> BotNumbers.of(
                        database.pool(), wanted.stream().map(BotConfig::id).toList()));
        Recovery recovery = new Recovery(new JournalReader(database.pool()), journal, reader, lanes, outbox);
        return new BotLogin(loop, api, liveConfig)
                .all(wanted, numbers, botStates)
                .compose(bots -> userTags.load(new MemoryTable(database.pool())).map(bots))
                .compose(bots -> recovery.find(bots).map(bots))
                .compose(bots -> {
                    table.rebuild(bots, plugins);
                    LazyThreads.start();
                    watch.start();
                    return billing.start().compose(done -> plugins.start()).map(bots);
                })
                .compose(bots -> recovery.enter().map(bots))
                .compose(bots -> stepTimers.start(bots).map(bots))
                .compose(bots -> opsServer
                        .listen()
                        .compose(ops -> publicServer.listen().map(web -> {
                            ready = true;
                            scheduler.start(plugins::find, journal::healthy);
                            modelWatch.start(loop);
                            bots.forEach(this::serve);
                            configFollower.start(() -> ready);
                            return new Ports(web, ops);
                        })));
    }

    private void serve(ServedBot bot) {
        if (config.telegram().publicUrl().isPresent()) {
            webhook.serve(bot);
            new WebhookSetup(loop, api, config.telegram().publicUrl().get()).set(bot);
            botStates.put(bot.id(), "webhook");
        } else {
            Poller poller = new Poller(loop, api, intake, bot);
            pollers.add(poller);
            poller.start();
            botStates.put(bot.id(), "polling");
        }
    }

    /** What the rooms do when plugins come and go. */
    private final class FollowsPlugins implements PluginRoom.Listener {
        @Override
        public void changed() {
            pluginsChanged();
        }

        @Override
        public void gone(String plugin) {
            calls.forget(plugin);
        }

        @Override
        public void endCalls(LoadedPlugin plugin) {
            calls.endAll(plugin);
        }
    }

    private void pluginsChanged() {
        turns.forgetSettings();
        consumers.follow(plugins.live());
        table.rebuild(table.bots(), plugins);
        // Several jars often come together; Telegram is quick with 429 for its menu.
        if (!menuTimer) {
            menuTimer = true;
            loop.later(MENU_REST, this::showMenu);
        }
    }

    private void showMenu() {
        menuTimer = false;
        table.bots().forEach(bot -> menu.show(bot, table.of(bot).menu(stopCommand)));
    }

    /** Nothing new comes in; what runs may finish; what does not is in the journal. */
    Future<Void> stop() {
        ready = false;
        intake.stop();
        pollers.forEach(Poller::stop);
        scheduler.stop();
        stepTimers.stop();
        modelWatch.stop();
        lanes.stop();
        long limit = System.nanoTime() + config.shutdownGrace().toNanos();
        return publicServer
                .close()
                .otherwiseEmpty()
                .compose(closed -> quiet(limit))
                .compose(quiet -> close());
    }

    Host.Load load() {
        return new Host.Load(lanes.busy() + refusals.underWay(), calls.count(), outbox.underWay(), journal.isIdle());
    }

    Future<Void> clockTurned() {
        return housekeeping.makeDays().compose(done -> {
            stepTimers.lookNow();
            return scheduler.lookNow();
        });
    }

    private Future<Void> quiet(long limit) {
        if (load().isNothing() || System.nanoTime() - limit > 0) {
            return Future.succeededFuture();
        }
        return loop.vertx().timer(STOP_LOOK.toMillis()).compose(done -> quiet(limit));
    }

    /** Closes what is open; the journal last, so that everything that was sent is marked. */
    Future<Void> close() {
        outbox.stop();
        calls.stop();
        housekeeping.stop();
        billing.stop();
        return loop.vertx()
                .executeBlocking(() -> {
                    plugins.stop();
                    watch.stop();
                    isolation.close();
                    return null;
                })
                .otherwiseEmpty()
                .compose(done -> publicServer.close().otherwiseEmpty())
                .compose(done -> opsServer.close().otherwiseEmpty())
                .compose(done -> journal.drained(config.shutdownGrace()).otherwiseEmpty())
                .compose(done -> api.close().otherwiseEmpty())
                .compose(done -> redis.close())
                .compose(done -> database.close().otherwiseEmpty());
    }

    CoreLoop loop() {
        return loop;
    }

    UnloadWatch watch() {
        return watch;
    }

    Future<List<Lingering>> findHolders() {
        return loop.vertx().executeBlocking(watch::findHolders, false);
    }

    PluginRoom plugins() {
        return plugins;
    }

    Optional<Secret> newAdminToken() {
        return Optional.of(identity.adminToken()).filter(AdminToken::isNew).map(AdminToken::word);
    }

    Map<String, String> botStates() {
        return Map.copyOf(botStates);
    }

    private Map<String, String> botStatesWithTrouble() {
        Map<String, String> states = new LinkedHashMap<>(botStates);
        states.replaceAll((bot, state) ->
                outbox.trouble(bot).map(trouble -> state + "; " + trouble).orElse(state));
        return states;
    }

    private Alerts alerts() {
        return alerts;
    }

    private PluginsReport pluginsReport() {
        return new PluginsReport(config.plugins().directory(), plugins.statuses(), plugins.live(), calls::figures);
    }

    private HealthReport health() {
        return new HealthReport(
                ready && journal.healthy(),
                journal.healthy(),
                redis.isUp(),
                foreignDatabases.states(),
                Map.of("journal", journal.backlog(), "outbox", outbox.waiting(), "calls", calls.count()),
                botStatesWithTrouble(),
                plugins.statuses(),
                calls.quarantines(),
                watch.lingering(),
                breakers.leftAlone(),
                modelWatch.findings(),
                alerts.all());
    }
}

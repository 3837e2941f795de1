package io.jackfield.host;

import io.jackfield.api.desk.ShopDesk;
import io.jackfield.host.admin.AdminCalls;
import io.jackfield.host.admin.UserLookup;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.intake.Recovery;
import io.jackfield.host.llm.HostModelDesk;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.store.PersonTable;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rooms of one node, in wings, and the order in which they start and stop. Core loop only. */
final class Rooms {
    private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);
    private static final Duration STOP_LOOK = Duration.ofMillis(20);

    private final NodeContext node;
    private final StorageWing storage;
    private final OutboxWing out;
    private final DeskWing desks;
    private final LedgerWing ledger;
    private final PluginWing plugins;
    private final SettingsWing settings;
    private final PaymentWing payments;
    private final ModelWing models;
    private final OperatorWing operator;
    private final StaffWing staff;
    private final ReportWing reportWing;
    private final BroadcastWing broadcasts;
    private final UpdateWing updates;
    private final EventWing events;
    private final MailWing mail;
    private final NoticeWing notices;
    private final BotWing bots;
    private final HostReports reports;
    private final LetterWing letters;
    private final ObserveWing observe;
    private final WebWing web;
    private final FlowMeters flow;
    private final Promise<String> takenOver = Promise.promise();
    private boolean ready;

    Rooms(CoreLoop loop, LiveConfig config, Clock clock, Identity identity, Outside outside) {
        LateReference<Alerts> alerts = new LateReference<>();
        LateReference<HostModelDesk> modelDesk = new LateReference<>();
        LateReference<ShopDesk> shopDesk = new LateReference<>();
        LateDesks late = new LateDesks();
        node = NodeContext.of(loop, config, clock, identity, outside.steps());
        storage = new StorageWing(node, this::takenOver);
        out = new OutboxWing(node, storage, alerts::get);
        desks = new DeskWing(node, storage, out, modelDesk::get, shopDesk::get, late);
        alerts.set(desks.alerts);
        ledger = new LedgerWing(node, storage, out, desks);
        plugins = new PluginWing(node, storage, out, desks);
        settings = new SettingsWing(node, storage, desks, plugins);
        payments = new PaymentWing(node, storage, out, desks, ledger, plugins);
        shopDesk.set(payments.shop);
        models = new ModelWing(node, storage, desks, plugins);
        modelDesk.set(models.desk);
        mail = new MailWing(node, storage, desks, late);
        notices = new NoticeWing(node, storage, out, desks, plugins, late);
        operator = new OperatorWing(node, storage, desks, plugins, payments, late);
        reportWing = new ReportWing(node, storage, out, desks, plugins, models, late);
        broadcasts = new BroadcastWing(node, storage, out);
        staff = new StaffWing(node, storage, desks);
        updates = new UpdateWing(node, storage, out, desks, plugins, payments, staff);
        events = new EventWing(node, storage, desks, plugins, late);
        bots = new BotWing(node, out, updates, desks.alerts);
        plugins.onChange(bots::follow);
        letters = new LetterWing(node, storage, out, desks, plugins, updates);
        reports = new HostReports(node, storage, out, desks, plugins, models, bots, reportWing, letters, () -> ready);
        observe = new ObserveWing(node, storage, out, desks, models, reports, outside);
        AdminCalls operations = operations();
        observe.offers(operations);
        web = new WebWing(node, plugins, payments, staff, updates, reports, operations, outside);
        flow = new FlowMeters(node.meters(), storage, out);
        new HostMeters(node.meters(), clock, reports::health);
        JvmMeters.register(node.meters());
    }

    /** What operators can do, each wing with its own. */
    private AdminCalls operations() {
        UserLookup lookup = new UserLookup(node.table()::bots, new PersonTable(storage.pool()));
        return new AdminCalls(List.of(
                reports.calls(),
                desks.calls(node, storage, lookup),
                operator.calls(node, lookup),
                payments.calls(lookup),
                plugins.calls(node, storage, desks),
                reportWing.calls(node, lookup),
                broadcasts.calls(node, lookup),
                letters.calls(),
                events.calls(node),
                settings.calls(bots),
                models.calls(lookup),
                observe.calls(),
                staff.calls(lookup)));
    }

    /** Makes sure that no other host works on this database; before anything in it is touched. */
    Future<Void> claim() {
        return storage.claim();
    }

    /** What operators have set counts before anything else is done. */
    Future<WebWing.Ports> open() {
        return settings.load().compose(loaded -> openRooms());
    }

    /** What an earlier life left behind is taken up before the first new update comes in. */
    private Future<WebWing.Ports> openRooms() {
        plugins.room.prepare();
        Recovery recovery = updates.recovery();
        Future<Void> words = node.vertx().executeBlocking(() -> {
            out.replies.prepare();
            return null;
        });
        return bots.login(storage.open(bots.ids()))
                .compose(served -> observe.remember().map(served))
                .compose(served -> models.load().map(served))
                .compose(served -> recovery.find(served).map(served))
                .compose(served -> startPlugins(served).map(served))
                .compose(served -> recovery.enter().map(served))
                .compose(served -> updates.stepTimers.start(served).map(served))
                .compose(served -> words.map(served))
                .compose(served -> web.listen().map(ports -> {
                    serve(served);
                    payments.begin(ports.web());
                    return ports;
                }));
    }

    private Future<Void> startPlugins(List<ServedBot> served) {
        node.table().rebuild(served, plugins.room::find);
        plugins.watchUnloads();
        return desks.billing.start().compose(done -> payments.start()).compose(done -> plugins.room.start());
    }

    private void serve(List<ServedBot> served) {
        ready = true;
        served.forEach(bot -> updates.watch(bot, flow));
        desks.scheduler.start(plugins.room::find, storage.journal::healthy);
        ledger.payments.start();
        models.start();
        events.listeners.start(storage.journal::healthy);
        mail.sender.start(storage.journal::healthy);
        notices.notices.start(storage.journal::healthy);
        reportWing.start();
        broadcasts.broadcasts.start(storage.journal::healthy);
        letters.start(served);
        observe.start(storage);
        served.forEach(bot -> bots.serve(bot, web.webhook));
        plugins.configFollower.start(() -> ready);
    }

    /** Completes, with a sentence, when another host has taken the database over. */
    Future<String> takenOver() {
        return takenOver.future();
    }

    /** What is in memory may be done by the other one by now, so nothing of it goes on. */
    private void takenOver(String sentence) {
        LOG.error("host: {}", sentence);
        beginNothingNew();
        out.outbox.stop();
        storage.journal.abandon();
        takenOver.tryComplete(sentence);
    }

    private void beginNothingNew() {
        ready = false;
        updates.intake.stop();
        bots.stopPolling();
        desks.scheduler.stop();
        ledger.payments.stop();
        updates.stepTimers.stop();
        models.stop();
        events.listeners.stop();
        mail.sender.stop();
        notices.notices.stop();
        reportWing.stop();
        broadcasts.broadcasts.stop();
        letters.stop();
        observe.stop();
        updates.lanes.stop();
        payments.stop();
    }

    /** Nothing new comes in; what runs may finish; what does not is in the journal. */
    Future<Void> stop() {
        beginNothingNew();
        long limit = System.nanoTime() + node.config().shutdownGrace().toNanos();
        return web.closePublic().compose(closed -> quiet(limit)).compose(quiet -> close());
    }

    private Future<Void> quiet(long limit) {
        if (load().isNothing() || System.nanoTime() - limit > 0) {
            return Future.succeededFuture();
        }
        return node.vertx().timer(STOP_LOOK.toMillis()).compose(done -> quiet(limit));
    }

    /** Closes what is open; the journal last, so that everything that was sent is marked. */
    Future<Void> close() {
        out.outbox.stop();
        desks.calls.stop();
        storage.housekeeping.stop();
        desks.billing.stop();
        return node.vertx()
                .<Void>executeBlocking(() -> {
                    plugins.stop();
                    return null;
                })
                .otherwiseEmpty()
                .compose(done -> web.close())
                .compose(done -> mail.sender.close().otherwiseEmpty())
                .compose(done -> storage.drained())
                .compose(done -> out.close())
                .compose(done -> storage.close());
    }

    Host.Load load() {
        return new Host.Load(
                updates.lanes.busy() + updates.refusals.underWay(),
                desks.calls.count(),
                out.outbox.underWay(),
                storage.journal.isIdle());
    }

    /** Makes ready for what the clock says now, and starts the jobs that have become due. */
    Future<Void> clockTurned() {
        return storage.housekeeping.makeDays().compose(done -> {
            updates.stepTimers.lookNow();
            return desks.scheduler
                    .lookNow()
                    .compose(looked -> ledger.payments.clockTurned())
                    .compose(swept -> payments.clockTurned())
                    .compose(paid -> reportWing.clockTurned())
                    .compose(reported -> broadcasts.broadcasts.clockTurned())
                    .compose(sent -> notices.notices.lookNow())
                    .compose(told -> mail.sender.lookNow())
                    .compose(mailed -> events.listeners.lookNow())
                    .compose(heard -> observe.clockTurned());
        });
    }

    NodeContext node() {
        return node;
    }

    PluginWing plugins() {
        return plugins;
    }

    BotWing bots() {
        return bots;
    }

    HostReports reports() {
        return reports;
    }
}

package io.jackfield.host;

import io.jackfield.host.config.HostConfig;
import io.jackfield.host.dispatch.DeskServices;
import io.jackfield.host.dispatch.Dispatcher;
import io.jackfield.host.dispatch.ErrorMeters;
import io.jackfield.host.dispatch.HandlerCalls;
import io.jackfield.host.dispatch.HostButtons;
import io.jackfield.host.dispatch.LaneHandler;
import io.jackfield.host.dispatch.Refusals;
import io.jackfield.host.dispatch.RetryRule;
import io.jackfield.host.dispatch.StepTimers;
import io.jackfield.host.dispatch.UpdateCloser;
import io.jackfield.host.event.EventMeters;
import io.jackfield.host.intake.FloodCounter;
import io.jackfield.host.intake.FloodGate;
import io.jackfield.host.intake.Intake;
import io.jackfield.host.intake.IntakeMeters;
import io.jackfield.host.intake.LaneEntry;
import io.jackfield.host.intake.Recovery;
import io.jackfield.host.intake.SharedCounts;
import io.jackfield.host.lanes.Albums;
import io.jackfield.host.lanes.Lanes;
import io.jackfield.host.memory.GroupMoves;
import io.jackfield.host.payment.telegram.PreCheckouts;
import io.jackfield.host.routing.UpdateEvents;
import io.jackfield.host.routing.UpdateRules;
import io.jackfield.host.store.GroupMoveTable;
import io.jackfield.host.store.JournalReader;
import io.jackfield.host.store.MemoryTable;
import io.jackfield.host.store.NoticeChoiceTable;
import io.jackfield.host.telegram.HostPress;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.NewsButton;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.telegram.UpdateReader;
import io.vertx.core.Future;

/** The way of an update: intake, lanes, dispatch. */
final class UpdateWing {
    final Refusals refusals;
    final Lanes lanes;
    final StepTimers stepTimers;
    final Intake intake;
    private final NodeContext node;
    private final StorageWing storage;
    private final OutboxWing out;
    private final UpdateReader reader;
    private final UpdateCloser closer;
    private final LaneHandler handler;
    private final IntakeMeters intakeMeters;

    UpdateWing(
            NodeContext node,
            StorageWing storage,
            OutboxWing out,
            DeskWing desks,
            PluginWing plugins,
            PaymentWing payments,
            StaffWing staff) {
        this.node = node;
        this.storage = storage;
        this.out = out;
        reader = new UpdateReader(node.clock());
        intakeMeters = new IntakeMeters(node.meters());
        closer = new UpdateCloser(storage.journal, out.outbox);
        closer.follow(node.steps());
        closer.follow(writes -> storage.memory.stored(writes.memory()));
        closer.follow(storage.dialogues::stored);
        EventMeters eventMeters = EventWing.meters(node);
        closer.follow(writes -> eventMeters.stored(writes.events()));
        refusals = new Refusals(closer, storage.memory, out.replies);
        handler = new LaneHandler(
                dispatcher(desks, plugins, payments, closer, staff),
                node.table(),
                out.liveAnswers,
                refusals,
                out.reactions,
                storage.memory,
                out.replies);
        lanes = new Lanes(
                handler, new Albums(node.loop()::later, node.config().telegram().albumWait()));
        out.liveAnswers.onBegin(lanes::review);
        stepTimers = new StepTimers(
                node.loop(),
                new MemoryTable(storage.pool())::scopes,
                storage.journal,
                reader,
                node.clock(),
                lanes::enter);
        closer.follow(writes -> stepTimers.stored(writes.memory()));
        intake = intake(payments);
        intake.follow(node.steps());
    }

    private Dispatcher dispatcher(
            DeskWing desks, PluginWing plugins, PaymentWing payments, UpdateCloser closer, StaffWing staff) {
        HostConfig config = node.config();
        DeskServices services = new DeskServices(
                node.blocking(), storage.memory, storage.dialogues, out.liveAnswers, out.replies, out.api);
        GroupMoves groupMoves = new GroupMoves(
                node.loop(),
                new GroupMoveTable(storage.pool()),
                storage.memory,
                storage.dialogues,
                desks.billing.subscriptions()::forget);
        Dispatcher dispatcher = new Dispatcher(
                node.loop(),
                node.table(),
                new UpdateRules(plugins.turns, out.replies),
                storage.people,
                storage.blocks,
                storage.memory,
                groupMoves::move,
                out.liveAnswers,
                payments.notices,
                new HandlerCalls(
                        node.vertx(), config.plugins(), services, node.blocking(), out.attachments, node.clock()),
                closer,
                out.replies,
                new ErrorMeters(node.meters()),
                new RetryRule(config.plugins().retries()),
                new UpdateEvents(node.clock()),
                (bot, person, press) -> pressed(staff, bot, person, press));
        dispatcher.follow(node.steps());
        return dispatcher;
    }

    private Future<HostButtons.Answer> pressed(StaffWing staff, ServedBot bot, long person, HostPress press) {
        if (!press.action().equals(HostPress.NEWS)) {
            return Future.succeededFuture(new HostButtons.Answer.InPlace(staff.pressed(bot, person, press)));
        }
        boolean on = press.argument().equals(NewsButton.ON);
        return new NoticeChoiceTable(storage.pool())
                .turn(bot.number(), person, NewsButton.KIND, on)
                .map(stored -> new HostButtons.Answer.News(on));
    }

    private Intake intake(PaymentWing payments) {
        FloodCounter flood = new FloodCounter(node.clock(), SharedCounts.in(storage.redis.client()), this::saysStop);
        return new Intake(
                reader,
                storage.journal,
                lanes,
                new FloodGate(flood, refusals, intakeMeters),
                intakeMeters,
                new PreCheckouts(
                                node.loop(),
                                out.api,
                                payments.telegram,
                                storage.blocks,
                                storage.memory::get,
                                out.replies)::take,
                bot -> out.outbox.owed(bot.number()),
                node.config().intake().maxWaiting());
    }

    private boolean saysStop(IncomingUpdate update) {
        return UpdateRules.saysStop(update, storage.memory.cachedOrEmpty(UpdateRules.scopeOfSender(update)));
    }

    /** Figures of a bot are there from now on, and its dead letters are counted. */
    void watch(ServedBot bot, FlowMeters flow) {
        intakeMeters.serve(bot);
        flow.serve(bot);
        closer.onLetter(flow::letter);
    }

    /** Takes up what an earlier life of the host left behind. */
    Recovery recovery() {
        return new Recovery(new JournalReader(storage.pool()), laneEntry(), out.outbox);
    }

    /** For updates that are open in the journal already. */
    LaneEntry laneEntry() {
        return new LaneEntry(storage.journal, reader, lanes);
    }

    /** Asks and tells these of updates that are worked on once more. */
    void follow(UpdateCloser.Replayed replayed) {
        closer.follow(replayed);
        handler.follow(replayed);
    }
}

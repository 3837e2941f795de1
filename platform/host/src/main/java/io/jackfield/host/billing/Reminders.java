package io.jackfield.host.billing;

import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandSpec.Purpose;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.memory.Preferences;
import io.jackfield.host.config.PlanTerms;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.memory.MemoryCache;
import io.jackfield.host.outbox.Outbox;
import io.jackfield.host.outbox.OutboxEntry;
import io.jackfield.host.plugins.PropertyTexts;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.store.Database;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.NewRow;
import io.jackfield.host.store.Partitions;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.store.SubscriptionNoticeTable;
import io.jackfield.host.store.SubscriptionNoticeTable.Ending;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.CallFrames;
import io.jackfield.host.telegram.PushIds;
import io.jackfield.host.telegram.ReplyAddress;
import io.jackfield.host.telegram.ReplyEncoder;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.wording.LastDay;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells users that a plan ends or has ended, each thing once: at the start and every few minutes it looks for what
 * there is to tell. What was told is stored together with the message, so that a restart repeats and loses nothing.
 * Core loop only.
 */
public final class Reminders {
    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final Duration EVERY = Duration.ofMinutes(3);
    private static final int PAGE = 200;
    /** No plugin can have this id. */
    private static final String HOST = "(host)";

    private final CoreLoop loop;
    private final SubscriptionNoticeTable table;
    private final RoutingTable routes;
    private final MemoryCache memoryCache;
    private final Outbox outbox;
    private final RenewalCheck renewals;
    private final Clock clock;
    private final PropertyTexts texts = PropertyTexts.ofHost();
    private BooleanSupplier mayWork = () -> false;
    private boolean stopped;
    private Future<Void> look = Future.succeededFuture();

    public Reminders(
            CoreLoop loop,
            SubscriptionNoticeTable table,
            RoutingTable routes,
            MemoryCache memoryCache,
            Outbox outbox,
            RenewalCheck renewals,
            Clock clock) {
        this.loop = loop;
        this.table = table;
        this.routes = routes;
        this.memoryCache = memoryCache;
        this.outbox = outbox;
        this.renewals = renewals;
        this.clock = clock;
    }

    /** @param mayWork whether the database is this host's and takes what it is given; until then nothing is told */
    public void start(BooleanSupplier mayWork) {
        this.mayWork = mayWork;
        lookAgain();
    }

    public void stop() {
        stopped = true;
    }

    private void lookAgain() {
        if (!stopped) {
            lookNow().onComplete(done -> loop.later(EVERY, this::lookAgain));
        }
    }

    /** Tells what there is to tell, after what it is telling already; completes when that is done, and never fails. */
    public Future<Void> lookNow() {
        look = look.compose(done -> tellAll(routes.bots().iterator()))
                .onFailure(error -> LOG.warn(
                        "billing: users cannot be told of the ends of plans, {}; trying again in {} minutes",
                        error.getMessage(),
                        EVERY.toMinutes()))
                .otherwiseEmpty();
        return look;
    }

    private Future<Void> tellAll(Iterator<ServedBot> bots) {
        if (!bots.hasNext()) {
            return Future.succeededFuture();
        }
        ServedBot bot = bots.next();
        return (bot.config().plans().size() > 1 ? page(bot, 0) : Future.<Void>succeededFuture())
                .compose(done -> tellAll(bots));
    }

    private Future<Void> page(ServedBot bot, long afterId) {
        if (stopped || !mayWork.getAsBoolean()) {
            return Future.succeededFuture();
        }
        Instant now = clock.instant();
        List<PlanTerms> terms = bot.config().plans().stream()
                .map(plan -> bot.config().terms(plan.id()))
                .toList();
        Duration grace = terms.stream().map(PlanTerms::grace).reduce(Duration.ZERO, Reminders::longer);
        Duration ahead =
                terms.stream().flatMap(one -> one.remind().stream()).reduce(EndNotice.TRIAL_AHEAD, Reminders::longer);
        return table.ending(bot.number(), now.minus(grace).minus(EndNotice.NEWS), now.plus(ahead), afterId, PAGE)
                .compose(endings -> tell(bot, endings)
                        .compose(told -> endings.size() < PAGE
                                ? Future.succeededFuture()
                                : page(bot, endings.getLast().id())));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private Future<Void> tell(ServedBot bot, List<Ending> endings) {
        Future<Void> told = Future.succeededFuture();
        for (Ending ending : endings) {
            told = told.compose(done -> tell(bot, ending));
        }
        return told;
    }

    private Future<Void> tell(ServedBot bot, Ending ending) {
        Instant now = clock.instant();
        Optional<Plan> plan = bot.config().plans().stream()
                .filter(one -> one.id().equals(ending.plan()))
                .findFirst();
        Optional<EndNotice> due = EndNotice.due(ending, bot.config().terms(ending.plan()), now);
        if (plan.isEmpty() || due.isEmpty()) {
            return Future.succeededFuture();
        }
        return renewals.renews(bot, ending.person(), ending.plan())
                .compose(renews -> renews
                        ? Future.succeededFuture()
                        : memoryCache
                                .get(MemoryScope.ofUser(bot.number(), ending.person()))
                                .compose(memory -> send(
                                        bot, ending, due.get(), reply(bot, ending, plan.get(), due.get(), memory))));
    }

    /** With a button to the plans, in bots that have a command for them. */
    private Reply reply(ServedBot bot, Ending ending, Plan plan, EndNotice notice, Map<String, String> preferences) {
        String language = preferences.getOrDefault(Preferences.LANGUAGE, ending.language());
        ZoneId zone = bot.config().timezone(Optional.ofNullable(preferences.get(Preferences.TIME_ZONE)));
        PropertyTexts wording = texts.with(bot.config().hostTexts());
        String sentence = notice.until()
                .map(end -> wording.get(
                        language, notice.what().text(), plan.label(language), LastDay.of(end, language, zone)))
                .orElseGet(() -> wording.get(language, notice.what().text(), plan.label(language)));
        return routes.of(bot)
                .find(Purpose.BUY, ChatKind.PRIVATE)
                .map(command ->
                        Button.command(wording.get(language, notice.what().buying()), command))
                .map(button -> Reply.text(sentence).keyboard(Keyboard.column(List.of(button))))
                .orElseGet(() -> Reply.text(sentence));
    }

    private Future<Void> send(ServedBot bot, Ending ending, EndNotice notice, Reply reply) {
        Recipient user = Recipient.of(bot.id(), ending.person());
        List<BotCall> calls =
                ReplyEncoder.encode(reply, ReplyAddress.push(HOST, user)).calls();
        RowKey key = new RowKey(Partitions.today(clock), bot.number(), PushIds.next());
        NewRow row = NewRow.message(key, ending.person(), CallFrames.encode(calls));
        OutboxEntry entry = OutboxEntry.push(HOST, bot, key, ending.person(), calls);
        return table.store(ending, notice.key(), notice.settled(), row, clock.instant())
                .onSuccess(first -> {
                    if (first) {
                        outbox.add(entry);
                    }
                })
                .onFailure(error -> {
                    if (!Database.isAway(error)) {
                        outbox.findStored(entry);
                    }
                })
                .mapEmpty();
    }
}

package io.jackfield.host.payment.refund;

import io.jackfield.host.config.PaymentsConfig;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.payment.provider.AskedProviders;
import io.jackfield.host.store.RefundTable;
import io.jackfield.host.store.RefundTable.Refund;
import io.jackfield.host.store.RefundTable.Surplus;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings refunds on that are under way, and gives back what was paid for nothing where the bot's rule says so. Blocks.
 */
public final class RefundSweep {
    private static final Logger LOG = LoggerFactory.getLogger(RefundSweep.class);
    private static final int PAGE = 50;

    private final Blocking blocking;
    private final RefundTable table;
    private final Refunds refunds;
    private final RefundSteps steps;
    private final Supplier<List<ServedBot>> bots;
    private final Clock clock;

    public RefundSweep(
            Blocking blocking,
            RefundTable table,
            Refunds refunds,
            RefundSteps steps,
            Supplier<List<ServedBot>> bots,
            Clock clock) {
        this.blocking = blocking;
        this.table = table;
        this.refunds = refunds;
        this.steps = steps;
        this.bots = bots;
        this.clock = clock;
    }

    /** One round; what does not work now is tried in a later one. */
    public void run() {
        Map<Integer, ServedBot> served =
                bots.get().stream().collect(Collectors.toMap(ServedBot::number, Function.identity()));
        List<Integer> refunding = served.values().stream()
                .filter(bot -> bot.config().sales().payments().surplus() == PaymentsConfig.Surplus.REFUND)
                .map(ServedBot::number)
                .toList();
        for (Surplus surplus : blocking.get("payment", () -> table.surplus(refunding, PAGE))) {
            guarded(() -> giveBack(served.get(surplus.bot()), surplus));
        }
        List<Integer> numbers = List.copyOf(served.keySet());
        for (Refund refund : blocking.get("payment", () -> table.doneUnasked(numbers, PAGE))) {
            guarded(() -> steps.doneUnasked(served.get(refund.bot()), refund));
        }
        for (Refund refund : blocking.get("payment", () -> table.due(numbers, clock.instant(), PAGE))) {
            guarded(() -> steps.step(served.get(refund.bot()), refund));
        }
    }

    /** The key says whose refund it is, so that there is one, however often this is done. */
    private void giveBack(ServedBot bot, Surplus surplus) {
        refunds.stored(
                bot,
                new RefundOrder(
                        surplus.provider(),
                        surplus.number(),
                        Optional.empty(),
                        "(surplus)",
                        "paid twice",
                        Optional.of("surplus-" + surplus.number())),
                "surplus");
    }

    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("payments: a refund does not come on: {}", AskedProviders.word(e));
        }
    }
}

package io.jackfield.host.payment.reconciliation;

import io.jackfield.host.loop.Blocking;
import io.jackfield.host.payment.provider.AskedProviders;
import io.jackfield.host.payment.provider.ProviderCalls;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.store.ReconciliationTable;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the books with those of the payment systems that can list theirs, once a day for each provider and bot, as
 * {@link BooksComparison} does. Blocks.
 */
public final class Reconciliation {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    private static final Duration EVERY = Duration.ofHours(23);
    /** Compared again, since systems put some things down late. */
    private static final Duration OVERLAP = Duration.ofHours(6);

    private static final Duration FIRST_TIME = Duration.ofDays(7);

    private final Blocking blocking;
    private final BooksComparison comparison;
    private final ReconciliationTable table;
    private final RoutingTable bots;
    private final Supplier<Collection<LoadedPlugin>> live;
    private final Clock clock;

    public Reconciliation(
            Blocking blocking,
            BooksComparison comparison,
            ReconciliationTable table,
            RoutingTable bots,
            Supplier<Collection<LoadedPlugin>> live,
            Clock clock) {
        this.blocking = blocking;
        this.comparison = comparison;
        this.table = table;
        this.bots = bots;
        this.live = live;
        this.clock = clock;
    }

    /** Whatever has not been compared for a day. */
    public void run() {
        for (LoadedPlugin plugin : live.get()) {
            for (String provider : ProviderCalls.names(plugin)) {
                for (ServedBot bot : bots.bots()) {
                    if (bots.uses(bot, plugin.id())) {
                        guarded(provider, bot);
                    }
                }
            }
        }
    }

    private void guarded(String provider, ServedBot bot) {
        try {
            Instant now = clock.instant();
            Optional<Instant> last = blocking.get("payment", () -> table.until(provider, bot.number()));
            boolean due = last.filter(until ->
                            until.plus(BooksComparison.REST).plus(EVERY).isAfter(now))
                    .isEmpty();
            if (due && comparison.canList(provider, bot)) {
                Instant from = last.map(until -> until.minus(OVERLAP)).orElse(now.minus(FIRST_TIME));
                Instant to = now.minus(BooksComparison.REST);
                comparison.compare(provider, bot, from, to);
                blocking.get("payment", () -> table.compared(provider, bot.number(), to));
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "payments: the books of provider={} bot={} cannot be compared: {}",
                    provider,
                    bot.id(),
                    AskedProviders.word(e));
        }
    }
}

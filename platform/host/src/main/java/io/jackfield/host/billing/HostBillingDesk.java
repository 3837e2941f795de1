package io.jackfield.host.billing;

import io.jackfield.api.desk.BillingDesk;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.store.BillingHistoryTable;
import io.jackfield.host.store.CreditRow;
import io.jackfield.host.store.PersonKey;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** The billing desk of plugins. Blocking. */
final class HostBillingDesk implements BillingDesk {
    private static final int MOST_ENTRIES = 100;

    private final Blocking blocking;
    private final Function<String, ServedBot> bots;
    private final Accounts accounts;
    private final BillingHistoryTable history;
    private final CreditAccounts credits;
    private final Clock clock;

    HostBillingDesk(
            Blocking blocking,
            Function<String, ServedBot> bots,
            Accounts accounts,
            BillingHistoryTable history,
            CreditAccounts credits,
            Clock clock) {
        this.blocking = blocking;
        this.bots = bots;
        this.accounts = accounts;
        this.history = history;
        this.credits = credits;
        this.clock = clock;
    }

    @Override
    public List<Plan> plans(String bot) {
        return bots.apply(bot).config().plans();
    }

    @Override
    public Access access(String bot, long user, String feature) {
        ServedBot served = bots.apply(bot);
        return accounts.known(served, user)
                .orElseGet(() -> blocking.get("billing", () -> accounts.held(served, user)))
                .access(served.config().plans(), feature);
    }

    @Override
    public Standing standing(String bot, long user) {
        ServedBot served = bots.apply(bot);
        return blocking.get("billing", () -> accounts.standing(served, user));
    }

    @Override
    public Credits credits(String bot, long user, int entries) {
        if (entries < 0 || entries > MOST_ENTRIES) {
            throw new IllegalArgumentException("entries is " + entries + "; ask for 0 to " + MOST_ENTRIES);
        }
        PersonKey key = Accounts.key(bots.apply(bot), user);
        return blocking.get(
                "billing",
                () -> credits.balance(key)
                        .compose(balance -> credits.newest(key, Long.MAX_VALUE, entries)
                                .map(newest -> new Credits(
                                        balance.free(),
                                        newest.stream()
                                                .map(HostBillingDesk::entry)
                                                .toList()))));
    }

    private static CreditEntry entry(CreditRow row) {
        return new CreditEntry(row.at(), CreditEntry.What.valueOf(row.kind().name()), row.amount(), row.balance());
    }

    @Override
    public List<Day> history(String bot, long user, int days) {
        History.requireDays(days);
        ServedBot served = bots.apply(bot);
        PersonKey key = Accounts.key(served, user);
        Instant since = clock.instant().minus(Duration.ofDays(History.DAYS));
        return blocking.get(
                "billing",
                () -> accounts.zone(served, user).compose(zone -> {
                    var changes = history.changes(key, since);
                    var requests = history.requests(key, LocalDate.ofInstant(since, zone));
                    return Future.all(changes, requests)
                            .map(both -> History.of(changes.result(), requests.result(), zone, days));
                }));
    }
}

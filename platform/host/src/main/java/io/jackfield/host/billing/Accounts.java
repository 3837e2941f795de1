package io.jackfield.host.billing;

import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.desk.BillingDesk.Standing;
import io.jackfield.api.memory.Preferences;
import io.jackfield.host.billing.Plans.Held;
import io.jackfield.host.memory.MemoryCache;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.PersonKey;
import io.jackfield.host.store.QuotaTable;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Where users stand. Core loop only, but for {@link #known}. */
public final class Accounts {

    private final Plans plans = new Plans();
    private final Subscriptions subscriptions;
    private final MemoryCache memoryCache;
    private final QuotaTable quotas;
    private final Clock clock;

    Accounts(Subscriptions subscriptions, MemoryCache memoryCache, QuotaTable quotas, Clock clock) {
        this.subscriptions = subscriptions;
        this.memoryCache = memoryCache;
        this.quotas = quotas;
        this.clock = clock;
    }

    static PersonKey key(ServedBot bot, long user) {
        return new PersonKey(bot.number(), user);
    }

    /** The user's plan, when that takes no question to the database. From any thread. */
    Optional<Held> known(ServedBot bot, long user) {
        List<Plan> all = bot.config().plans();
        if (Plans.areOneForAll(all)) {
            return Optional.of(held(bot, Timeline.EMPTY));
        }
        return subscriptions.known(key(bot, user)).map(timeline -> held(bot, timeline));
    }

    /** The user's plan at this moment. */
    public Future<Held> held(ServedBot bot, long user) {
        return known(bot, user)
                .map(Future::succeededFuture)
                .orElseGet(() -> subscriptions.of(key(bot, user)).map(timeline -> held(bot, timeline)));
    }

    private Held held(ServedBot bot, Timeline timeline) {
        return plans.held(bot.config(), timeline, clock.instant());
    }

    /** What a plan allows a user at this moment. */
    Future<Account> account(ServedBot bot, long user, Plan plan) {
        return zone(bot, user).map(zone -> new Account(bot.id(), plan, zone, clock.instant()));
    }

    /** The time zone that the user has chosen, else the bot's; a choice that is no time zone is none. */
    public Future<ZoneId> zone(ServedBot bot, long user) {
        return memoryCache
                .get(MemoryScope.ofUser(bot.number(), user))
                .map(preferences -> bot.config().timezone(Optional.ofNullable(preferences.get(Preferences.TIME_ZONE))));
    }

    /** The user's plan and what is left of it. */
    public Future<Standing> standing(ServedBot bot, long user) {
        return held(bot, user)
                .compose(held -> held.plan().limits().isEmpty()
                        ? Future.succeededFuture(held.standing(List.of()))
                        : account(bot, user, held.plan())
                                .compose(account -> quotas.used(
                                                key(bot, user), held.plan().id(), account.periods(), account.now())
                                        .map(used -> held.standing(account.allowances(used)))));
    }
}

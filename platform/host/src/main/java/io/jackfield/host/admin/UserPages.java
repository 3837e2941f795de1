package io.jackfield.host.admin;

import io.jackfield.host.admin.UserLookup.User;
import io.jackfield.host.billing.Accounts;
import io.jackfield.host.billing.Subscriptions;
import io.jackfield.host.memory.MemoryCache;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.SubscriptionRow;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;

/** Brings together what is known of a user. Core loop only. */
public final class UserPages {
    private final MemoryCache memoryCache;
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Clock clock;

    public UserPages(MemoryCache memoryCache, Accounts accounts, Subscriptions subscriptions, Clock clock) {
        this.memoryCache = memoryCache;
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    Future<UserPage> of(User user) {
        var preferences = memoryCache.get(MemoryScope.ofUser(user.bot().number(), user.id()));
        var standing = accounts.standing(user.bot(), user.id());
        var zone = accounts.zone(user.bot(), user.id());
        return running(user)
                .compose(subscription -> Future.all(preferences, standing, zone)
                        .map(all -> new UserPage(
                                user.bot().id(),
                                user.id(),
                                user.person(),
                                preferences.result(),
                                standing.result(),
                                subscription,
                                zone.result())));
    }

    private Future<Optional<SubscriptionRow>> running(User user) {
        return subscriptions.of(user.key()).map(row -> row.filter(one -> one.runsAt(clock.instant())));
    }
}

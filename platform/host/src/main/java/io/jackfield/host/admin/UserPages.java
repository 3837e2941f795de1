package io.jackfield.host.admin;

import io.jackfield.host.admin.UserLookup.User;
import io.jackfield.host.billing.Accounts;
import io.jackfield.host.memory.MemoryCache;
import io.jackfield.host.people.UserBlocks;
import io.jackfield.host.store.MemoryScope;
import io.vertx.core.Future;

/** Brings together what is known of a user. Core loop only. */
public final class UserPages {
    private final MemoryCache memoryCache;
    private final UserBlocks blocks;
    private final Accounts accounts;

    public UserPages(MemoryCache memoryCache, UserBlocks blocks, Accounts accounts) {
        this.blocks = blocks;
        this.memoryCache = memoryCache;
        this.accounts = accounts;
    }

    Future<UserPage> of(User user) {
        var preferences = memoryCache.get(MemoryScope.ofUser(user.bot().number(), user.id()));
        var standing = accounts.standing(user.bot(), user.id());
        var zone = accounts.zone(user.bot(), user.id());
        var held = accounts.held(user.bot(), user.id());
        return Future.all(preferences, standing, zone, held)
                .map(all -> new UserPage(
                        user.bot().id(),
                        user.id(),
                        user.person(),
                        preferences.result(),
                        blocks.find(user.key()),
                        standing.result(),
                        held.result().run(),
                        zone.result()));
    }
}

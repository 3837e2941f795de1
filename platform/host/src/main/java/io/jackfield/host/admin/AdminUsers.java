package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.host.admin.UserLookup.User;
import io.jackfield.host.billing.Billing;
import io.jackfield.host.billing.SubscriberCount;
import io.jackfield.host.billing.Subscriptions;
import io.jackfield.host.store.Cause;
import io.jackfield.host.store.QuotaTable;
import io.jackfield.host.store.SubscriptionTable.Change;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What operators do with users. Core loop only. */
public final class AdminUsers {
    private static final Logger LOG = LoggerFactory.getLogger(AdminUsers.class);

    private final UserLookup lookup;
    private final UserPages pages;
    private final Subscriptions subscriptions;
    private final QuotaTable quotas;
    private final SubscriberCount count;
    private final Notices notices;
    private final Clock clock;

    public AdminUsers(UserLookup lookup, UserPages pages, Billing billing, Notices notices, Clock clock) {
        this.lookup = lookup;
        this.pages = pages;
        this.notices = notices;
        this.clock = clock;
        subscriptions = billing.subscriptions();
        quotas = billing.quotas();
        count = billing.count();
    }

    Future<JsonObject> find(String bot, String part) {
        return lookup.find(bot, part)
                .map(found -> new JsonObject()
                        .put(
                                "users",
                                new JsonArray(found.people().stream()
                                        .map(UserPage::named)
                                        .toList()))
                        .put("more", found.more()));
    }

    Future<JsonObject> show(String bot, String user) {
        return lookup.user(bot, user).compose(pages::of).map(page -> {
            if (page.person().isEmpty() && page.subscription().isEmpty()) {
                throw new JackfieldException(
                        StandardError.NOT_FOUND,
                        "user " + page.id() + " has never written to bot " + bot
                                + " and has no plan there; a plan can be granted ahead");
            }
            return page.json();
        });
    }

    Future<JsonObject> grant(String bot, String user, GrantOrder order) {
        return lookup.user(bot, user).compose(found -> grant(found, UserLookup.plan(found.bot(), order.plan()), order));
    }

    private Future<JsonObject> grant(User user, Plan plan, GrantOrder order) {
        Instant now = clock.instant();
        return subscriptions
                .grant(
                        user.key(),
                        plan.id(),
                        order.term(now, user.bot().config().timezone()),
                        order.cause())
                .onSuccess(change -> done(user, "grant plan=" + plan.id()))
                .compose(change -> pages.of(user)
                        .compose(page -> tell(page, plan, change, order.quiet())
                                .map(told -> withReplaced(page.json().put("told", told), change))));
    }

    private Future<Boolean> tell(UserPage page, Plan plan, Change change, boolean quiet) {
        if (quiet || page.person().isEmpty()) {
            return Future.succeededFuture(false);
        }
        Recipient user = Recipient.of(page.bot(), page.id());
        return notices.granted(user, page.language(), plan, change.after().until(), page.zone());
    }

    private static JsonObject withReplaced(JsonObject json, Change change) {
        change.before()
                .filter(row -> !row.plan().equals(change.after().plan()))
                .ifPresent(row -> json.put(
                        "replaced",
                        new JsonObject()
                                .put("plan", row.plan())
                                .put("until", row.until().map(Instant::toString).orElse(null))));
        return json;
    }

    Future<JsonObject> revoke(String bot, String user, Cause cause) {
        return lookup.user(bot, user)
                .compose(found -> subscriptions
                        .revoke(found.key(), cause)
                        .map(before -> before.orElseThrow(() -> new JackfieldException(
                                StandardError.NOT_FOUND,
                                "user " + found.id() + " has no plan of bot " + bot + " that could be taken back")))
                        .onSuccess(before -> done(found, "revoke plan=" + before.plan()))
                        .compose(before ->
                                pages.of(found).map(page -> page.json().put("revoked", before.plan()))));
    }

    Future<JsonObject> reset(String bot, String user, Cause cause) {
        return lookup.user(bot, user)
                .compose(found -> quotas.reset(found.key(), clock.instant(), cause)
                        .onSuccess(reset -> done(found, "reset"))
                        .compose(reset -> pages.of(found))
                        .map(UserPage::json));
    }

    private void done(User user, String what) {
        LOG.info("admin: bot={} user={} {}", user.bot().id(), user.id(), what);
        count.now();
    }
}

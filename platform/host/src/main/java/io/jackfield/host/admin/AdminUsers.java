package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.host.admin.UserLookup.User;
import io.jackfield.host.billing.Billing;
import io.jackfield.host.billing.SubscriberCount;
import io.jackfield.host.billing.Subscriptions;
import io.jackfield.host.billing.Timeline.Given;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.store.Cause;
import io.jackfield.host.store.QuotaTable;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What operators do with users. Core loop only. */
public final class AdminUsers {
    private static final String USER = "/bots/:bot/users/:user";
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

    public List<AdminCall> calls() {
        return List.of(
                AdminCall.get("users.show", USER, OperatorRight.READ_USERS, "A user with plan, limits and choices")
                        .json(request -> show(request.bot(), request.path("user"))),
                AdminCall.post("users.grant", USER + "/grant", OperatorRight.CHANGE_USERS, "Give a plan")
                        .body("plan", "the id of a plan of the bot")
                        .body("for", "how long, such as 30d or 12h")
                        .body("until", "a day or a moment, in place of for")
                        .body("forever", "true, in place of for")
                        .body("quiet", "true to tell the user nothing")
                        .json(request -> grant(request)),
                AdminCall.post("users.revoke", USER + "/revoke", OperatorRight.CHANGE_USERS, "Take the plan back")
                        .json(request -> revoke(request)),
                AdminCall.post("users.reset", USER + "/reset", OperatorRight.CHANGE_USERS, "Give used-up limits back")
                        .json(request -> reset(request.bot(), request.path("user"), GrantOrder.cause(request.body()))));
    }

    Future<JsonObject> show(String bot, String user) {
        return lookup.user(bot, user).compose(pages::of).map(page -> {
            if (page.person().isEmpty() && page.run().isEmpty() && page.block().isEmpty()) {
                throw new JackfieldException(
                        StandardError.NOT_FOUND,
                        "user " + page.id() + " has never written to bot " + bot
                                + " and has no plan there; a plan can be granted ahead");
            }
            return page.json();
        });
    }

    private Future<JsonObject> grant(AdminRequest request) {
        GrantOrder order = GrantOrder.of(request.body());
        return lookup.user(request.bot(), request.path("user"))
                .compose(found -> grant(found, UserLookup.plan(found.bot(), order.plan()), order, request.note()));
    }

    private Future<JsonObject> grant(User user, Plan plan, GrantOrder order, ActionNote note) {
        Instant now = clock.instant();
        return subscriptions
                .grant(
                        user.key(),
                        plan.id(),
                        order.term(now, user.bot().config().timezone()),
                        order.cause())
                .onSuccess(given -> done(user, "grant plan=" + plan.id()))
                .onSuccess(given -> note.change(
                        given.before()
                                .map(run -> written(run.plan(), run.until()))
                                .orElseGet(JsonObject::new),
                        written(plan.id(), given.until())))
                .compose(given -> pages.of(user)
                        .compose(page -> tell(user, page, plan, given, order.quiet())
                                .map(told -> withReplaced(page.json().put("told", told), plan, given))));
    }

    private static JsonObject written(String plan, Optional<Instant> until) {
        JsonObject json = new JsonObject().put("plan", plan);
        until.ifPresent(end -> json.put("until", end.toString()));
        return json;
    }

    private Future<Boolean> tell(User user, UserPage page, Plan plan, Given given, boolean quiet) {
        if (quiet || page.person().isEmpty()) {
            return Future.succeededFuture(false);
        }
        return notices.granted(user.bot(), user.id(), page.language(), plan, given.until(), page.zone());
    }

    /** With what ran before; where that goes on afterwards, the plan says so. */
    private static JsonObject withReplaced(JsonObject json, Plan plan, Given given) {
        given.before()
                .filter(run -> !run.plan().equals(plan.id()))
                .ifPresent(run -> json.put(
                        "replaced",
                        new JsonObject()
                                .put("plan", run.plan())
                                .put("until", run.until().map(Instant::toString).orElse(null))));
        return json;
    }

    private Future<JsonObject> revoke(AdminRequest request) {
        String bot = request.bot();
        return lookup.user(bot, request.path("user"))
                .compose(found -> subscriptions
                        .revoke(found.key(), GrantOrder.cause(request.body()))
                        .map(plan -> plan.orElseThrow(() -> new JackfieldException(
                                StandardError.NOT_FOUND,
                                "user " + found.id() + " has no plan of bot " + bot + " that could be taken back")))
                        .onSuccess(plan -> done(found, "revoke plan=" + plan))
                        .onSuccess(plan -> request.note().change(written(plan, Optional.empty()), new JsonObject()))
                        .compose(plan -> pages.of(found).map(page -> page.json().put("revoked", plan))));
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

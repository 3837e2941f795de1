package io.jackfield.host.admin;

import io.jackfield.host.admin.UserLookup.User;
import io.jackfield.host.billing.CreditAccounts;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.store.CreditRow;
import io.jackfield.host.store.CreditTable.Balance;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Credits of users, for operators. Core loop only. */
public final class AdminCredits {
    private static final String CREDITS = "/bots/:bot/users/:user/credits";
    private static final int USUAL = 50;
    private static final int LARGEST = 500;
    private static final int MOST = 1_000_000;
    private static final Logger LOG = LoggerFactory.getLogger(AdminCredits.class);

    private final UserLookup lookup;
    private final UserPages pages;
    private final CreditAccounts credits;
    private final Notices notices;

    public AdminCredits(UserLookup lookup, UserPages pages, CreditAccounts credits, Notices notices) {
        this.lookup = lookup;
        this.pages = pages;
        this.credits = credits;
        this.notices = notices;
    }

    public List<AdminCall> calls() {
        return List.of(
                AdminCall.get("credits.show", CREDITS, OperatorRight.READ_USERS, "Credits, and how they came and went")
                        .query("before", "the before of the page before")
                        .query("limit", "entries of a page, 1 to 500")
                        .json(this::show),
                changing(AdminCall.post("credits.give", CREDITS + "/give", OperatorRight.CHANGE_USERS, "Give credits"))
                        .body("quiet", "true to tell the user nothing")
                        .json(request -> change(request, 1)),
                changing(AdminCall.post(
                                "credits.take", CREDITS + "/take", OperatorRight.CHANGE_USERS, "Take credits back"))
                        .json(request -> change(request, -1)));
    }

    private static AdminCall changing(AdminCall call) {
        return call.body("credits", "how many, 1 to 1000000")
                .body("key", "tells this from others when it is asked for again");
    }

    private Future<JsonObject> show(AdminRequest request) {
        int most = request.number("limit", 1, LARGEST, USUAL);
        long before = request.number("before", 1L, Long.MAX_VALUE, Long.MAX_VALUE);
        return lookup.user(request.bot(), request.path("user"))
                .compose(user -> credits.balance(user.key())
                        .compose(balance -> credits.newest(user.key(), before, most)
                                .map(entries -> {
                                    JsonObject json = json(user, balance)
                                            .put("entries", PaymentJson.array(entries, AdminCredits::json));
                                    return entries.size() < most
                                            ? json
                                            : json.put(
                                                    "before", entries.getLast().id());
                                })));
    }

    private Future<JsonObject> change(AdminRequest request, int sign) {
        JsonObject body = request.body();
        long amount = sign * amount(body);
        String reason = BodyFields.required(body, "reason", "say why");
        String key =
                BodyFields.text(body, "key").orElseGet(() -> UUID.randomUUID().toString());
        boolean quiet = sign < 0 || BodyFields.flag(body, "quiet");
        return lookup.user(request.bot(), request.path("user"))
                .compose(user -> credits.change(user.key(), amount, key, GrantOrder.cause(body))
                        .compose(changed -> credits.balance(user.key()).compose(balance -> {
                            JsonObject json = json(user, balance).put("changed", changed);
                            if (!changed) {
                                return Future.succeededFuture(json);
                            }
                            LOG.info(
                                    "admin: bot={} user={} credits {}: {}",
                                    user.bot().id(),
                                    user.id(),
                                    amount,
                                    reason);
                            request.note()
                                    .change(
                                            new JsonObject().put("credits", balance.balance() - amount),
                                            new JsonObject().put("credits", balance.balance()));
                            return tell(user, amount, balance, quiet).map(told -> json.put("told", told));
                        })));
    }

    private Future<Boolean> tell(User user, long amount, Balance balance, boolean quiet) {
        return quiet || user.person().isEmpty()
                ? Future.succeededFuture(false)
                : pages.of(user)
                        .compose(page ->
                                notices.credits(user.bot(), user.id(), page.language(), amount, balance.free()));
    }

    private static int amount(JsonObject body) {
        Object value = body.getValue("credits");
        String text = value == null ? "" : value.toString();
        int amount = text.matches("\\d{1,7}") ? Integer.parseInt(text) : 0;
        if (amount < 1 || amount > MOST) {
            throw BodyFields.refused("credits is '" + text + "'; use a whole number of 1 to " + MOST);
        }
        return amount;
    }

    private static JsonObject json(User user, Balance balance) {
        return new JsonObject()
                .put("bot", user.bot().id())
                .put("user", user.id())
                .put("balance", balance.balance())
                .put("held", balance.held());
    }

    private static JsonObject json(CreditRow row) {
        JsonObject json = new JsonObject()
                .put("id", row.id())
                .put("at", row.at().toString())
                .put("kind", row.kind().name().toLowerCase(Locale.ROOT))
                .put("amount", row.amount())
                .put("balance", row.balance())
                .put("by", row.actor())
                .put("reason", row.reason());
        row.order().ifPresent(order -> json.put("order", order));
        row.offer().ifPresent(offer -> json.put("model", offer));
        return json;
    }
}

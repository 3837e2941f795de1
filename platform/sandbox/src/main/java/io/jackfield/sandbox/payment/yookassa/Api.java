package io.jackfield.sandbox.payment.yookassa;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackfield.sandbox.payment.Call;
import io.jackfield.sandbox.payment.Conversation;
import io.jackfield.sandbox.payment.PaymentSide;
import io.jackfield.sandbox.payment.SideDesk;
import io.jackfield.sandbox.payment.SidePayment;
import io.jackfield.sandbox.payment.SidePayment.State;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** API v3 of YooKassa for the shop of the sandbox. */
final class Api {
    private static final String BASE = "/yookassa/v3";
    private static final String KEY = "test_yookassa-sandbox-key";
    private static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString((Account.SHOP + ":" + KEY).getBytes(UTF_8));
    private static final Duration KEY_LIFE = Duration.ofHours(24);

    private final PaymentSide side;
    private final SideDesk desk;
    private final Account account;
    private final Map<String, Kept> keys = new HashMap<>();

    Api(PaymentSide side, SideDesk desk, Account account) {
        this.side = side;
        this.desk = desk;
        this.account = account;
    }

    /** What a key has brought. */
    private record Kept(String request, JsonObject answer, Instant at) {}

    void mount(Router router) {
        router.post(BASE + "/*").handler(BodyHandler.create(false));
        router.get(BASE + "/me").handler(context -> answer(context, this::me));
        router.get(BASE + "/payments")
                .handler(context ->
                        answer(context, () -> new ListQuery(context.queryParams()).answer(account.payments())));
        router.get(BASE + "/refunds")
                .handler(context ->
                        answer(context, () -> new ListQuery(context.queryParams()).answer(account.refunds())));
        router.get(BASE + "/payments/:id")
                .handler(context -> answer(context, () -> account.describe(payment(context.pathParam("id")))));
        router.get(BASE + "/refunds/:id")
                .handler(context -> answer(
                        context,
                        () -> account.refund(context.pathParam("id")).orElseThrow(() -> Refusal.notFound("Refund"))));
        router.post(BASE + "/payments")
                .handler(context -> answer(context, () -> once(context, request -> pay(context, request))));
        router.post(BASE + "/refunds").handler(context -> answer(context, () -> once(context, this::giveBack)));
        router.post(BASE + "/payments/:id/:what")
                .handler(context -> answer(
                        context,
                        () -> once(
                                context, request -> end(payment(context.pathParam("id")), context.pathParam("what")))));
    }

    private void answer(RoutingContext context, Supplier<JsonObject> asked) {
        try {
            if (!AUTHORIZATION.equals(context.request().getHeader("Authorization"))) {
                throw new Refusal(401, "invalid_credentials", "Error in shopId or secret key", "");
            }
            context.json(asked.get());
        } catch (Refusal refusal) {
            context.response().setStatusCode(refusal.status());
            context.json(refusal.json());
        } catch (ClassCastException | DecodeException e) {
            context.response().setStatusCode(400);
            context.json(Refusal.invalid("The request is no JSON of the right form", "")
                    .json());
        }
    }

    /** The same key and request get the first answer for a day. */
    private JsonObject once(RoutingContext context, Function<JsonObject, JsonObject> made) {
        String key = context.request().getHeader("Idempotence-Key");
        if (key == null || !key.matches("[0-9a-zA-Z+_.-]{1,64}")) {
            throw Refusal.invalid("Idempotence key is missing or of the wrong form", "Idempotence-Key");
        }
        String request = context.normalizedPath() + context.body().asString();
        Kept kept = keys.get(key);
        if (kept != null && desk.clock().instant().isBefore(kept.at().plus(KEY_LIFE))) {
            if (!kept.request().equals(request)) {
                throw Refusal.invalid("Idempotence key came with other data before", "Idempotence-Key");
            }
            return kept.answer();
        }
        JsonObject answer = made.apply(context.body().asJsonObject()).copy();
        keys.put(key, new Kept(request, answer, desk.clock().instant()));
        return answer;
    }

    private JsonObject me() {
        return new JsonObject()
                .put("account_id", Account.SHOP)
                .put("status", "enabled")
                .put("test", true)
                .put("fiscalization", new JsonObject().put("enabled", false));
    }

    private SidePayment payment(String id) {
        return account.find(id).orElseThrow(() -> Refusal.notFound("Payment"));
    }

    private JsonObject pay(RoutingContext context, JsonObject request) {
        CreateRules.check(request);
        return request.containsKey("payment_method_id") ? charge(request) : page(context, request);
    }

    private JsonObject page(RoutingContext context, JsonObject request) {
        SidePayment payment = account.open(
                order(request, request.getJsonObject("confirmation").getString("return_url")),
                request.getJsonObject("metadata", new JsonObject()));
        payment.facts().put(Account.PAGE, "http://" + context.request().authority() + SideDesk.page(side, payment));
        if (Boolean.TRUE.equals(request.getBoolean("save_payment_method"))) {
            payment.facts().put(Account.SAVE, "yes");
        }
        return account.describe(payment);
    }

    private JsonObject charge(JsonObject request) {
        SidePayment earlier = account.saved(request.getString("payment_method_id"))
                .orElseThrow(() -> Refusal.invalid("Payment method doesn't exist", "payment_method_id"));
        SidePayment payment = account.open(
                order(request, earlier.order().returnAddress()), request.getJsonObject("metadata", new JsonObject()));
        account.charge(payment, earlier);
        tell(payment, notification(payment));
        return account.describe(payment);
    }

    private static SidePayment.Order order(JsonObject request, String returnAddress) {
        return new SidePayment.Order(
                request.getJsonObject("metadata", new JsonObject()).getString("order_id", "-"),
                CreateRules.amount(request),
                "RUB",
                request.getString("description", ""),
                returnAddress);
    }

    private JsonObject giveBack(JsonObject request) {
        SidePayment payment = account.find(request.getString("payment_id", ""))
                .orElseThrow(() -> Refusal.invalid("Payment doesn't exist", "payment_id"));
        BigDecimal amount = CreateRules.amount(request);
        if (request.containsKey("receipt")) {
            CreateRules.receipt(request.getJsonObject("receipt"), amount);
        }
        try {
            JsonObject refund = account.giveBack(payment, amount, request.getString("description", ""));
            tell(payment, notification(refund));
            return refund;
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(e.getMessage(), "amount.value");
        }
    }

    /** The second of two stages. */
    private JsonObject end(SidePayment payment, String what) {
        if (payment.state() != State.OPEN || !account.isHeld(payment)) {
            throw Refusal.invalid("Payment is not in waiting_for_capture", "");
        }
        switch (what) {
            case "capture" -> account.take(payment);
            case "cancel" -> account.cancel(payment, "canceled_by_merchant");
            default -> throw Refusal.notFound(what);
        }
        tell(payment, notification(payment));
        return account.describe(payment);
    }

    /** What the host is told of a payment as it stands. */
    Call notification(SidePayment payment) {
        JsonObject object = account.describe(payment);
        return notification("payment." + object.getString("status"), object);
    }

    static Call notification(JsonObject refund) {
        return notification("refund.succeeded", refund);
    }

    static Call notification(String event, JsonObject object) {
        return Call.json(
                event,
                new JsonObject().put("type", "notification").put("event", event).put("object", object.copy()));
    }

    /** By itself, beside the answer: where nobody can be told, YooKassa gives up after a day. */
    private void tell(SidePayment payment, Call call) {
        try {
            desk.tell(payment, Conversation.of(call))
                    .onFailure(silence -> payment.facts().put("unheard", call.title()));
        } catch (IllegalArgumentException e) {
            payment.facts().put("unheard", call.title());
        }
    }
}

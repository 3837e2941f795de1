package io.jackfield.sandbox.payment.yookassa;

import io.jackfield.sandbox.payment.SideDesk;
import io.jackfield.sandbox.payment.SidePayment;
import io.jackfield.sandbox.payment.SidePayment.State;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What YooKassa has of one shop, and what happens to it. On the sandbox's event loop. */
final class Account {
    /** What the plugin has for a shop in the sandbox. */
    static final String SHOP = "100500";

    static final String ID = "id";
    static final String METADATA = "metadata";
    static final String PAGE = "page";
    static final String SAVE = "save";
    static final String REASON = "reason";

    private static final String CARD = "card";
    private static final String METHOD = "payment_method";
    private static final String CAPTURED = "captured_at";
    private static final String HELD = "held";
    private static final String NEXT_DECLINE = "next_decline";
    private static final String YES = "yes";
    private static final int LAST_DIGITS = 4;

    private final SideDesk desk;
    private final Map<String, SidePayment> payments = new LinkedHashMap<>();
    private final Map<String, JsonObject> refunds = new LinkedHashMap<>();
    private final Map<String, SidePayment> methods = new LinkedHashMap<>();

    Account(SideDesk desk) {
        this.desk = desk;
    }

    SidePayment open(SidePayment.Order order, JsonObject metadata) {
        SidePayment payment = desk.open(order);
        String id = UUID.randomUUID().toString();
        payment.facts().put(ID, id);
        payment.facts().put(METADATA, metadata.encode());
        payments.put(id, payment);
        return payment;
    }

    Optional<SidePayment> find(String id) {
        return Optional.ofNullable(payments.get(id));
    }

    Optional<JsonObject> refund(String id) {
        return Optional.ofNullable(refunds.get(id));
    }

    /** The payment that has left this way to pay. */
    Optional<SidePayment> saved(String method) {
        return Optional.ofNullable(methods.get(method));
    }

    List<JsonObject> payments() {
        return payments.values().stream().map(this::describe).toList();
    }

    List<JsonObject> refunds() {
        return new ArrayList<>(refunds.values());
    }

    boolean isHeld(SidePayment payment) {
        return payment.facts().containsKey(HELD);
    }

    boolean isSaved(SidePayment payment) {
        return methods.containsValue(payment);
    }

    /** The buyer has entered a card. */
    void pay(SidePayment payment, String card) {
        payment.facts().put(CARD, card.substring(card.length() - LAST_DIGITS));
        Optional<String> decline = TestCards.decline(card);
        if (decline.isPresent()) {
            cancel(payment, decline.get());
        } else {
            take(payment);
        }
    }

    /** By what an earlier payment has left. */
    void charge(SidePayment payment, SidePayment earlier) {
        payment.facts().put(CARD, earlier.facts().get(CARD));
        Optional<String> decline = Optional.ofNullable(earlier.facts().get(NEXT_DECLINE));
        if (decline.isPresent()) {
            if (!decline.get().equals("permission_revoked")) {
                earlier.facts().remove(NEXT_DECLINE);
            }
            cancel(payment, decline.get());
            return;
        }
        take(payment);
    }

    /** The next payment by what this one has left ends so; once that is revoked, each does. */
    void declineNext(SidePayment payment, String reason) {
        payment.facts().put(NEXT_DECLINE, reason);
    }

    void hold(SidePayment payment) {
        payment.facts().put(HELD, YES);
        payment.facts().put(CARD, TestCards.USUAL.substring(TestCards.USUAL.length() - LAST_DIGITS));
    }

    void take(SidePayment payment) {
        payment.facts().remove(HELD);
        payment.facts().put(CAPTURED, desk.clock().instant().toString());
        String method = UUID.randomUUID().toString();
        payment.facts().put(METHOD, method);
        if (payment.facts().containsKey(SAVE)) {
            methods.put(method, payment);
        }
        payment.becomes(State.PAID);
    }

    void cancel(SidePayment payment, String reason) {
        payment.facts().remove(HELD);
        payment.facts().put(REASON, reason);
        payment.becomes(State.CANCELLED);
    }

    /** @throws IllegalArgumentException when there is not so much of it */
    JsonObject giveBack(SidePayment payment, BigDecimal amount, String description) {
        payment.returns(amount);
        JsonObject refund = new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("payment_id", payment.facts().get(ID))
                .put("status", "succeeded")
                .put("created_at", desk.clock().instant().toString())
                .put("amount", money(amount, payment.order().currency()))
                .put("description", description);
        refunds.put(refund.getString("id"), refund);
        return refund;
    }

    private String status(SidePayment payment) {
        return switch (payment.state()) {
            case OPEN -> isHeld(payment) ? "waiting_for_capture" : "pending";
            case PAID, REFUNDED -> "succeeded";
            case CANCELLED -> "canceled";
        };
    }

    /** As the API gives it. */
    JsonObject describe(SidePayment payment) {
        Map<String, String> facts = payment.facts();
        String status = status(payment);
        Instant opened = payment.openedAt();
        JsonObject object = new JsonObject()
                .put("id", facts.get(ID))
                .put("status", status)
                .put("paid", isHeld(payment) || status.equals("succeeded"))
                .put("amount", money(payment.order().amount(), payment.order().currency()))
                .put("created_at", opened.toString())
                .put("description", payment.order().description())
                .put("metadata", new JsonObject(facts.get(METADATA)))
                .put("recipient", new JsonObject().put("account_id", SHOP).put("gateway_id", "100700"))
                .put("refundable", payment.state() == State.PAID)
                .put("test", true);
        if (status.equals("pending") && facts.containsKey(PAGE)) {
            object.put(
                    "confirmation",
                    new JsonObject()
                            .put("type", "redirect")
                            .put("return_url", payment.order().returnAddress())
                            .put("confirmation_url", facts.get(PAGE)));
        }
        if (status.equals("succeeded")) {
            object.put("captured_at", facts.get(CAPTURED))
                    .put(
                            "refunded_amount",
                            money(payment.returned(), payment.order().currency()))
                    .put("payment_method", method(facts));
        }
        if (status.equals("canceled")) {
            object.put(
                    "cancellation_details",
                    new JsonObject().put("party", "payment_network").put("reason", facts.get(REASON)));
        }
        return object;
    }

    private JsonObject method(Map<String, String> facts) {
        return new JsonObject()
                .put("type", "bank_card")
                .put("id", facts.get(METHOD))
                .put("saved", methods.containsKey(facts.get(METHOD)))
                .put("title", "Bank card *" + facts.get(CARD))
                .put("card", new JsonObject().put("last4", facts.get(CARD)));
    }

    private static JsonObject money(BigDecimal amount, String currency) {
        return new JsonObject().put("value", amount.setScale(2).toPlainString()).put("currency", currency);
    }
}

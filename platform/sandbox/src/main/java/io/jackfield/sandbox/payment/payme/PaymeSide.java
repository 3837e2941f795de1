package io.jackfield.sandbox.payment.payme;

import io.jackfield.sandbox.payment.Action;
import io.jackfield.sandbox.payment.Answer;
import io.jackfield.sandbox.payment.Conversation;
import io.jackfield.sandbox.payment.Field;
import io.jackfield.sandbox.payment.OfficialTest;
import io.jackfield.sandbox.payment.PaymentSide;
import io.jackfield.sandbox.payment.SideDesk;
import io.jackfield.sandbox.payment.SidePayment;
import io.jackfield.sandbox.payment.SidePayment.State;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;

/** Payme: a link under {@code /payme}, and calls of the Merchant API. */
public final class PaymeSide implements PaymentSide {
    /** What the plugin has for a key in the sandbox. */
    private static final String KEY = "payme-sandbox-key";

    private static final String BEGIN = "begin";
    private static final String DECLINE = "decline";
    private static final String CHECK = "check";
    private static final String STATEMENT = "statement";
    private static final String RECEIPT = "receipt";
    private static final int INTERNAL_ERROR = -32_400;
    private static final Duration DAY = Duration.ofDays(1);

    private final PaymeCalls calls = new PaymeCalls(KEY);
    private SideDesk desk;

    @Override
    public String name() {
        return "payme";
    }

    @Override
    public String label() {
        return "Payme (Paycom)";
    }

    @Override
    public void mount(Router router, SideDesk own) {
        desk = own;
        router.get("/payme/:link").handler(this::follow);
    }

    private void follow(RoutingContext context) {
        try {
            PaymeLink link = PaymeLink.read(context.pathParam("link"));
            SidePayment payment = desk.openOnce(link.order());
            payment.facts().putAll(Cashier.facts(link));
            desk.show(context, payment);
        } catch (IllegalArgumentException e) {
            context.response().setStatusCode(400).end("This link is no good. " + e.getMessage());
        }
    }

    @Override
    public List<Action> actions(SidePayment payment) {
        boolean begun = cashier(payment).hasBegun();
        return switch (payment.state()) {
            case OPEN ->
                begun
                        ? List.of(
                                Action.of(Action.PAY, "Confirm by SMS"),
                                cancelling(Action.CANCEL, "Cancel", "3"),
                                Action.of(CHECK, "CheckTransaction"))
                        : List.of(
                                Action.of(Action.PAY, "Pay"),
                                Action.of(BEGIN, "Begin and wait"),
                                Action.of(DECLINE, "Pay, and the bank declines"));
            case PAID ->
                List.of(
                        cancelling(Action.REFUND, "Refund in the cabinet", "5"),
                        Action.of(RECEIPT, "Send the fiscal receipt"),
                        Action.of(CHECK, "CheckTransaction"),
                        Action.of(STATEMENT, "GetStatement of a day"));
            case REFUNDED ->
                List.of(
                        Action.of(RECEIPT, "Send the receipt of the return"),
                        Action.of(CHECK, "CheckTransaction"),
                        Action.of(STATEMENT, "GetStatement of a day"));
            case CANCELLED ->
                List.of(Action.of(CHECK, "CheckTransaction"), Action.of(STATEMENT, "GetStatement of a day"));
        };
    }

    private static Action cancelling(String name, String label, String reason) {
        return new Action(name, label, List.of(new Field("reason", "Reason (1-5, 10)", reason)));
    }

    private Cashier cashier(SidePayment payment) {
        return new Cashier(payment, calls, desk.clock());
    }

    @Override
    public Conversation act(SidePayment payment, String action, JsonObject given) {
        Cashier cashier = cashier(payment);
        Turn first = switch (action) {
            case Action.PAY -> cashier.pay();
            case BEGIN -> cashier.begin();
            case DECLINE -> cashier.decline();
            case Action.CANCEL, Action.REFUND -> cashier.cancel(reason(payment, given));
            case RECEIPT -> cashier.receipt();
            case STATEMENT -> statement();
            default -> cashier.check();
        };
        return first.conversation();
    }

    private static int reason(SidePayment payment, JsonObject given) {
        String reason = given.getString("reason", payment.state() == State.PAID ? "5" : "3");
        if (!reason.matches("[1-5]|10")) {
            throw new IllegalArgumentException("reason is '" + reason + "'; use 1 to 5, or 10");
        }
        return Integer.parseInt(reason);
    }

    private Turn statement() {
        long now = desk.clock().millis();
        return Turn.last(calls.statement(now - DAY.toMillis(), now));
    }

    /**
     * Payme takes any status but 200 for −32400; one that says that the host does not know the address is not worth a
     * repeat.
     */
    @Override
    public boolean callsAgain(Answer answer) {
        return PaymentSide.super.callsAgain(answer) || PaymeCalls.code(answer) == INTERNAL_ERROR;
    }

    @Override
    public List<OfficialTest> tests() {
        return new OfficialScenarios(calls, desk).tests();
    }
}

package io.jackfield.sandbox.payment.yookassa;

import io.jackfield.sandbox.payment.Action;
import io.jackfield.sandbox.payment.Answer;
import io.jackfield.sandbox.payment.Call;
import io.jackfield.sandbox.payment.Conversation;
import io.jackfield.sandbox.payment.Field;
import io.jackfield.sandbox.payment.OfficialTest;
import io.jackfield.sandbox.payment.PaymentSide;
import io.jackfield.sandbox.payment.SideDesk;
import io.jackfield.sandbox.payment.SidePayment;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** YooKassa: its API, a page for a test card, a cabinet, and notifications. */
public final class YooKassaSide implements PaymentSide {
    private static final String HOLD = "hold";
    private static final String LIE = "lie";
    private static final String REVOKE = "revoke";
    private static final String DECLINE_NEXT = "decline-next";
    private static final String CARD = "card";
    private static final String AMOUNT = "amount";
    private static final int HEARD = 200;

    private SideDesk desk;
    private Account account;
    private Api api;

    @Override
    public String name() {
        return "yookassa";
    }

    @Override
    public String label() {
        return "YooKassa";
    }

    @Override
    public void mount(Router router, SideDesk own) {
        desk = own;
        account = new Account(own);
        api = new Api(this, own, account);
        api.mount(router);
    }

    /** YooKassa takes 200 for a yes and nothing else. */
    @Override
    public boolean callsAgain(Answer answer) {
        return answer.status() != HEARD;
    }

    @Override
    public List<Action> actions(SidePayment payment) {
        return switch (payment.state()) {
            case OPEN ->
                account.isHeld(payment)
                        ? List.of(
                                Action.of(Action.PAY, "Take the held money in the cabinet"),
                                Action.of(Action.CANCEL, "Cancel in the cabinet"))
                        : List.of(
                                new Action(Action.PAY, "Pay", List.of(new Field(CARD, "Test card", TestCards.USUAL))),
                                Action.of(HOLD, "Only hold the money"),
                                Action.of(Action.CANCEL, "Let the hour pass"),
                                Action.of(LIE, "Notify of a success that is none"));
            case PAID -> {
                List<Action> actions = new ArrayList<>(List.of(new Action(
                        Action.REFUND,
                        "Give back in the cabinet",
                        List.of(new Field(AMOUNT, "How much", left(payment).toPlainString())))));
                if (account.isSaved(payment)) {
                    actions.add(Action.of(REVOKE, "Revoke automatic payments"));
                    actions.add(new Action(
                            DECLINE_NEXT,
                            "Decline the next automatic payment",
                            List.of(new Field(Account.REASON, "Reason", "insufficient_funds"))));
                }
                yield actions;
            }
            case CANCELLED, REFUNDED -> List.of();
        };
    }

    private static BigDecimal left(SidePayment payment) {
        return payment.order().amount().subtract(payment.returned());
    }

    @Override
    public Conversation act(SidePayment payment, String action, JsonObject given) {
        return switch (action) {
            case Action.PAY ->
                pay(payment, given.getString(CARD, TestCards.USUAL).replace(" ", ""));
            case Action.CANCEL -> {
                String reason = account.isHeld(payment) ? "canceled_by_merchant" : "expired_on_confirmation";
                yield after(() -> account.cancel(payment, reason), () -> api.notification(payment));
            }
            case HOLD -> after(() -> account.hold(payment), () -> api.notification(payment));
            case LIE ->
                Conversation.of(Api.notification(
                        "payment.succeeded",
                        account.describe(payment).put("status", "succeeded").put("paid", true)));
            case Action.REFUND ->
                refund(payment, given.getString(AMOUNT, left(payment).toPlainString()));
            case REVOKE -> declining(payment, "permission_revoked");
            default -> declining(payment, given.getString(Account.REASON, "insufficient_funds"));
        };
    }

    private Conversation pay(SidePayment payment, String card) {
        if (account.isHeld(payment)) {
            return after(() -> account.take(payment), () -> api.notification(payment));
        }
        TestCards.decline(card);
        return after(() -> account.pay(payment, card), () -> api.notification(payment));
    }

    private Conversation refund(SidePayment payment, String amount) {
        if (!amount.matches("\\d{1,9}(\\.\\d{1,2})?") || new BigDecimal(amount).compareTo(left(payment)) > 0) {
            throw new IllegalArgumentException(
                    "amount is '" + amount + "'; " + left(payment) + " of payment " + payment.id() + " are left");
        }
        return answers -> answers.isEmpty()
                ? Optional.of(Api.notification(account.giveBack(payment, new BigDecimal(amount), "in the cabinet")))
                : Optional.empty();
    }

    private Conversation declining(SidePayment payment, String reason) {
        account.declineNext(payment, reason);
        return Conversation.NONE;
    }

    /** Nothing happens before it is known who is to be told. */
    private static Conversation after(Runnable happens, Supplier<Call> call) {
        return answers -> {
            if (!answers.isEmpty()) {
                return Optional.empty();
            }
            happens.run();
            return Optional.of(call.get());
        };
    }

    @Override
    public List<OfficialTest> tests() {
        return List.of(new NotificationTest(desk).test());
    }
}

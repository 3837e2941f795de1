package io.jackfield.sandbox.payment.click;

import io.jackfield.sandbox.payment.Action;
import io.jackfield.sandbox.payment.Answer;
import io.jackfield.sandbox.payment.Call;
import io.jackfield.sandbox.payment.Conversation;
import io.jackfield.sandbox.payment.OfficialTest;
import io.jackfield.sandbox.payment.PaymentSide;
import io.jackfield.sandbox.payment.SideDesk;
import io.jackfield.sandbox.payment.SidePayment;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;

/** Click as the plugin and the buyer see it. */
public final class ClickSide implements PaymentSide {
    /** The error with which Click says that a payment has failed or was cancelled. */
    static final int FAILED = -5017;

    private static final String ANNOUNCE = "announce";
    private static final int NOT_CREDITED = -7;

    private SideDesk desk;
    private ShopCalls calls;
    private ClickNumbers numbers;

    @Override
    public String name() {
        return "click";
    }

    @Override
    public String label() {
        return "Click";
    }

    @Override
    public void mount(Router router, SideDesk own) {
        desk = own;
        calls = new ShopCalls(own.clock());
        numbers = new ClickNumbers(own.clock());
        new PayPage(own, numbers).mount(router);
        new MerchantApi(own).mount(router);
    }

    @Override
    public List<Action> actions(SidePayment payment) {
        return switch (payment.state()) {
            case OPEN ->
                List.of(
                        Action.of(Action.PAY, "Pay"),
                        Action.of(ANNOUNCE, "Enter the card and wait"),
                        Action.of(Action.CANCEL, "Pay with an empty card"));
            case PAID ->
                List.of(
                        Action.of(Action.REFUND, "Reverse it in the cabinet"),
                        Action.of(Action.CANCEL, "Call it cancelled, and keep the money"));
            case CANCELLED, REFUNDED -> List.of();
        };
    }

    @Override
    public Conversation act(SidePayment payment, String action, JsonObject given) {
        ClickPayment click = new ClickPayment(payment);
        if (payment.state() == SidePayment.State.PAID) {
            if (action.equals(Action.REFUND)) {
                click.reverse();
            }
            return Conversation.of(calls.complete(click.attempt(), click.prepareId(), FAILED));
        }
        return switch (action) {
            case Action.PAY -> answers -> pay(click, answers, 0);
            case Action.CANCEL -> answers -> pay(click, answers, FAILED);
            default -> answers -> announce(click, answers);
        };
    }

    private Optional<Call> announce(ClickPayment click, List<Answer> answers) {
        if (answers.isEmpty()) {
            return Optional.of(calls.prepare(click.attempt()));
        }
        prepared(click, answers.getFirst());
        return Optional.empty();
    }

    private Optional<Call> pay(ClickPayment click, List<Answer> answers, int error) {
        if (answers.isEmpty()) {
            return Optional.of(calls.prepare(click.attempt()));
        }
        if (answers.size() == 1) {
            prepared(click, answers.getFirst());
            return click.payment().state() == SidePayment.State.OPEN
                    ? Optional.of(complete(click, error))
                    : Optional.empty();
        }
        completed(click, answers.getLast(), error);
        return Optional.empty();
    }

    /** A no ends it: nothing has been taken. */
    private static void prepared(ClickPayment click, Answer answer) {
        String prepareId = String.valueOf(answer.json().getValue("merchant_prepare_id"));
        if (error(answer) == 0 && prepareId.matches("\\d+")) {
            click.prepared(prepareId);
        } else {
            click.ends("refused before anything was taken: " + note(answer));
        }
    }

    private Call complete(ClickPayment click, int error) {
        if (error == 0) {
            click.debited();
        }
        return calls.complete(click.attempt(), click.prepareId(), error);
    }

    private static void completed(ClickPayment click, Answer answer, int error) {
        int said = error(answer);
        if (error != 0) {
            click.ends("the card was empty");
        } else if (said == 0 || said == -4) {
            click.confirmed();
        } else if (said == -9) {
            click.ends("the merchant did not want it any more; the money has gone back");
        } else {
            click.leftToPeople(note(answer));
        }
    }

    /** What is no JSON is an error too. */
    static int error(Answer answer) {
        return answer.json().getValue("error") instanceof Number number ? number.intValue() : -1_000;
    }

    static String note(Answer answer) {
        return answer.json().containsKey("error")
                ? answer.json().getValue("error") + " " + answer.json().getValue("error_note")
                : answer.status() + " " + answer.body();
    }

    @Override
    public boolean callsAgain(Answer answer) {
        return PaymentSide.super.callsAgain(answer) || error(answer) == NOT_CREDITED;
    }

    @Override
    public List<OfficialTest> tests() {
        return List.of(new FifteenCases(desk, calls, numbers).test());
    }
}

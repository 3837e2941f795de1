package io.jackfield.sandbox.payment;

import io.jackfield.sandbox.payment.SidePayment.State;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A system with a link to pay, which takes money in two steps. */
final class TestSide implements PaymentSide {
    private SideDesk desk;

    @Override
    public String name() {
        return "simple";
    }

    @Override
    public String label() {
        return "Simple payments";
    }

    @Override
    public void mount(Router router, SideDesk own) {
        desk = own;
        router.get("/simple/pay").handler(this::follow);
    }

    private void follow(RoutingContext context) {
        desk.show(
                context,
                desk.openOnce(new SidePayment.Order(
                        context.request().getParam("order"),
                        new BigDecimal(context.request().getParam("amount")),
                        "EUR",
                        "One month",
                        context.request().getParam("back"))));
    }

    @Override
    public List<Action> actions(SidePayment payment) {
        return switch (payment.state()) {
            case OPEN -> List.of(Action.of(Action.PAY, "Pay"), Action.of(Action.CANCEL, "Cancel"));
            case PAID ->
                List.of(new Action(Action.REFUND, "Give back", List.of(new Field("amount", "How much", "1.00"))));
            default -> List.of();
        };
    }

    @Override
    public Conversation act(SidePayment payment, String action, JsonObject given) {
        return switch (action) {
            case Action.PAY -> answers -> pay(payment, answers);
            case Action.REFUND -> {
                payment.returns(new BigDecimal(given.getString("amount")));
                yield Conversation.of(call("refund", payment).with("x-amount", given.getString("amount")));
            }
            default -> {
                payment.becomes(State.CANCELLED);
                yield Conversation.NONE;
            }
        };
    }

    private static Optional<Call> pay(SidePayment payment, List<Answer> answers) {
        if (answers.isEmpty()) {
            payment.facts().merge("begun", "1", String::concat);
            return Optional.of(call("begin", payment));
        }
        if (answers.size() == 1) {
            return Optional.of(call("settle " + answers.getFirst().json().getString("number"), payment));
        }
        payment.becomes(answers.getLast().status() == 200 ? State.PAID : State.CANCELLED);
        return Optional.empty();
    }

    private static Call call(String what, SidePayment payment) {
        return Call.json(
                what,
                new JsonObject().put("what", what).put("order", payment.order().id()));
    }

    @Override
    public List<OfficialTest> tests() {
        return List.of(new OfficialTest(
                "scenario-1",
                "Scenario 1",
                List.of(new Field("order", "Order", "")),
                (target, given) -> desk.call(target, Call.form("check", Map.of("order", given.getString("order"))))
                        .map(answer -> List.of(new OfficialTest.Step(
                                "check", "200", Integer.toString(answer.status()), answer.status() == 200)))));
    }
}

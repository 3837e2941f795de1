package io.jackfield.sandbox.payment.payme;

import io.jackfield.sandbox.payment.Answer;
import io.jackfield.sandbox.payment.Call;
import io.jackfield.sandbox.payment.Field;
import io.jackfield.sandbox.payment.OfficialTest;
import io.jackfield.sandbox.payment.SideDesk;
import io.jackfield.sandbox.payment.SidePayment;
import io.jackfield.sandbox.payment.SidePayment.State;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Both scenarios of Payme's own sandbox, in its order, on an order that waits for its payment. */
record OfficialScenarios(PaymeCalls calls, SideDesk desk) {
    private static final int NO_PRIVILEGE = -32_504;
    private static final int WRONG_AMOUNT = -31_001;
    private static final int IMPOSSIBLE = -31_008;
    private static final int BY_MISTAKE = 3;
    private static final int REFUND = 5;

    List<OfficialTest> tests() {
        Optional<SidePayment.Order> open = desk.payments().reversed().stream()
                .filter(one -> one.state() == State.OPEN)
                .map(SidePayment::order)
                .findFirst();
        List<Field> fields = List.of(
                new Field("order", "Order", open.map(SidePayment.Order::id).orElse("")),
                new Field(
                        "amount",
                        "Amount, soʻm",
                        open.map(one -> one.amount().toPlainString()).orElse("")),
                new Field("field", "Account field", "order_id"));
        return List.of(
                new OfficialTest(
                        "scenario-1",
                        "Scenario 1: wrong calls, then create and cancel",
                        fields,
                        (target, given) -> first(Sale.of(given)).run(call -> desk.call(target, call))),
                new OfficialTest(
                        "scenario-2",
                        "Scenario 2: create, perform and refund",
                        fields,
                        (target, given) -> second(Sale.of(given)).run(call -> desk.call(target, call))));
    }

    /**
     * What is sold.
     *
     * @param field the account field that names it
     */
    private record Sale(String order, long tiyin, String field) {
        static Sale of(JsonObject given) {
            String order = given.getString("order", "");
            String amount = given.getString("amount", "");
            String field = given.getString("field", "order_id");
            if (order.isBlank() || !amount.matches("\\d{1,12}(\\.\\d{1,2})?")) {
                throw new IllegalArgumentException("order is '" + order + "' and amount '" + amount
                        + "'; take an order that somebody has begun to buy, and its price in soʻm such as 99000");
            }
            return new Sale(order, new BigDecimal(amount).movePointRight(2).longValueExact(), field);
        }

        JsonObject account() {
            return new JsonObject().put(field, order);
        }

        JsonObject unknown() {
            return new JsonObject().put(field, "no-such-order");
        }
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }

    private Scenario first(Sale sale) {
        String id = id();
        long now = desk.clock().millis();
        Scenario scenario = new Scenario();
        strangers(sale, now).forEach(call -> scenario.error(call.title() + " with a wrong key", call, NO_PRIVILEGE));
        long wrong = sale.tiyin() + 1;
        scenario.error("Check with a wrong amount", calls.checkPerform(wrong, sale.account()), WRONG_AMOUNT)
                .error("Create with a wrong amount", calls.create(id(), now, wrong, sale.account()), WRONG_AMOUNT)
                .accountError(
                        "Check of an unknown account", calls.checkPerform(sale.tiyin(), sale.unknown()), sale.field())
                .accountError(
                        "Create for an unknown account",
                        calls.create(id(), now, sale.tiyin(), sale.unknown()),
                        sale.field());
        create(scenario, sale, id, now);
        return cancel(scenario, id, BY_MISTAKE, -1);
    }

    private List<Call> strangers(Sale sale, long now) {
        PaymeCalls stranger = new PaymeCalls("not-the-key");
        String id = id();
        return List.of(
                stranger.checkPerform(sale.tiyin(), sale.account()),
                stranger.create(id, now, sale.tiyin(), sale.account()),
                stranger.perform(id),
                stranger.cancel(id, BY_MISTAKE),
                stranger.check(id),
                stranger.statement(0, now));
    }

    private Scenario second(Sale sale) {
        String id = id();
        Scenario scenario = new Scenario();
        create(scenario, sale, id, desk.clock().millis());
        Call perform = calls.perform(id);
        scenario.yes("Perform", perform, "state 2, perform_time", (answer, before) -> isAt(answer, 2, "perform_time"))
                .same("Perform again", perform);
        checked(scenario, id, 2);
        return cancel(scenario, id, REFUND, -2);
    }

    private void create(Scenario scenario, Sale sale, String id, long now) {
        Call create = calls.create(id, now, sale.tiyin(), sale.account());
        scenario.yes(
                        "CheckPerform",
                        calls.checkPerform(sale.tiyin(), sale.account()),
                        "allow true",
                        (answer, before) ->
                                Boolean.TRUE.equals(PaymeCalls.result(answer).getValue("allow")))
                .yes("Create", create, "state 1, create_time", (answer, before) -> isAt(answer, 1, "create_time"))
                .same("Create again", create);
        checked(scenario, id, 1);
        scenario.error("Create with a new id", calls.create(id(), now, sale.tiyin(), sale.account()), IMPOSSIBLE);
    }

    private Scenario cancel(Scenario scenario, String id, int reason, int state) {
        Call cancel = calls.cancel(id, reason);
        scenario.yes(
                        "Cancel",
                        cancel,
                        "state " + state + ", cancel_time",
                        (answer, before) -> isAt(answer, state, "cancel_time"))
                .same("Cancel again", cancel);
        checked(scenario, id, state);
        return scenario;
    }

    private void checked(Scenario scenario, String id, int state) {
        scenario.yes(
                "CheckTransaction",
                calls.check(id),
                "state " + state,
                (answer, before) -> isAt(answer, state, "create_time"));
    }

    /** Our number is a text, the state a number, and the time has 13 digits. */
    private static boolean isAt(Answer answer, int state, String time) {
        JsonObject result = PaymeCalls.result(answer);
        Function<String, String> text = name -> String.valueOf(result.getValue(name));
        return result.getValue("transaction") instanceof String
                && text.apply("state").equals(Integer.toString(state))
                && text.apply(time).matches("\\d{13}");
    }
}

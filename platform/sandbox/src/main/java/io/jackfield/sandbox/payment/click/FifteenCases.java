package io.jackfield.sandbox.payment.click;

import io.jackfield.sandbox.payment.Answer;
import io.jackfield.sandbox.payment.Call;
import io.jackfield.sandbox.payment.Field;
import io.jackfield.sandbox.payment.OfficialTest;
import io.jackfield.sandbox.payment.OfficialTest.Step;
import io.jackfield.sandbox.payment.SideDesk;
import io.jackfield.sandbox.payment.SidePayment;
import io.jackfield.sandbox.payment.click.ShopCalls.Attempt;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The 15 calls with which Click tests a new merchant. They need three orders that nobody has begun to pay, at other
 * prices than 300 soʻm: each is paid as a buyer would, up to the step that is tried.
 */
final class FifteenCases {
    private static final int ORDERS = 3;
    private static final String NOBODYS_ORDER = "nobodys-order";
    private static final String NOBODYS_NUMBER = "999999999";
    private static final String OTHER_AMOUNT = "300";

    private final SideDesk desk;
    private final ShopCalls calls;
    private final ClickNumbers numbers;

    FifteenCases(SideDesk desk, ShopCalls calls, ClickNumbers numbers) {
        this.desk = desk;
        this.calls = calls;
        this.numbers = numbers;
    }

    OfficialTest test() {
        return new OfficialTest("fifteen-cases", "The 15 cases for a new merchant", fields(), this::run);
    }

    /** The newest orders that have been brought here and are not paid. */
    private List<Field> fields() {
        List<SidePayment.Order> open = desk.payments().reversed().stream()
                .filter(one -> one.state() == SidePayment.State.OPEN)
                .map(SidePayment::order)
                .distinct()
                .limit(ORDERS)
                .toList();
        List<Field> fields = new ArrayList<>();
        for (int number = 1; number <= ORDERS; number++) {
            boolean known = number <= open.size();
            String order = known ? open.get(number - 1).id() : "";
            String amount = known ? open.get(number - 1).amount().toPlainString() : "";
            fields.add(new Field("order" + number, "Unpaid order " + number, order));
            fields.add(new Field("amount" + number, "Its amount", amount));
        }
        return fields;
    }

    private Future<List<Step>> run(URI target, JsonObject given) {
        Run run = new Run(
                target,
                IntStream.rangeClosed(1, ORDERS)
                        .mapToObj(number -> attempt(given, number))
                        .toList());
        return run.all().map(done -> run.steps);
    }

    private Attempt attempt(JsonObject given, int number) {
        String order = given.getString("order" + number, "");
        String amount = given.getString("amount" + number, "");
        if (order.isBlank() || !amount.matches("\\d{1,13}(\\.\\d{1,2})?")) {
            throw new IllegalArgumentException("order" + number + " is '" + order + "' and amount" + number + " '"
                    + amount + "'; give " + ORDERS + " unpaid orders with amounts such as 15000.00");
        }
        long transId = numbers.next();
        return new Attempt(transId, ClickNumbers.paymentOf(transId), order, amount);
    }

    /** One run of them. */
    private final class Run {
        private final URI target;
        private final Attempt first;
        private final Attempt second;
        private final Attempt third;
        private final List<Step> steps = new ArrayList<>();

        Run(URI target, List<Attempt> attempts) {
            this.target = target;
            first = attempts.get(0);
            second = attempts.get(1);
            third = attempts.get(2);
        }

        Future<Answer> all() {
            return step(ShopCalls.forged(calls.prepare(first)), -1)
                    .compose(done -> step(calls.prepare(nobodys()), -5))
                    .compose(done -> step(calls.prepare(first), 0))
                    .compose(prepared -> ofFirst(number(prepared)))
                    .compose(done -> step(calls.prepare(second), 0))
                    .compose(prepared -> ofSecond(number(prepared)))
                    .compose(done -> step(calls.prepare(third), 0))
                    .compose(prepared -> ofThird(number(prepared)));
        }

        private Attempt nobodys() {
            long transId = numbers.next();
            return new Attempt(transId, ClickNumbers.paymentOf(transId), NOBODYS_ORDER, first.amount());
        }

        private Future<Answer> ofFirst(String number) {
            return step(ShopCalls.forged(calls.complete(first, number, 0)), -1)
                    .compose(done -> step(calls.complete(first.withAmount(OTHER_AMOUNT), number, 0), -2))
                    .compose(done -> step(calls.complete(first, number, 0), 0))
                    .compose(done -> step(calls.complete(first, number, 0), -4))
                    .compose(done -> step(calls.complete(first, number, ClickSide.FAILED), -9));
        }

        private Future<Answer> ofSecond(String number) {
            return step(calls.complete(second, NOBODYS_NUMBER, 0), -6)
                    .compose(done -> step(calls.complete(second, number, 0), 0));
        }

        private Future<Answer> ofThird(String number) {
            return step(calls.complete(third, number, ClickSide.FAILED), -9)
                    .compose(done -> step(calls.complete(third, number, ClickSide.FAILED), -9))
                    .compose(done -> step(calls.complete(third, number, 0), -9));
        }

        private Future<Answer> step(Call call, int expected) {
            return desk.call(target, call).onSuccess(answer -> {
                boolean passed = answer.status() == 200 && ClickSide.error(answer) == expected;
                String title = (steps.size() + 1) + ". " + call.title();
                steps.add(new Step(title, "error " + expected, "error " + ClickSide.note(answer), passed));
            });
        }

        /** What Prepare was answered; a number that nobody has where it was refused. */
        private static String number(Answer prepared) {
            return prepared.json().getValue("merchant_prepare_id") instanceof Number number
                    ? number.toString()
                    : NOBODYS_NUMBER;
        }
    }
}

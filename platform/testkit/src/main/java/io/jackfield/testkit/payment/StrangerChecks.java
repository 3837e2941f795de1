package io.jackfield.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.testkit.log.PrintedText;
import io.jackfield.testkit.log.RecordedLog;
import io.jackfield.testkit.payment.PaymentSystem.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The address of a provider is open to everybody: what strangers send, and what broken things between here and there
 * do.
 */
interface StrangerChecks {
    @Test
    default void forgedCallsChangeNothing(Till till) throws Exception {
        PaymentOrder order = till.checkedOut("order-a");
        PaymentSystem system = till.requireSystem();
        List<Step> steps = new ArrayList<>(system.pays(order, "tx-1"));
        steps.addAll(system.cancels(order, "tx-1"));

        Optional<WebAnswer> before = Optional.empty();
        int tried = system.lies(order).size();
        for (Step step : steps) {
            WebRequest genuine = step.after(before);
            for (WebRequest forged : system.forges(genuine)) {
                List<Object> rows = till.orders().rows();
                till.call(forged);
                tried++;
                assertThat(till.orders().rows())
                        .as("rows after a forged %s of %s", forged, forged.parameters())
                        .isEqualTo(rows);
            }
            before = Optional.of(till.call(genuine));
        }

        assertThat(tried).as("forgeries or lies of the payment system").isPositive();
    }

    @Test
    default void liesGiveNothing(Till till) throws Exception {
        PaymentSystem system = till.requireSystem();
        PaymentOrder order = till.checkedOut("order-a");

        for (WebRequest lie : system.lies(order)) {
            till.call(lie);
            till.assertUntouched(order);
        }

        till.pays(order, "tx-1");
        till.assertPaid(order);
    }

    @Test
    default void rubbishIsAnswered(Till till) throws Exception {
        PaymentOrder order = till.placed("order-a");

        for (WebRequest meaningless : MalformedCalls.meaningless()) {
            till.call(meaningless);
        }

        till.assertUntouched(order);
    }

    @Test
    default void spoiltCallsDoNoHarm(Till till) throws Exception {
        PaymentOrder order = till.checkedOut("order-a");

        Optional<WebAnswer> before = Optional.empty();
        for (Step step : till.requireSystem().pays(order, "tx-1")) {
            WebRequest genuine = step.after(before);
            for (WebRequest spoilt :
                    MalformedCalls.spoilt(genuine, till.requireSystem().unproven())) {
                till.call(spoilt);
                assertThat(till.orders().timesGranted(order.id())).isLessThanOrEqualTo(1);
            }
            before = Optional.of(till.call(genuine));
        }

        till.assertPaid(order);
    }

    @Test
    default void spoiltAmountsPayNothing(Till till) throws Exception {
        PaymentSystem system = till.requireSystem();
        List<String> amounts = MalformedCalls.amounts(till.order("any").price());
        for (int number = 0; number < amounts.size(); number++) {
            String amount = amounts.get(number);
            PaymentOrder order = till.checkedOut("order-" + number + "x");
            List<Step> steps = system.pays(order, "tx-" + number);
            List<Step> spoilt = steps.stream()
                    .map(step -> (Step) before -> {
                        WebRequest genuine = step.after(before);
                        return system.spoils(genuine, amount).orElse(genuine);
                    })
                    .toList();
            assumeTrue(
                    system.spoils(steps.getFirst().after(Optional.empty()), amount)
                            .isPresent(),
                    "the calls of the system have no amounts");

            boolean yes = till.calls(spoilt, till.merchant());

            assertThat(till.orders().timesGranted(order.id()))
                    .as("times that '%s' credited an order that costs %s", amount, order.price())
                    .isZero();
            till.assertTakenExactlyWhen(yes, order);
            if (!yes) {
                till.pays(order, "tx-" + number);
                till.assertPaid(order);
            }
        }
    }

    @Test
    default void unknownOrderIsAnswered(Till till) throws Exception {
        till.pays(till.order("nobody-placed-this"), "tx-1");

        assertThat(till.orders().transactions()).isEmpty();
    }

    @Test
    default void secretsStayOutOfAnswersAndLogs(Till till) throws Exception {
        PaymentSystem system = till.requireSystem();
        List<String> told = new ArrayList<>();
        try (PrintedText printed = new PrintedText()) {
            live(till, system, told);
            told.add(printed.text());
        }
        told.addAll(RecordedLog.lines());
        for (WebAnswer answer : till.answers()) {
            told.add(answer.headers() + new String(answer.body(), StandardCharsets.UTF_8));
        }

        assertThat(String.join("\n", told))
                .doesNotContain(system.secrets().toArray(String[]::new))
                .doesNotContain(till.order("any").customer().values().toArray(String[]::new));
    }

    /** What happens to a provider on one bad day. */
    private static void live(Till till, PaymentSystem system, List<String> failures) throws Exception {
        PaymentOrder order = till.checkedOut("order-a");
        MalformedCalls.meaningless().forEach(call -> failures.add(failure(till, call)));
        Optional<WebAnswer> before = Optional.empty();
        for (Step step : system.pays(order, "tx-1")) {
            WebRequest genuine = step.after(before);
            system.forges(genuine).forEach(call -> failures.add(failure(till, call)));
            system.unreachable(true);
            failures.add(failure(till, genuine));
            system.unreachable(false);
            till.orders().outage().awaitAt(1, false);
            failures.add(failure(till, genuine));
            till.orders().outage().over();
            before = Optional.of(till.call(genuine));
        }
        till.pays(till.order("nobody-placed-this"), "tx-2");
        till.calls(system.cancels(order, "tx-1"), till.merchant());
    }

    private static String failure(Till till, WebRequest call) {
        try {
            till.call(call);
            return "";
        } catch (Exception | AssertionError e) {
            return e.toString();
        }
    }
}

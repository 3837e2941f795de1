package io.jackfield.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Invoice;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.testkit.FaultCoverage;
import io.jackfield.testkit.SuiteRun;
import io.jackfield.testkit.payment.SimplePayments.Fault;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentProviderContractTest {
    @ParameterizedTest
    @CsvSource({
        "SHOUTS_ITS_NAME, nameIsOneThatOperatorsCanWrite",
        "LISTS_A_WORD_AS_CURRENCY, currenciesAreCodesOfThreeCapitals",
        "FORGETS_A_CURRENCY, everyCurrencyCanBePaid",
        "TAKES_ANY_CURRENCY, otherCurrencyIsRefused",
        "HAS_ONE_PAGE_FOR_ALL, everyOrderHasACheckoutOfItsOwn",
        "TRIPS_OVER_TITLES, oddTitlesAreNoFailure",
        "NEVER_SETTLES, paymentCreditsItsOrderOnce",
        "TRUSTS_ANYBODY, forgedCallsChangeNothing",
        "TRUSTS_WHAT_IS_UNSIGNED, forgedCallsChangeNothing",
        "CHOKES_ON_RUBBISH, rubbishIsAnswered",
        "IGNORES_THE_AMOUNT, wrongAmountCreditsNothing",
        "FAILS_ON_UNKNOWN_ORDERS, unknownOrderIsAnswered",
        "ANSWERS_WITH_AN_ERROR_PAGE, unknownOrderIsAnswered",
        "IGNORES_EXPIRY, expiredOrderIsNotPaid",
        "REFUSES_REPEATS, repeatedCallsCreditOnceAndGetTheSameAnswer",
        "NUMBERS_ITS_ANSWERS, repeatedCallsCreditOnceAndGetTheSameAnswer",
        "SETTLES_WHAT_HAS_NOT_BEGUN, callsInAnotherOrderCreditAtMostOnce",
        "FORGETS_THAT_IT_IS_PAID, paidOrderIsNotPaidASecondTime",
        "REVIVES_WHAT_WAS_CANCELLED, cancelledPaymentIsNotCreditedLater",
        "IGNORES_CANCELLATIONS, moneyGivenBackIsTakenBackOnce",
        "FAILS_WHEN_CALLED_AT_ONCE, sameCallsAtOnceCreditOnce",
        "MIXES_ORDERS, paymentsAtOnceDoNotMix",
        "KEEPS_TRANSACTIONS_IN_A_FIELD, newInstanceGoesOnWhereTheOldOneStopped"
    })
    void brokenPromiseIsNoticed(Fault fault, String test) {
        Suite.fault = fault;

        assertThat(SuiteRun.ofTest(Suite.class, test).failures()).containsKey(test);
    }

    @Test
    void everyTestOfTheSuiteHasAFaultToCatch() {
        assertThat(FaultCoverage.missing(PaymentProviderContract.class, PaymentProviderContractTest.class))
                .isEmpty();
    }

    @Test
    void providerThatKeepsItsPromisesPasses() {
        Suite.fault = Fault.NONE;

        SuiteRun run = SuiteRun.of(Suite.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(20);
    }

    @Test
    void providerInsideTelegramPassesWithoutTheTestsOfCalls() {
        SuiteRun run = SuiteRun.of(InTelegramSuite.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(7);
    }

    static final class Suite extends PaymentProviderContract {
        private static Fault fault = Fault.NONE;

        @Override
        protected PaymentProvider provider() {
            return new SimplePayments(fault, Clock.fixed(NOW, ZoneOffset.UTC));
        }

        @Override
        protected Optional<PaymentSystem> system() {
            return Optional.of(new SimpleSystem());
        }
    }

    static final class InTelegramSuite extends PaymentProviderContract {
        @Override
        protected PaymentProvider provider() {
            return new Coins();
        }

        @Override
        protected Optional<PaymentSystem> system() {
            return Optional.empty();
        }
    }

    private static final class Coins implements PaymentProvider {
        @Override
        public String name() {
            return "coins";
        }

        @Override
        public Set<String> currencies() {
            return Set.of("XTR");
        }

        @Override
        public Checkout checkout(PaymentOrder order) {
            if (!order.price().currency().equals("XTR")) {
                throw new JackfieldException(StandardError.REQUEST_REJECTED, "only Stars");
            }
            return new Checkout.InTelegram(
                    new Invoice(order.title(), order.description(), order.id(), "", order.price()));
        }
    }
}

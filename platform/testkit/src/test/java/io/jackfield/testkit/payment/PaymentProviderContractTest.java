package io.jackfield.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.payment.PaymentSpec;
import io.jackfield.testkit.FaultCoverage;
import io.jackfield.testkit.SuiteRun;
import io.jackfield.testkit.TestContext;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentProviderContractTest {
    @ParameterizedTest
    @CsvSource({
        "COUNTS_ITS_INSTANCES, everyInstanceSaysTheSameOfItself",
        "LISTS_A_WORD_AS_CURRENCY, everyInstanceSaysTheSameOfItself",
        "OFFERS_ITSELF_WITHOUT_AN_ACCOUNT, withoutAnAccountItIsNotOffered",
        "HAS_NO_LABEL, labelIsShortInEveryLanguage",
        "FORGETS_A_CURRENCY, everyCurrencyCanBePaid",
        "TAKES_ANY_CURRENCY, otherCurrencyIsRefused",
        "HAS_ONE_PAGE_FOR_ALL, everyOrderHasACheckoutOfItsOwn",
        "NUMBERS_ITS_PAGES, askingAgainIsTheSamePayment",
        "SHOP_PAYS_TWICE_AT_ONCE, askingAtOnceIsOnePayment",
        "TRIPS_OVER_TITLES, oddTitlesAreNoFailure",
        "ASKS_AND_FORGETS, whatItAsksForItAsksForOnce",
        "NEVER_SETTLES, paymentCreditsItsOrderOnce",
        "REFUSES_REPEATS, repeatedCallsCreditOnceAndGetTheSameAnswer",
        "NUMBERS_ITS_ANSWERS, repeatedCallsCreditOnceAndGetTheSameAnswer",
        "SETTLES_WHAT_HAS_NOT_BEGUN, callsInAnotherOrderCreditOnce",
        "SAYS_YES_WHATEVER, paidOrderIsNotPaidASecondTime",
        "IGNORES_THE_AMOUNT, wrongAmountGivesNothing",
        "FAILS_WHEN_CALLED_AT_ONCE, sameCallsAtOnceCreditOnce",
        "MIXES_ORDERS, paymentsAtOnceDoNotMix",
        "KEEPS_TRANSACTIONS_IN_A_FIELD, newInstanceGoesOnWhereTheOldOneStopped",
        "KEEPS_THE_FIRST_MERCHANT, botsAreKeptApart",
        "WRITES_ITS_OWN_TIME, systemsClockCounts",
        "SWALLOWS_FAILURES, lostDatabaseLosesNoPayment",
        "SWALLOWS_FAILURES, lostDatabaseLosesNoReturn",
        "SHOP_PAYS_ANEW_AFTER_A_CRASH, lostDatabaseLeavesOneCheckout",
        "SHOP_SAYS_YES_UNASKED, unreachableSystemLosesNoPayment",
        "SHOP_GIVES_UP_FOR_GOOD, unreachableSystemIsAskedAgain",
        "SAYS_YES_WHATEVER, expiredOrderIsRefusedOrBooked",
        "SAYS_YES_WHATEVER, paymentThatTookTooLongIsRefusedOrBooked",
        "SAYS_YES_WHATEVER, withdrawnOrderGivesNothing",
        "SAYS_YES_WHATEVER, orderPaidByAnotherProviderIsNotCreditedAgain",
        "SAYS_YES_WHATEVER, anotherProviderMayBeFaster",
        "SAYS_YES_WHATEVER, orderThatAnotherProviderHoldsIsRefusedOrBooked",
        "SAYS_YES_WHATEVER, providersAtOnceCreditOnce",
        "TRUSTS_ANYBODY, forgedCallsChangeNothing",
        "TRUSTS_WHAT_IS_UNSIGNED, forgedCallsChangeNothing",
        "SHOP_BELIEVES_WHAT_IT_HEARS, liesGiveNothing",
        "CHOKES_ON_RUBBISH, rubbishIsAnswered",
        "CHOKES_ON_RUBBISH, spoiltCallsDoNoHarm",
        "ROUNDS_AMOUNTS, spoiltAmountsPayNothing",
        "FAILS_ON_UNKNOWN_ORDERS, unknownOrderIsAnswered",
        "ANSWERS_WITH_AN_ERROR_PAGE, unknownOrderIsAnswered",
        "TELLS_ITS_KEY, secretsStayOutOfAnswersAndLogs",
        "LOGS_THE_BUYER, secretsStayOutOfAnswersAndLogs",
        "REVIVES_WHAT_WAS_CANCELLED, cancelledPaymentIsNotCreditedLater",
        "IGNORES_CANCELLATIONS, moneyGivenBackIsTakenBackOnce",
        "SAYS_YES_WHATEVER, botThatTakesNothingBackKeepsWhatItGave",
        "COUNTS_PARTS_TWICE, partsGivenBackAddUp",
        "TAKES_PARTS_FOR_ALL, partsGivenBackAddUp",
        "TAKES_PARTS_FOR_ALL, moreThanWasPaidDoesNotGoBack",
        "SHOP_REFUNDS_WITH_A_NEW_KEY, refundGivesBackOnce",
        "SHOP_REFUNDS_WITH_ONE_KEY, refundsInPartsAddUp",
        "SHOP_SAYS_DONE_UNASKED, refundSurvivesAnUnreachableSystem",
        "SHOP_LOOKS_INTO_ITS_OWN_BOOKS, lookTellsWhatTheSystemHas",
        "SHOP_LISTS_EVERYTHING, listTellsWhatTheSystemHas",
        "SHOP_CHARGES_WITH_A_NEW_KEY, chargeTakesOnce"
    })
    void brokenPromiseIsNoticed(Fault fault, String test) {
        assertThat(run(fault, test).failures()).containsKey(test);
    }

    private static SuiteRun run(Fault fault, String test) {
        Class<? extends Simple> suite = fault.isOfShop() ? ShopSuite.class : PaymentsSuite.class;
        Simple.fault = fault;
        return SuiteRun.ofTest(suite, test);
    }

    @Test
    void everyTestOfTheSuiteHasAFaultToCatch() {
        assertThat(FaultCoverage.missing(PaymentProviderContract.class, PaymentProviderContractTest.class))
                .isEmpty();
    }

    @Test
    void providerThatIsCalledPasses() {
        Simple.fault = Fault.NONE;

        SuiteRun run = SuiteRun.of(PaymentsSuite.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(44);
    }

    @Test
    void providerThatAsksPasses() {
        Simple.fault = Fault.NONE;

        SuiteRun run = SuiteRun.of(ShopSuite.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(48);
    }

    @Test
    void providerInsideTelegramPassesWithoutTheTestsOfCalls() {
        SuiteRun run = SuiteRun.of(InTelegramSuite.class);

        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(11);
    }

    abstract static class Simple extends PaymentProviderContract {
        static Fault fault = Fault.NONE;
    }

    static final class PaymentsSuite extends Simple {
        @Override
        protected PaymentProvider provider(TestContext context) {
            return context.make(
                    PaymentProvider.class,
                    fault == Fault.OFFERS_ITSELF_WITHOUT_AN_ACCOUNT
                            ? SimplePayments.WithoutAccount.class
                            : SimplePayments.class);
        }

        @Override
        protected Optional<PaymentSystem> system(Clock clock) {
            return Optional.of(new SimpleSystem(fault, clock));
        }
    }

    static final class ShopSuite extends Simple {
        @Override
        protected PaymentProvider provider(TestContext context) {
            return context.make(PaymentProvider.class, SimpleShop.class);
        }

        @Override
        protected Optional<PaymentSystem> system(Clock clock) {
            return Optional.of(new ShopSystem(fault, clock));
        }
    }

    static final class InTelegramSuite extends PaymentProviderContract {
        @Override
        protected PaymentProvider provider(TestContext context) {
            return context.make(PaymentProvider.class, Coins.class);
        }

        @Override
        protected Optional<PaymentSystem> system(Clock clock) {
            return Optional.empty();
        }

        @Override
        protected Map<String, ?> config() {
            return Map.of("open", true);
        }
    }

    public static final class Coins implements PaymentProvider {
        private final boolean open;

        public Coins(PluginContext context) {
            open = context.config().flag("open", false);
        }

        @Override
        public PaymentSpec spec() {
            return PaymentSpec.named("coins");
        }

        @Override
        public Optional<Abilities> abilities(Merchant merchant) {
            return Optional.of(Abilities.of("XTR")).filter(abilities -> open);
        }

        @Override
        public Checkout checkout(PaymentOrder order, Merchant merchant) {
            if (!order.price().currency().equals(Money.STARS)) {
                throw new JackfieldException(StandardError.REQUEST_REJECTED, "only Stars");
            }
            return new Checkout.InTelegram("", Map.of());
        }
    }
}

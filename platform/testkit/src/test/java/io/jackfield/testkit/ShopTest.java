package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Money;
import io.jackfield.api.payment.Checkout.Asks.What;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentOrder.State;
import io.jackfield.testkit.payment.InMemoryOrders;
import io.jackfield.testkit.payment.Promotion;
import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShopTest {
    private static final Money STARS = new Money(250, "XTR");
    private static final Money ROUBLES = new Money(59_900, "RUB");

    @RegisterExtension
    final JackfieldExtension jackfield = JackfieldExtension.with(SellsCommand.class)
            .plan("free", "Free", false)
            .plan("premium", "Premium", true)
            .subscription("month", "One month", "premium", Period.ofMonths(1), STARS, ROUBLES)
            .product("gift", "For ever", "premium", new Money(199_900, "RUB"))
            .promotion("HALF", new Promotion.Discount(50))
            .promotion("WELCOME", new Promotion.Gift("premium", Period.ofDays(7)))
            .trial("premium", Period.ofDays(3));

    private TestChat atTheShop() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/buy");
        ada.sees("What?");
        return ada;
    }

    private static String plan(TestChat ada) {
        ada.sends("/buy plan");
        return ada.lastReply().text();
    }

    @Test
    void invoiceIsPaidAndThePlanIsThere() {
        TestChat ada = atTheShop();

        ada.presses("One month 250 ⭐");
        assertThat(ada.nextReply().invoice().price()).isEqualTo(STARS);
        ada.sees("Paid?");
        ada.pays();

        ada.sees("Paid: One month");
        assertThat(plan(ada)).startsWith("Premium until 2026-02-05T09:00");
        assertThat(ada.triesToPay().orElseThrow()).contains("paid already");
    }

    @Test
    void pageBehindAButtonIsPaidAndThePlanIsThere() {
        TestChat ada = atTheShop();

        ada.presses("For ever 1,999 ₽");
        assertThat(ada.nextReply().buttons()).containsExactly("Pay 1,999 ₽");
        ada.sees("Paid?");
        ada.presses("Check");
        ada.sees("The payment for For ever has not arrived yet");
        ada.pays();

        ada.sees("Paid: For ever");
        ada.presses("Check");
        ada.sees("For ever is paid");
        assertThat(plan(ada)).isEqualTo("Premium");
        assertThat(ada.triesToPay()).contains("order order-1x is PAID; nothing is to be paid for it");
    }

    @Test
    void sameOrderIsShownAgainAndAnotherCurrencyTakesItsPlace() {
        TestChat ada = atTheShop();

        ada.presses("One month 599 ₽");
        ada.presses("One month 599 ₽");
        ada.presses("One month 250 ⭐");

        InMemoryOrders orders = jackfield.orders();
        assertThat(orders.all()).extracting(PaymentOrder::state).containsExactly(State.CLOSED, State.OPEN);
        assertThat(orders.all()).extracting(PaymentOrder::price).containsExactly(ROUBLES, STARS);
    }

    @Test
    void moneyThatGoesBackTakesThePlanAlong() {
        TestChat ada = atTheShop();
        ada.presses("One month 599 ₽");
        ada.pays();

        jackfield.orders().ledger("page", "test").cancel("page-order-1x", "asked by the buyer");

        assertThat(ada.lastReply().text()).isEqualTo("Given back: One month");
        assertThat(plan(ada)).isEqualTo("Free");
    }

    @Test
    void discountCountsForTheNextPurchaseAndAGiftAtOnce() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/buy HALF");
        ada.sees("50 % less for what you buy next");
        ada.sends("/buy HALF");
        ada.sees("This code is not valid");
        ada.sends("/buy");
        assertThat(ada.nextReply().buttons())
                .containsExactly("One month 125 ⭐", "One month 299.50 ₽", "For ever 999.50 ₽");
        ada.presses("One month 125 ⭐");
        ada.pays();
        ada.sends("/buy");
        assertThat(ada.lastReply().buttons()).contains("One month 250 ⭐");

        TestChat ben = jackfield.telegram().privateChatWith("Ben");
        ben.sends("/buy WELCOME");
        ben.sees("You have premium as a gift");
        assertThat(plan(ben)).startsWith("Premium until 2026-01-12");
    }

    @Test
    void subscriptionGoesOnByItselfUntilItIsStopped() {
        TestChat ada = atTheShop();
        ada.sends("/buy renewal");
        ada.sees("false false");
        ada.presses("One month 250 ⭐");
        ada.pays();

        ada.sends("/buy renewal");
        assertThat(ada.lastReply().text()).isEqualTo("true true");
        ada.sends("/buy stop");
        assertThat(ada.lastReply().text()).isEqualTo("true false");
    }

    @Test
    void planIsTriedOnce() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/buy trials");
        ada.sees("[Premium P3D]");
        ada.sends("/buy try");
        ada.sees("Premium");
        ada.sends("/buy trials");
        ada.sees("[]");
        jackfield.clock().advance(Duration.ofDays(4));
        assertThat(plan(ada)).isEqualTo("Free");
    }

    @Test
    void buyerIsAskedForWhatIsMissing() {
        TestHost host = JackfieldExtension.with(SellsCommand.class)
                .plan("free", "Free", false)
                .plan("premium", "Premium", true)
                .product("month", "One month", "premium", Period.ofMonths(1), ROUBLES)
                .asksBuyersFor(What.EMAIL)
                .start();
        TestChat ada = host.telegram().privateChatWith("Ada");
        ada.sends("/buy");
        ada.presses("One month 599 ₽");
        assertThat(ada.lastReply().text()).isEqualTo("Which e-mail address?");
        ada.sends("ada@example.org");
        ada.pays();

        assertThat(ada.lastReply().text()).isEqualTo("Paid: One month");
        assertThat(host.orders().order("order-1x").customer()).containsEntry(PaymentOrder.EMAIL, "ada@example.org");
    }
}

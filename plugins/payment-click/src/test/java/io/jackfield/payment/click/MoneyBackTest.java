package io.jackfield.payment.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider.Ability;
import io.jackfield.api.payment.PaymentProvider.Handed;
import io.jackfield.api.payment.PaymentProvider.Refund;
import io.jackfield.api.payment.PaymentProvider.Reported;
import io.jackfield.api.payment.PaymentProvider.Reported.Where;
import io.jackfield.api.payment.Transaction;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyBackTest {
    private static final String REVERSAL = "DELETE /payment/reversal/31415/3558741";
    private static final String STATUS = "GET /payment/status/31415/3558741";

    private final Shop shop = Shop.open();

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    private Transaction paid() throws Exception {
        return shop.paid(shop.order("order-a"), "tx-1");
    }

    private Handed refund(Transaction paid) throws Exception {
        return shop.provider.refund(Shop.refund(paid), shop.merchant);
    }

    @Test
    void statusIsAskedBeforeAReversal() throws Exception {
        assertThat(refund(paid())).isEqualTo(new Handed.Done("reversal-3558741"));

        assertThat(shop.click.api().calls()).containsExactly(STATUS, REVERSAL);
    }

    @Test
    void reversalWhoseAnswerWasLostIsNotMadeAgain() throws Exception {
        Transaction paid = paid();
        shop.provider.look(paid, shop.merchant);
        shop.click.api().losesAnswersFrom(REVERSAL);
        assertThatThrownBy(() -> refund(paid))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        e -> assertThat(e.error().retryable()).isTrue());
        shop.click.api().losesAnswersFrom("");
        shop.click.api().calls().clear();

        assertThat(refund(paid)).isEqualTo(new Handed.Done("reversal-3558741"));

        assertThat(shop.click.api().calls()).containsExactly(STATUS);
    }

    @Test
    void refusedReversalSaysWhy() throws Exception {
        Transaction paid = paid();
        shop.click.api().refusesReversals("{\"error_code\":-31,\"error_note\":\"Bank refused\"}");

        assertThat(refund(paid)).isInstanceOfSatisfying(Handed.Refused.class, refused -> {
            assertThat(refused.reason()).contains("-31: Bank refused", "3558741");
            assertThat(refused.forGood()).isTrue();
        });
    }

    @Test
    void partOfAPaymentCannotGoBack() throws Exception {
        Transaction paid = paid();
        Refund part = new Refund("key-1", paid, new Money(1, Account.CURRENCY), "asked by the buyer");

        assertThat(shop.provider.refund(part, shop.merchant))
                .isEqualTo(new Handed.Refused("Click reverses whole payments only: 15000.00 UZS", true));

        assertThat(shop.click.api().calls()).isEmpty();
    }

    @Test
    void wrongKeyIsTheOperatorsAffair() throws Exception {
        Transaction paid = paid();
        shop.click.api().answersWith(401);

        assertThat(refund(paid)).isInstanceOfSatisfying(Handed.Refused.class, refused -> {
            assertThat(refused.reason()).contains("401", "merchantUserId");
            assertThat(refused.forGood()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 429})
    void troubleOfClickIsWorthAnotherTry(int status) throws Exception {
        Transaction paid = paid();
        shop.click.api().answersWith(status);

        assertThatThrownBy(() -> refund(paid))
                .isInstanceOfSatisfying(
                        JackfieldException.class, e -> assertThat(e.error()).isEqualTo(StandardError.UNAVAILABLE));
        assertThat(shop.click.api().calls()).containsExactly(STATUS);
    }

    @Test
    void paymentThatClickDoesNotKnowByItsNumberIsFoundByItsOrder() throws Exception {
        Transaction paid = paid();
        shop.click.api().forget("3558741");
        shop.click.api().put("4711", paid.orderId(), 2);

        assertThat(refund(paid)).isEqualTo(new Handed.Done("reversal-4711"));

        assertThat(shop.click.api().calls())
                .containsExactly(
                        STATUS,
                        "GET /payment/status_by_mti/31415/order-a/2026-01-05",
                        "GET /payment/status/31415/4711",
                        "DELETE /payment/reversal/31415/4711");
    }

    @Test
    void paymentThatClickDoesNotKnowAtAllIsRefused() throws Exception {
        Transaction paid = paid();
        shop.click.api().forget("3558741");

        assertThat(refund(paid)).isEqualTo(new Handed.Refused("Click does not know payment 3558741", true));
        assertThat(shop.provider.look(paid, shop.merchant)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, BEGUN", "1, BEGUN", "2, TAKEN", "-1, CANCELLED"})
    void lookSaysWhereAPaymentIs(int status, Where where) throws Exception {
        PaymentOrder order = shop.order("order-a");
        Transaction open = shop.transaction(shop.prepared(order, "tx-1"));
        shop.click.api().put("3558741", order.id(), status);

        Reported reported = shop.provider.look(open, shop.merchant).orElseThrow();

        assertThat(reported.where()).isEqualTo(where);
        assertThat(reported.systemId()).isEqualTo("2203558741");
        assertThat(reported.returned().isZero()).isTrue();
    }

    @Test
    void moneyThatWasTakenAndIsGoneHasGoneBack() throws Exception {
        Transaction paid = paid();
        shop.click.api().put("3558741", paid.orderId(), -99);

        Reported reported = shop.provider.look(paid, shop.merchant).orElseThrow();

        assertThat(reported.where()).isEqualTo(Where.TAKEN);
        assertThat(reported.returned()).isEqualTo(Shop.PRICE);
    }

    @Test
    void withoutMerchantApiAPersonGivesTheMoneyBack() throws Exception {
        try (Shop plain = Shop.open(Map.of("merchantUserId", ""))) {
            Transaction paid = plain.paid(plain.order("order-a"), "tx-1");

            assertThat(plain.provider.abilities(plain.merchant).orElseThrow().more())
                    .isEmpty();
            assertThat(plain.provider.refund(Shop.refund(paid), plain.merchant))
                    .isInstanceOfSatisfying(
                            Handed.ByHand.class,
                            hand -> assertThat(hand.whatToDo()).contains("3558741", "cabinet"));
            assertThat(plain.provider.look(paid, plain.merchant)).isEqualTo(Optional.empty());
        }
        assertThat(shop.provider.abilities(shop.merchant).orElseThrow().more())
                .containsExactlyInAnyOrder(Ability.REFUND, Ability.LOOK);
    }
}

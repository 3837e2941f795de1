package io.jackfield.payment.yookassa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentOrder.State;
import io.jackfield.api.payment.PaymentProvider.Ability;
import io.jackfield.api.payment.PaymentProvider.Handed;
import io.jackfield.api.payment.PaymentProvider.Reported;
import io.jackfield.api.payment.PaymentProvider.SavedMethod;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.web.WebRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What only YooKassa's provider does, beside what the contract suite asks of each. */
class YooKassaFlowsTest {
    private Till till = Till.open();

    @AfterEach
    void close() throws Exception {
        till.close();
    }

    private void reopen(Map<String, ?> config) throws Exception {
        till.close();
        till = Till.open(config);
    }

    private JsonNode lastRequest() {
        return till.yooKassa.requests().getLast();
    }

    @Test
    void paymentIsAskedForWithOrderBotAndAttempt() throws Exception {
        PaymentOrder order = till.order("order-a");

        till.page(order);

        assertThat(lastRequest().at("/amount/value").textValue()).isEqualTo("990.00");
        assertThat(lastRequest().get("capture").booleanValue()).isTrue();
        assertThat(lastRequest().get("save_payment_method").booleanValue()).isTrue();
        assertThat(lastRequest().at("/confirmation/return_url").textValue())
                .isEqualTo("https://t.me/" + till.merchant().bot().username());
        assertThat(lastRequest().get("metadata").properties())
                .extracting(field -> field.getKey() + "=" + field.getValue().textValue())
                .containsExactly(
                        "order_id=order-a",
                        "bot_id=" + till.merchant().bot().id(),
                        "attempt=" + till.transactionOf(order).number());
        assertThat(lastRequest().has("receipt")).isFalse();
    }

    @Test
    void declinedPaymentLeadsToANewPage() throws Exception {
        PaymentOrder order = till.order("order-a");
        URI first = till.page(order);
        till.yooKassa.pay(till.yooKassa.idOf(order, "tx"), "insufficient_funds");

        URI second = till.page(order);

        assertThat(second).isNotEqualTo(first);
        assertThat(till.orders.transactions().getFirst().reason()).isEqualTo("insufficient_funds");
        assertThat(till.orders.transactions().getLast().state()).isEqualTo(Transaction.State.ATTEMPTED);
    }

    @Test
    void paymentThatWasPaidUnheardIsBookedWhenTheBuyerAsksAgain() throws Exception {
        PaymentOrder order = till.order("order-a");
        till.page(order);
        till.yooKassa.pay(till.yooKassa.idOf(order, "tx"), "");

        assertThatThrownBy(() -> till.page(order)).isInstanceOf(JackfieldException.class);

        assertThat(till.orders.order("order-a").state()).isEqualTo(State.PAID);
        assertThat(till.yooKassa.payments(order)).contains(1);
    }

    @Test
    void pageIsGivenAgainWhileYooKassaIsSilentAndAnewAfterAnHour() throws Exception {
        PaymentOrder order = till.order("order-a");
        URI first = till.page(order);
        till.yooKassa.unreachable(true);
        assertThat(till.page(order)).isEqualTo(first);
        till.yooKassa.unreachable(false);

        till.timePasses(Duration.ofMinutes(61));

        assertThat(till.page(order)).isNotEqualTo(first);
    }

    @Test
    void refusedRequestGetsAnotherKeyNextTime() throws Exception {
        PaymentOrder order = till.order("order-a");
        till.yooKassa.refusing(1, 400);

        assertThatThrownBy(() -> till.page(order))
                .isInstanceOfSatisfying(
                        JackfieldException.class, e -> assertThat(e.error()).isEqualTo(StandardError.REQUEST_REJECTED));
        till.page(order);

        assertThat(till.orders.transactions())
                .extracting(Transaction::state)
                .containsExactly(Transaction.State.CANCELLED, Transaction.State.ATTEMPTED);
    }

    @Test
    void buyerIsToldToTryAgainInTheirLanguage() {
        PaymentOrder order = till.order("order-a");
        till.yooKassa.unreachable(true);

        assertThatThrownBy(() -> till.page(order))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        e -> assertThat(e.own().orElseThrow().userText()).contains("попробуйте"));
    }

    @Test
    void unknownResultIsFoundOutByTheSameKey() throws Exception {
        PaymentOrder order = till.order("order-a");
        till.yooKassa.refusing(2, 202);

        till.page(order);

        assertThat(till.yooKassa.payments(order)).contains(1);
        assertThat(till.yooKassa.calls()).containsExactly("POST/payments", "POST/payments", "POST/payments");
    }

    @Test
    void receiptNeedsAnAddressAndSaysWhatIsSold() throws Exception {
        reopen(Map.of("receipts.enabled", true, "receipts.vat", 4, "receipts.taxSystem", 2));
        PaymentOrder without = till.order("order-a", Map.of(), Map.of());
        PaymentOrder order =
                till.order("order-b", Map.of(PaymentOrder.EMAIL, Till.EMAIL), Map.of("vat", "1", "mode", "advance"));

        assertThat(till.provider.checkout(without, till.merchant()))
                .isEqualTo(new Checkout.Asks(Checkout.Asks.What.EMAIL));
        till.page(order);

        JsonNode receipt = lastRequest().get("receipt");
        assertThat(receipt.at("/customer/email").textValue()).isEqualTo(Till.EMAIL);
        assertThat(receipt.get("tax_system_code").intValue()).isEqualTo(2);
        assertThat(receipt.at("/items/0").toString())
                .isEqualTo("{\"description\":\"Подписка, 1 месяц\",\"quantity\":1,"
                        + "\"amount\":{\"value\":\"990.00\",\"currency\":\"RUB\"},\"vat_code\":1,\"measure\":\"piece\","
                        + "\"payment_mode\":\"advance\",\"payment_subject\":\"service\"}");
    }

    @Test
    void partOfAPaymentGoesBackWithAReceiptAndTheWholeWithout() throws Exception {
        reopen(Map.of("receipts.enabled", true));
        PaymentOrder order = till.paid("order-a");

        till.provider.refund(till.refund(order, "key-1", 1_000), till.merchant());
        assertThat(lastRequest().at("/receipt/items/0/amount/value").textValue())
                .isEqualTo("10.00");
        PaymentOrder whole = till.paid("order-b");
        till.provider.refund(till.refund(whole, "key-2", Till.PRICE.minorUnits()), till.merchant());
        assertThat(lastRequest().has("receipt")).isFalse();
    }

    @Test
    void refundIsFoundAgainWhenItsKeyIsForgotten() throws Exception {
        PaymentOrder order = till.paid("order-a");
        Handed first = till.provider.refund(till.refund(order, "key-1", 1_000), till.merchant());
        till.provider.refund(till.refund(order, "key-2", 1_000), till.merchant());
        till.provider.refund(till.refund(order, "key-3", 1_000), till.merchant());
        till.yooKassa.forgetKeys();

        assertThat(till.provider.refund(till.refund(order, "key-1", 1_000), till.merchant()))
                .isEqualTo(first);
        assertThat(till.yooKassa.returned(order)).isEqualTo(new Money(3_000, "RUB"));
    }

    @Test
    void refusedRefundIsRefusedForGood() throws Exception {
        PaymentOrder order = till.paid("order-a");
        till.yooKassa.refusing(1, 400);

        assertThat(till.provider.refund(till.refund(order, "key-1", 1_000), till.merchant()))
                .isInstanceOfSatisfying(
                        Handed.Refused.class,
                        refused -> assertThat(refused.forGood()).isTrue());
    }

    private SavedMethod saved() throws Exception {
        till.paid("order-a");
        return till.orders.savedMethods().getFirst();
    }

    @Test
    void nextPeriodIsChargedWithoutTheBuyer() throws Exception {
        SavedMethod method = saved();
        assertThat(method.label()).isEqualTo("•• 4477");

        Handed handed = till.provider.charge(till.order("order-b"), method, till.merchant());

        assertThat(handed).isInstanceOf(Handed.Done.class);
        assertThat(lastRequest().get("payment_method_id").textValue()).isEqualTo(method.secret());
        assertThat(lastRequest().has("confirmation") || lastRequest().has("save_payment_method"))
                .isFalse();
        assertThat(till.orders.order("order-b").state()).isEqualTo(State.PAID);
        assertThat(till.orders.savedMethods()).hasSize(1);
    }

    @Test
    void declinedChargeSaysWhetherAnotherTryIsOfUse() throws Exception {
        SavedMethod method = saved();
        PaymentOrder order = till.order("order-b");

        till.yooKassa.declining("insufficient_funds");
        Handed.Refused poor = (Handed.Refused) till.provider.charge(order, method, till.merchant());
        till.yooKassa.declining("permission_revoked");
        Handed.Refused revoked = (Handed.Refused) till.provider.charge(order, method, till.merchant());
        till.yooKassa.declining("");
        Handed third = till.provider.charge(order, method, till.merchant());

        assertThat(poor).isEqualTo(new Handed.Refused("Not enough money (insufficient_funds)", false));
        assertThat(revoked.forGood()).isTrue();
        assertThat(third).isInstanceOf(Handed.Done.class);
        assertThat(till.provider.charge(order, method, till.merchant())).isEqualTo(third);
    }

    @Test
    void orderPaidInAnotherWayIsNotCharged() throws Exception {
        SavedMethod method = saved();
        PaymentOrder order = till.paid("order-b");
        PaymentOrder byRival = till.order("order-c");
        till.orders
                .ledger("stars", till.merchant().bot().id())
                .taken(new Taken("s-1", "order-c", Till.PRICE, Instant.EPOCH, Map.of()));

        assertThat(till.provider.charge(order, method, till.merchant()))
                .isEqualTo(new Handed.Done(till.yooKassa.idOf(order, "tx")));
        assertThat(till.provider.charge(byRival, method, till.merchant())).isInstanceOf(Handed.Refused.class);
        assertThat(till.yooKassa.payments(byRival)).contains(0);
    }

    @Test
    void chargeThatTheShopMayNotMakeChangesNothing() throws Exception {
        SavedMethod method = saved();
        till.yooKassa.refusing(1, 403);

        assertThatThrownBy(() -> till.provider.charge(till.order("order-b"), method, till.merchant()))
                .isInstanceOfSatisfying(
                        JackfieldException.class, e -> assertThat(e.error()).isEqualTo(StandardError.UNAUTHORIZED));
        reopen(Map.of("autopay", false));
        assertThat(till.provider.abilities(till.merchant()).orElseThrow().more())
                .doesNotContain(Ability.CHARGE);
        till.paid("order-c");
        assertThat(till.orders.savedMethods()).isEmpty();
    }

    @Test
    void cancellationThatComesBeforeTheAnswerEndsItsAttempt() throws Exception {
        PaymentOrder order = till.order("order-a");
        long number = till.merchant()
                .ledger()
                .attempt("order-a", Duration.ofHours(1))
                .transaction()
                .orElseThrow()
                .number();
        String id = till.yooKassa.idOf(order, "tx");
        till.yooKassa.change(id, one -> one.withObject("/metadata").put("attempt", Long.toString(number)));
        till.yooKassa.pay(id, "call_issuer");

        assertThat(till.notifies(order)).isEqualTo(200);

        assertThat(till.transactionOf(order).reason()).isEqualTo("call_issuer");
        assertThat(till.transactionOf(order).systemId()).contains(id);
    }

    @Test
    void paidPaymentIsNotCancelledByALaterWord() throws Exception {
        PaymentOrder order = till.paid("order-a");
        till.yooKassa.change(till.yooKassa.idOf(order, "tx"), one -> one.put("status", "canceled"));

        assertThat(till.notifies(order)).isEqualTo(200);

        assertThat(till.orders.order("order-a").state()).isEqualTo(State.PAID);
        assertThat(till.orders.reviews()).hasSize(1);
    }

    @Test
    void heldMoneyIsShownToTheOperator() throws Exception {
        PaymentOrder order = till.order("order-a");
        till.page(order);
        till.yooKassa.change(till.yooKassa.idOf(order, "tx"), one -> one.put("status", "waiting_for_capture"));

        assertThat(till.notifies(order)).isEqualTo(200);

        assertThat(till.orders.reviews()).singleElement().asString().startsWith("order-a: ");
        assertThat(till.orders.order("order-a").state()).isEqualTo(State.OPEN);
    }

    @Test
    void moneyForAnOrderThatIsNotThereIsShownToTheOperator() throws Exception {
        PaymentOrder order = till.order("order-a");
        String id = till.yooKassa.idOf(order, "tx");
        till.yooKassa.change(id, one -> one.withObject("/metadata").put("order_id", "order-z"));
        till.yooKassa.pay(id, "");

        assertThat(till.notifies(order)).isEqualTo(200);

        assertThat(till.orders.reviews()).singleElement().asString().contains("990.00 RUB", "order-z");
    }

    @Test
    void botsOfOneShopShareItsNotifications() throws Exception {
        Merchant another = till.another();
        PaymentOrder order = till.order("order-b", "other", Map.of(), Map.of());
        till.provider.checkout(order, another);
        String id = till.yooKassa.idOf(order, "tx");
        till.yooKassa.pay(id, "");

        till.provider.callback(till.yooKassa.tellsOf(id), till.merchant());
        assertThat(till.orders.order("order-b").state()).isEqualTo(State.OPEN);
        till.provider.callback(till.yooKassa.tellsOf(id), till.sharedWith(another));

        assertThat(till.orders.order("order-b").state()).isEqualTo(State.PAID);
    }

    @Test
    void strangersHaveYooKassaAskedOnlySoOften() throws Exception {
        assertThat(askedUntilRefused("payment.succeeded", "")).isEqualTo(UnknownIds.A_MINUTE);
    }

    @Test
    void buyersWhoKnowTheirPaymentDoToo() throws Exception {
        PaymentOrder order = till.order("order-a");
        till.page(order);
        String payment = till.yooKassa.idOf(order, "tx");
        String known = ",\"payment_id\":\"" + payment + "\"";

        assertThat(askedUntilRefused("payment.succeeded", known)).isEqualTo(UnknownIds.A_MINUTE);
        assertThat(askedUntilRefused("refund.succeeded", known))
                .as("of their own, so that strangers hold no refund up")
                .isEqualTo(UnknownIds.A_MINUTE);
        assertThat(till.provider
                        .callback(till.yooKassa.tellsOf(payment), till.merchant())
                        .status())
                .isEqualTo(200);
    }

    /** How often YooKassa was asked for made-up ids until we refused to. */
    private int askedUntilRefused(String event, String more) throws Exception {
        int before = till.yooKassa.calls().size();
        int status = 200;
        for (int call = 0; status == 200 && call <= 2 * UnknownIds.A_MINUTE; call++) {
            String body = "{\"type\":\"notification\",\"event\":\"" + event + "\",\"object\":{\"id\":\""
                    + UUID.randomUUID() + "\"" + more + "}}";
            status = till.provider
                    .callback(FakeYooKassa.post(body), till.merchant())
                    .status();
        }
        assertThat(status).isEqualTo(429);
        return till.yooKassa.calls().size() - before;
    }

    @Test
    void whatIsNoNotificationIsNotAskedFor() throws Exception {
        WebRequest post = FakeYooKassa.post(" ".repeat(70_000));
        WebRequest get = new WebRequest("GET", "", Map.of(), Map.of(), new byte[0], FakeYooKassa.SENDER);

        assertThat(List.of(
                        till.provider.callback(post, till.merchant()).status(),
                        till.provider.callback(get, till.merchant()).status(),
                        till.provider
                                .callback(FakeYooKassa.post("{}"), till.merchant())
                                .status(),
                        till.provider
                                .callback(
                                        FakeYooKassa.post(
                                                "{\"type\":\"notification\",\"event\":\"deal.closed\",\"object\":{\"id\":\"dl-1\"}}"),
                                        till.merchant())
                                .status()))
                .containsExactly(413, 405, 400, 200);
        assertThat(till.yooKassa.calls()).isEmpty();
    }

    @Test
    void shopCountsOnlyForMoneyOfItsKind() throws Exception {
        till.takingRealMoney();

        assertThat(till.provider.abilities(till.merchant())).isEmpty();
        assertThatThrownBy(() -> till.page(till.order("order-a")))
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining("live_");
        assertThat(till.provider
                        .callback(FakeYooKassa.post("{}"), till.merchant())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void realShopCanInsistOnYooKassasAddresses() throws Exception {
        reopen(Map.of("secretKey", "live_key", "checkSender", true));
        till.takingRealMoney();
        WebRequest known = FakeYooKassa.post("{}");
        WebRequest stranger = new WebRequest("POST", "", Map.of(), Map.of(), known.body(), "203.0.113.7");

        assertThat(till.provider.callback(known, till.merchant()).status()).isEqualTo(400);
        assertThat(till.provider.callback(stranger, till.merchant()).status()).isEqualTo(403);
    }

    @Test
    void listHasEveryPageOfThisBotOldestFirst() throws Exception {
        for (String id : List.of("order-a", "order-b", "order-c", "order-d", "order-e")) {
            till.paid(id);
        }
        PaymentOrder theirs = till.order("order-f", "other", Map.of(), Map.of());
        till.provider.checkout(theirs, till.another());
        Instant now = till.context.clock().instant();

        List<Reported> reported = till.provider.list(
                now.minus(Duration.ofDays(3_000)), now.plus(Duration.ofDays(3_000)), till.merchant());

        assertThat(reported)
                .extracting(one -> one.orderId().orElseThrow())
                .hasSize(5)
                .doesNotHaveDuplicates();
        assertThat(reported).isSortedAccordingTo(Comparator.comparing(Reported::at));
    }
}

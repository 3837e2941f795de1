package io.jackfield.sandbox.telegram;

import static io.jackfield.sandbox.telegram.RunningTelegram.ADA;
import static io.jackfield.sandbox.telegram.RunningTelegram.toAda;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.sandbox.SandboxOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentsTest {
    @RegisterExtension
    final RunningTelegram server = new RunningTelegram(SandboxOptions.defaults().checkoutLimit(Duration.ofMillis(300)));

    @Test
    void approvedPaymentIsReportedToTheBot() {
        server.call("sendInvoice", toAda().mergeIn(stars(250)));
        var payment = server.ada().startPayment(1);

        JsonObject query = server.newest("pre_checkout_query");
        answer(query, new JsonObject().put("ok", true));
        PaymentOutcome outcome = payment.await();

        JsonObject receipt = server.newest("message").getJsonObject("successful_payment");
        assertThat(query.getInteger("total_amount")).isEqualTo(250);
        assertThat(query.getString("invoice_payload")).isEqualTo("order-1");
        assertThat(outcome.paid()).isTrue();
        assertThat(receipt.getString("telegram_payment_charge_id"))
                .isEqualTo(outcome.chargeId().orElseThrow());
        assertThat(receipt.getString("currency")).isEqualTo("XTR");
    }

    @Test
    void refusalIsShownToTheUserAndNothingIsCharged() {
        server.call("sendInvoice", toAda().mergeIn(stars(250)));
        var payment = server.ada().startPayment(1);

        answer(
                server.newest("pre_checkout_query"),
                new JsonObject().put("ok", false).put("error_message", "Sold out"));

        assertThat(payment.await().error()).contains("Sold out");
        assertThat(payment.await().paid()).isFalse();
        assertThat(server.call("getMyStarBalance").result().getInteger("amount"))
                .isZero();
    }

    @Test
    void silentBotLosesThePayment() {
        server.call("sendInvoice", toAda().mergeIn(stars(250)));

        PaymentOutcome outcome = server.ada().pay(1);
        var late = answer(server.newest("pre_checkout_query"), new JsonObject().put("ok", true));

        assertThat(outcome.paid()).isFalse();
        assertThat(outcome.error()).isPresent();
        assertThat(late.description())
                .isEqualTo("Bad Request: query is too old and response timeout expired or query ID is invalid");
    }

    @Test
    void starsAreRefundedOnce() {
        String charge = paidLink(stars(250));
        JsonObject refund = refundOf(charge);

        var first = server.call("refundStarPayment", refund);
        JsonObject notice = server.newest("message").getJsonObject("refunded_payment");
        var second = server.call("refundStarPayment", refund);
        JsonArray transactions = server.call("getStarTransactions").result().getJsonArray("transactions");

        assertThat(first.status()).isEqualTo(200);
        assertThat(notice.getString("telegram_payment_charge_id")).isEqualTo(charge);
        assertThat(second.description()).isEqualTo("Bad Request: CHARGE_ALREADY_REFUNDED");
        assertThat(transactions.getJsonObject(0).containsKey("source")).isTrue();
        assertThat(transactions.getJsonObject(1).containsKey("receiver")).isTrue();
        assertThat(transactions.getJsonObject(1).getString("id")).isEqualTo(charge);
    }

    @Test
    void transactionsStandInTheOrderInWhichStarsMoved() {
        String first = paidLink(stars(10));
        server.clock().add(Duration.ofHours(1));
        String second = paidLink(stars(20));
        server.clock().add(Duration.ofHours(1));
        server.ada().refundByStore(first);

        JsonArray all = server.call("getStarTransactions").result().getJsonArray("transactions");
        JsonArray page = server.call("getStarTransactions", new JsonObject().put("offset", 2))
                .result()
                .getJsonArray("transactions");

        assertThat(all.stream().map(one -> ((JsonObject) one).getString("id"))).containsExactly(first, second, first);
        assertThat(page).hasSize(1);
        assertThat(page.getJsonObject(0).getLong("date"))
                .isEqualTo(all.getJsonObject(0).getLong("date") + 7_200);
        assertThat(server.call("getMyStarBalance").result().getInteger("amount"))
                .isEqualTo(20);
    }

    @Test
    void storeTakesStarsBackWithoutAskingTheBot() {
        String charge = paidLink(stars(250));

        server.ada().refundByStore(charge);

        JsonObject notice = server.newest("message").getJsonObject("refunded_payment");
        assertThat(notice.getString("telegram_payment_charge_id")).isEqualTo(charge);
        assertThat(notice.getString("invoice_payload")).isEqualTo("order-1");
        assertThatThrownBy(() -> server.ada().refundByStore(charge)).hasMessageContaining("refunded already");
        assertThat(server.call("refundStarPayment", refundOf(charge)).description())
                .isEqualTo("Bad Request: CHARGE_ALREADY_REFUNDED");
    }

    private static JsonObject refundOf(String charge) {
        return new JsonObject().put("user_id", ADA).put("telegram_payment_charge_id", charge);
    }

    @Test
    void subscriptionsAreRenewed() {
        String first = paidLink(stars(100).put("subscription_period", 2_592_000));

        String second = server.ada().renewSubscription(first);

        JsonObject renewal = server.newest("message").getJsonObject("successful_payment");
        assertThat(second).isNotEqualTo(first);
        assertThat(renewal.getBoolean("is_recurring")).isTrue();
        assertThat(renewal.containsKey("is_first_recurring")).isFalse();
        assertThat(renewal.getLong("subscription_expiration_date"))
                .as("the next period begins where the first one ends")
                .isEqualTo(server.clock().instant().plusSeconds(2 * 2_592_000).getEpochSecond());
        assertThat(server.ada().renewSubscription(second)).isNotIn(first, second);
    }

    private RunningTelegram.Answer edit(String charge, boolean canceled) {
        return server.call("editUserStarSubscription", refundOf(charge).put("is_canceled", canceled));
    }

    @Test
    void botStopsASubscriptionAndLetsItGoOn() {
        String charge = paidLink(stars(100).put("subscription_period", 2_592_000));
        int before = server.telegram().pendingUpdates(server.bot());

        assertThat(edit(charge, true).status()).isEqualTo(200);
        assertThatThrownBy(() -> server.ada().renewSubscription(charge)).hasMessageContaining("canceled by the bot");
        assertThatThrownBy(() -> server.ada().resumeSubscription(charge)).hasMessageContaining("only the bot");
        assertThat(server.telegram().pendingUpdates(server.bot()))
                .as("the bot knows what it did")
                .isEqualTo(before);

        edit(charge, false);
        assertThat(server.ada().renewSubscription(charge)).isNotEqualTo(charge);
        assertThat(edit("stx1", true).description()).isEqualTo("Bad Request: CHARGE_NOT_FOUND");
        assertThat(edit(paidLink(stars(5)), true).description()).isEqualTo("Bad Request: CHARGE_NOT_FOUND");
        assertThat(edit("", true).description()).isEqualTo("Bad Request: CHARGE_ID_EMPTY");
    }

    @Test
    void botIsToldWhenTheUserEndsASubscriptionAndWantsItAgain() {
        String charge = paidLink(stars(100).put("subscription_period", 2_592_000));

        server.ada().cancelSubscription(charge);
        JsonObject canceled = server.newest("subscription");
        assertThatThrownBy(() -> server.ada().renewSubscription(charge)).hasMessageContaining("canceled by the user");
        server.ada().resumeSubscription(charge);

        assertThat(canceled.getString("state")).isEqualTo("canceled");
        assertThat(canceled.getString("invoice_payload")).isEqualTo("order-1");
        assertThat(canceled.getJsonObject("user").getLong("id")).isEqualTo(ADA);
        assertThat(server.newest("subscription").getString("state")).isEqualTo("active");
        server.ada().cancelSubscription(charge);
        server.clock().add(Duration.ofDays(30));
        assertThatThrownBy(() -> server.ada().resumeSubscription(charge)).hasMessageContaining("run out");
    }

    @Test
    void botIsToldWhenTheNextPaymentFails() {
        String charge = paidLink(stars(100).put("subscription_period", 2_592_000));

        server.ada().failRenewal(charge);

        assertThat(server.newest("subscription").getString("state")).isEqualTo("failed");
        assertThat(server.ada().renewSubscription(charge))
                .as("after buying Stars")
                .isNotEqualTo(charge);
        assertThatThrownBy(() -> server.ada().failRenewal("stx1"))
                .hasMessageContaining("not the payment of a subscription");
    }

    @Test
    void oneTimePaymentHasNothingOfASubscription() {
        paidLink(stars(100));

        assertThat(server.newest("message").getJsonObject("successful_payment").fieldNames())
                .doesNotContain("is_recurring", "is_first_recurring", "subscription_expiration_date");
    }

    @Test
    void onlyTestTokensOfPaymentProvidersAreKnown() {
        JsonObject roubles = stars(9_900).put("currency", "RUB");

        assertThat(server.call("sendInvoice", toAda().mergeIn(roubles).put("provider_token", "401643678:TEST:1d5f"))
                        .status())
                .isEqualTo(200);
        for (String token : new String[] {"401643678:LIVE:1d5f", "", ":TEST:", "TEST"}) {
            assertThat(server.call("sendInvoice", toAda().mergeIn(roubles).put("provider_token", token))
                            .description())
                    .isEqualTo("Bad Request: PAYMENT_PROVIDER_INVALID");
        }
    }

    @Test
    void shippingIsAskedBeforeTheCheckout() {
        JsonObject parcel = stars(0).put("currency", "EUR")
                .put("provider_token", "provider:TEST:1")
                .put("is_flexible", true)
                .put("prices", new JsonArray().add(price(500)).add(price(90)));
        server.call("sendInvoice", toAda().mergeIn(parcel));
        var payment = server.ada().startPayment(1);

        server.call(
                "answerShippingQuery",
                new JsonObject()
                        .put(
                                "shipping_query_id",
                                server.newest("shipping_query").getString("id"))
                        .put("ok", true)
                        .put("shipping_options", new JsonArray().add(new JsonObject().put("id", "post"))));
        JsonObject query = server.newest("pre_checkout_query");
        answer(query, new JsonObject().put("ok", true));

        assertThat(query.getInteger("total_amount")).isEqualTo(590);
        assertThat(payment.await().paid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "currency, XTS, PAYMENT_PROVIDER_INVALID",
        "payload, '', INVOICE_PAYLOAD_INVALID",
        "title, '', INVOICE_TITLE_INVALID",
        "max_tip_amount, 5, STARS_INVOICE_INVALID",
        "subscription_period, 60, STARS_INVOICE_INVALID",
    })
    void wrongInvoicesAreRefused(String field, String value, String error) {
        var answer = server.call("createInvoiceLink", stars(10).put(field, value));

        assertThat(answer.description()).isEqualTo("Bad Request: " + error);
    }

    private String paidLink(JsonObject invoice) {
        String link = server.call("createInvoiceLink", invoice).json().getString("result");
        var payment = server.ada().payLink(link);
        answer(server.newest("pre_checkout_query"), new JsonObject().put("ok", true));
        return payment.await().chargeId().orElseThrow();
    }

    private RunningTelegram.Answer answer(JsonObject query, JsonObject decision) {
        return server.call("answerPreCheckoutQuery", decision.put("pre_checkout_query_id", query.getString("id")));
    }

    private static JsonObject stars(int amount) {
        return new JsonObject()
                .put("title", "Premium")
                .put("description", "A month of it")
                .put("payload", "order-1")
                .put("currency", "XTR")
                .put("provider_token", "")
                .put("prices", new JsonArray().add(price(amount)));
    }

    private static JsonObject price(int amount) {
        return new JsonObject().put("label", "Part").put("amount", amount);
    }
}

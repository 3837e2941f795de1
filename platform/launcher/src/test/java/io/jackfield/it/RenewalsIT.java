package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.it.fixture.Till;
import io.jackfield.sandbox.telegram.PaymentOutcome;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What goes on by itself: one payment for each period, a day before it begins. The product lasts a day, so that the
 * next payment is due at once.
 */
class RenewalsIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Till till = Till.named("till");

    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.serving("shop", """
                    plugins: [payment-till, command-buy]
                    plans:
                      - id: free
                      - {id: premium, label: Premium, premium: true}
                    products:
                      - {id: day, plan: premium, period: P1D, title: One day, prices: {RUB: 100}, renews: true}
                      - {id: once, plan: premium, period: P1D, title: Once, prices: {RUB: 100}}
                      - {id: four, plan: premium, period: P4D, title: Four days, prices: {RUB: 100}, renews: true, keepPrice: false}
                      - {id: stars, plan: premium, period: P1M, title: Starry month, prices: {XTR: 50}, renews: true}
                      - {id: moons, plan: premium, period: P1M, title: Moonlit month, prices: {XTR: 60}, renews: true}
                    """).with(till.jar()).with(PluginJar.of("command-buy", """
                            public CommandSpec spec() {
                                return CommandSpec.command("buy").described("Pays").purpose(CommandSpec.Purpose.BUY);
                            }
                            public Reply handle(CommandRequest request) { return Reply.text("What would you like?"); }
                            """));

    @AfterEach
    void resetTill() {
        platform.journal().execute("update payment_renewal set state = 'ended'");
        till.reset();
    }

    private record Bought(SandboxChat buyer, String order, String payment) {}

    private static Bought bought(String product) {
        Bought bought = pays(platform.newcomer(), product);
        till.calls(platform, "shop", "save", Map.of("id", bought.payment()));
        return bought;
    }

    private static Bought pays(SandboxChat buyer, String product) {
        buyer.send("/till buy " + product + " till");
        buyer.nextReply();
        String order = buyer.nextReply().text().split(" ")[0];
        String payment = platform.journal()
                .column("select system_id from payment_transaction where order_id = '" + order + "'")
                .getFirst();
        till.calls(platform, "shop", "taken", Map.of("id", payment, "order", order, "amount", "100.00"));
        buyer.nextReply();
        return new Bought(buyer, order, payment);
    }

    private static String renewal(SandboxChat buyer, String words) {
        buyer.send("/till " + words);
        return buyer.nextReply().text();
    }

    private static List<String> column(Bought bought, String column) {
        return platform.journal()
                .column("select " + column + " from payment_renewal where order_id = '" + bought.order() + "'");
    }

    private static Duration left(Bought bought) {
        List<String> ends = platform.journal()
                .column(
                        "select to_char(max(until) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from subscription"
                                + " where ended_at is null and person = "
                                + bought.buyer().id());
        return Duration.between(
                Instant.now(), OffsetDateTime.parse(ends.getFirst()).toInstant());
    }

    private static void due() {
        platform.journal().execute("update payment_renewal set next_at = now() where state = 'on'");
        platform.host().clockTurned().await();
    }

    @Test
    void nextPaymentIsTakenOnceForThePeriodByWhatTheBuyerHasLeft() {
        Bought bought = bought("day");
        assertThat(renewal(bought.buyer(), "renewal")).startsWith("Renewal[possible=true, wanted=true, next=Optional[");
        assertThat(platform.journal()
                        .column("select encode(secret, 'escape') from payment_method")
                        .toString())
                .doesNotContain("secret-of");
        till.answers("charge", "done next");

        due();
        due();

        assertThat(till.heard("charge"))
                .singleElement()
                .asString()
                .contains(" *4477 secret-of-" + bought.payment() + " 100.00 RUB");
        assertThat(bought.buyer().nextReply().text()).contains("100");
        assertThat(left(bought)).isBetween(Duration.ofHours(47), Duration.ofHours(49));
        assertThat(column(bought, "state || ' ' || tries || ' ' || (next_at > now())"))
                .containsExactly("on 0 true");
    }

    private static void agreed(Bought bought, int kopecks) {
        platform.journal()
                .execute(
                        "update payment_renewal set price = " + kopecks + " where order_id = '" + bought.order() + "'");
    }

    @Test
    void whoHasAgreedToAPricePaysNoMoreWhenItRisesAndLessWhenItFalls() {
        Bought cheap = bought("day");
        assertThat(column(cheap, "price")).containsExactly("10000");
        agreed(cheap, 8_000);
        assertThat(renewal(cheap.buyer(), "renewal")).contains("80.00 RUB");
        Bought dear = bought("day");
        agreed(dear, 12_000);
        till.answers("charge", "done next");

        due();

        assertThat(till.heard("charge"))
                .hasSize(2)
                .anyMatch(line -> line.contains("secret-of-" + cheap.payment() + " 80.00 RUB"))
                .anyMatch(line -> line.contains("secret-of-" + dear.payment() + " 100.00 RUB"));
    }

    @Test
    void whereThePriceIsNotKeptItsBuyerIsToldDaysBeforeTheyPayMore() {
        Bought bought = bought("four");
        agreed(bought, 8_000);

        due();
        due();

        assertThat(bought.buyer().nextReply().text())
                .startsWith("A word in good time: the next payment for Four days, in about three days, will be 100 ₽"
                        + " instead of 80 ₽.");
        bought.buyer().press("Subscription");
        assertThat(bought.buyer().nextReply().text()).isEqualTo("What would you like?");
        assertThat(column(bought, "price || ' ' || (next_at > now() + interval '70 hours')"))
                .containsExactly("10000 true");
        assertThat(till.heard("charge")).isEmpty();
    }

    @Test
    void nothingIsTakenFromWhoWantsItNoLongerOrHasNotSaidSo() {
        Bought off = bought("day");
        assertThat(renewal(off.buyer(), "renew off"))
                .startsWith("Renewal[possible=true, wanted=false, next=Optional.empty");
        Bought once = bought("once");
        assertThat(renewal(once.buyer(), "renewal")).startsWith("Renewal[possible=false");
        till.answers("charge", "done next");

        due();
        assertThat(till.heard("charge")).isEmpty();

        assertThat(renewal(off.buyer(), "renew on")).startsWith("Renewal[possible=true, wanted=true");
        due();
        assertThat(till.heard("charge")).hasSize(1);
    }

    @Test
    void refusedPaymentIsTriedOnThreeDaysAndTheBuyerIsToldOfEachTry() {
        Bought bought = bought("day");
        till.answers("charge", "refused no-money");

        due();
        assertThat(column(bought, "state || ' ' || tries || ' ' || (next_at > now() + interval '23 hours')"))
                .containsExactly("on 1 true");
        assertThat(bought.buyer().nextReply().text())
                .startsWith("The next payment for One day, 100 ₽, did not go through.");
        bought.buyer().press("Pay");
        assertThat(bought.buyer().nextReply().text()).isEqualTo("What would you like?");
        due();
        assertThat(bought.buyer().nextReply().text()).contains("did not go through");
        due();
        due();

        assertThat(till.heard("charge")).hasSize(3);
        assertThat(bought.buyer().nextReply().text())
                .startsWith("The next payment for One day, 100 ₽, could not be taken");
        assertThat(column(bought, "state")).containsExactly("failed");
        assertThat(platform.journal()
                        .column("select state from payment_order where id <> '" + bought.order() + "' and person = "
                                + bought.buyer().id()))
                .as("nobody pays those any more")
                .containsExactly("closed", "closed", "closed");
        assertThat(renewal(bought.buyer(), "renewal")).startsWith("Renewal[possible=true, wanted=false");
    }

    @Test
    void whoPaysByHandAfterARefusalIsChargedNoMoreForThatPeriod() {
        Bought bought = bought("day");
        till.answers("charge", "refused no-money");
        due();
        assertThat(bought.buyer().nextReply().text()).contains("did not go through");
        till.answers("charge", "done next");

        pays(bought.buyer(), "once");
        due();

        assertThat(till.heard("charge")).hasSize(1);
        assertThat(column(bought, "state || ' ' || tries || ' ' || (next_at > now() + interval '20 hours')"))
                .containsExactly("on 0 true");
    }

    @Test
    void promisedPaymentThatComesToNothingCountsAsARefusal() {
        Bought bought = bought("day");
        till.answers("charge", "attempt");
        due();
        assertThat(column(bought, "tries || ' ' || (next_order is not null)")).containsExactly("0 true");

        till.calls(
                platform,
                "shop",
                "cancel",
                Map.of("id", "attempt-" + column(bought, "next_order").getFirst()));
        due();

        assertThat(bought.buyer().nextReply().text()).contains("did not go through");
        assertThat(column(bought, "state || ' ' || tries || ' ' || (next_order is null)"))
                .containsExactly("on 1 true");
        assertThat(till.heard("charge")).hasSize(1);
    }

    private static String link(SandboxChat buyer, String product) {
        till.answers("abilities", "XTR RENEW");
        till.answers("checkout", "telegram");
        buyer.send("/till buy " + product + " till");
        SandboxMessage shown = buyer.nextReply();
        buyer.nextReply();
        return shown.json()
                .getJsonObject("reply_markup")
                .getJsonArray("inline_keyboard")
                .getJsonArray(0)
                .getJsonObject(0)
                .getString("url");
    }

    private static String subscribed(SandboxChat buyer) {
        String link = link(buyer, "stars");
        buyer.payLink(link).await();
        assertThat(buyer.nextReply().text()).contains("Starry month, 50 ⭐");
        return platform.journal()
                .column("select system_id from payment_transaction where state = 'settled' and order_id in"
                        + " (select id from payment_order where person = " + buyer.id() + ")")
                .getFirst();
    }

    @Test
    void buyerIsToldOnceThatTelegramCouldNotTakeTheNextPaymentAndNotAfterItCould() {
        SandboxChat buyer = platform.newcomer("ru");
        String charge = subscribed(buyer);

        buyer.failRenewal(charge);
        SandboxMessage told = buyer.nextReply();
        assertThat(told.text()).contains("Следующий платёж за «Starry month», 50 ⭐, не прошёл");
        assertThat(renewal(buyer, "renewal")).startsWith("Renewal[possible=true, wanted=false");
        buyer.failRenewal(charge);
        buyer.renewSubscription(charge);

        assertThat(buyer.nextReply().text()).contains("Оплачено");
        await().atMost(SOON).until(() -> renewal(buyer, "renewal").startsWith("Renewal[possible=true, wanted=true"));
    }

    @Test
    void whoHasASubscriptionIsNotSoldAnotherThatWouldBeChargedOnTopOfIt() {
        SandboxChat buyer = platform.newcomer();
        String charge = subscribed(buyer);

        buyer.send("/till buy stars till");
        assertThat(buyer.nextReply().text())
                .isEqualTo(
                        "Starry month renews automatically already, and another subscription would be charged on top of"
                                + " it. To pay another way from now on, turn auto-renewal off first.");
        buyer.nextReply();
        buyer.cancelSubscription(charge);
        await().atMost(SOON).until(() -> renewal(buyer, "renewal").contains("wanted=false"));
        buyer.send("/till buy stars till");

        assertThat(buyer.nextReply().text()).startsWith("Starry month, 50 ⭐ every 30 days.");
    }

    private static void paysTogether(SandboxChat buyer, String one, String other) {
        Future<PaymentOutcome> first = buyer.payLink(one);
        assertThat(buyer.payLink(other).await().paid()).isTrue();
        assertThat(first.await().paid()).isTrue();
    }

    @Test
    void ofTwoPaymentsOfOneOrderTheOneThatBoughtNothingLeavesNoSubscription() {
        SandboxChat buyer = platform.newcomer();
        String one = link(buyer, "stars");
        String other = link(buyer, "stars");

        paysTogether(buyer, one, other);

        assertThat(buyer.nextReply().text()).startsWith("Paid: Starry month");
        assertThat(buyer.nextReply().text())
                .isEqualTo(
                        "“Starry month” was paid already, so your second payment of 50 ⭐ has bought nothing. It will be"
                                + " given back. The subscription that it began will not renew.");
        String surplus = platform.journal()
                .column("select system_id from payment_transaction where surplus and order_id in"
                        + " (select id from payment_order where person = " + buyer.id() + ")")
                .getFirst();
        String stopped = "renews " + surplus + " false";
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(till.heard("renews")).containsExactly(stopped));

        buyer.refundByStore(surplus);
        assertThat(buyer.nextReply().text()).contains("had bought you nothing has been given back");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(till.heard("renews")).hasSize(2).containsOnly(stopped));
        assertThat(renewal(buyer, "renewal")).as("the one that counts").contains("wanted=true");
    }

    @Test
    void secondSubscriptionThatTelegramDoesNotStopIsSomebodysToSeeTo() {
        SandboxChat buyer = platform.newcomer();
        String one = link(buyer, "stars");
        String other = link(buyer, "stars");
        till.answers("renews", "deny");

        paysTogether(buyer, one, other);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(platform.journal()
                                .column("select what from payment_review where order_id in"
                                        + " (select id from payment_order where person = " + buyer.id() + ")"))
                        .anyMatch(what ->
                                what.startsWith("user " + buyer.id() + " pays for a second subscription by charge ")));
    }

    @Test
    void linkToASecondSubscriptionOfAPlanIsRefusedBeforeItIsPaid() {
        SandboxChat buyer = platform.newcomer();
        String second = link(buyer, "moons");
        String charge = subscribed(buyer);

        assertThat(buyer.payLink(second).await().error())
                .contains(
                        "You have a subscription of this plan already, and a second one would be charged on top of it."
                                + " You have not been charged.");
        buyer.cancelSubscription(charge);
        await().atMost(SOON).until(() -> renewal(buyer, "renewal").contains("wanted=false"));

        assertThat(buyer.payLink(second).await().paid()).isTrue();
        assertThat(buyer.nextReply().text()).startsWith("Paid: Moonlit month");
    }

    @Test
    void ofTwoSubscriptionsThatBeginTogetherTheSecondOneDoesNotRenew() {
        SandboxChat buyer = platform.newcomer();
        String one = link(buyer, "stars");
        String other = link(buyer, "moons");

        paysTogether(buyer, one, other);

        List<String> replies = List.of(
                buyer.nextReply().text(),
                buyer.nextReply().text(),
                buyer.nextReply().text());
        assertThat(replies)
                .anyMatch(text -> text.startsWith("Paid: Starry month"))
                .anyMatch(text -> text.startsWith("Paid: Moonlit month"))
                .anyMatch(text -> text.startsWith("You have another subscription that renews automatically"));
        assertThat(till.heard("renews")).singleElement().asString().endsWith(" false");
        assertThat(renewal(buyer, "renewal")).contains("wanted=true");
    }

    @Test
    void subscriptionOfWhichTheMoneyWentBackTakesNoFurtherPayments() {
        SandboxChat buyer = platform.newcomer();
        String charge = subscribed(buyer);
        buyer.renewSubscription(charge);
        buyer.nextReply();
        String second = platform.journal()
                .column("select max(number) || ' ' || (array_agg(system_id order by number desc))[1]"
                        + " from payment_transaction where order_id in (select id from payment_order where person = "
                        + buyer.id() + ")")
                .getFirst()
                .split(" ")[1];

        buyer.refundByStore(charge);
        assertThat(buyer.nextReply().text()).contains("has been given back");
        assertThat(till.heard("renews")).as("a period that is over").isEmpty();
        buyer.refundByStore(second);
        buyer.nextReply();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(till.heard("renews")).containsExactly("renews " + charge + " false"));
    }

    @Test
    void whoStopsASubscriptionInTelegramResumesItThere() {
        SandboxChat buyer = platform.newcomer();
        String charge = subscribed(buyer);
        buyer.cancelSubscription(charge);
        await().atMost(SOON).until(() -> renewal(buyer, "renewal").contains("wanted=false"));

        assertThat(renewal(buyer, "renew on")).startsWith("Renewal[possible=true, wanted=false");
        assertThat(till.heard("renews")).isEmpty();
        buyer.resumeSubscription(charge);

        await().atMost(SOON).until(() -> renewal(buyer, "renewal").contains("wanted=true"));
        assertThat(listed(buyer)).contains("\"renews\":true");
        assertThat(renewal(buyer, "renew off")).startsWith("Renewal[possible=true, wanted=false");
        assertThat(till.heard("renews")).containsExactly("renews " + charge + " false");
        assertThat(listed(buyer)).contains("\"renews\":false");
    }

    private static String listed(SandboxChat buyer) {
        return platform.readAdmin("/bots/shop/subscriptions?user=" + buyer.id()).encode();
    }

    @Test
    void nextPaymentOfTelegramIsShownWhenTelegramTakesItHoweverLongThePlanLasts() {
        SandboxChat buyer = platform.newcomer();
        String charge = subscribed(buyer);
        long end = Long.parseLong(platform.journal()
                .column("select facts ->> 'subscription_expiration_date' from payment_transaction where system_id = '"
                        + charge + "'")
                .getFirst());
        till.answers("abilities", "RUB");
        till.answers("checkout", "page");

        pays(buyer, "once");

        assertThat(renewal(buyer, "renewal")).contains("next=Optional[" + Instant.ofEpochSecond(end) + "]");
    }

    @Test
    void paymentOfWhichNothingIsKnownIsAskedForAgainAsTheSameOneAlsoAfterARestart() {
        Bought bought = bought("day");
        till.answers("charge", "hang");
        // Nobody hears of the end of a round that is cut off: its thread waits for ever, so it is one of its own.
        Thread.ofVirtual().start(RenewalsIT::due);
        await().atMost(SOON).until(() -> till.heard("charge").size() == 1);

        platform.restart();
        till.answers("charge", "throw");
        due();
        till.answers("charge", "done next");
        due();

        assertThat(till.heard("charge")).hasSize(3);
        assertThat(till.heard("charge").stream().distinct()).hasSize(1);
        assertThat(left(bought)).isBetween(Duration.ofHours(47), Duration.ofHours(49));
    }

    @Test
    void promisedPaymentIsWaitedForAndCountsWhenTheSystemSaysSo() {
        Bought bought = bought("day");
        till.answers("charge", "pending next");
        due();
        String next = column(bought, "next_order").getFirst();

        till.calls(platform, "shop", "taken", Map.of("id", "later", "order", next, "amount", "100.00"));
        due();
        due();

        assertThat(till.heard("charge")).hasSize(1);
        assertThat(column(bought, "state || ' ' || coalesce(next_order, 'none')"))
                .containsExactly("on none");
        assertThat(left(bought)).isBetween(Duration.ofHours(47), Duration.ofHours(49));
    }
}

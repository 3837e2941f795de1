package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.it.fixture.Till;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Money that goes back: once, with one key, and never more than there was. */
class RefundsIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Till till = Till.named("till");

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", """
                    plugins: [payment-till]
                    plans:
                      - id: free
                      - {id: premium, label: Premium, premium: true}
                    products:
                      - {id: month, plan: premium, period: P1M, title: One month, prices: {RUB: 100}}
                    """).with(till.jar());

    @AfterEach
    void resetTill() {
        till.reset();
    }

    private record Paid(String order, String payment, long number) {}

    private static Paid paid(SandboxChat buyer) {
        String order = ordered(buyer);
        String payment = payment(order);
        assertThat(taken(order, payment)).isEqualTo("DONE");
        buyer.nextReply();
        return new Paid(order, payment, Long.parseLong(payment.replace("pay-", "")));
    }

    private static String ordered(SandboxChat buyer) {
        buyer.send("/till buy month till");
        buyer.nextReply();
        return buyer.nextReply().text().split(" ")[0];
    }

    private static String payment(String order) {
        return platform.journal()
                .column("select system_id from payment_transaction where order_id = '" + order + "'")
                .getFirst();
    }

    private static String taken(String order, String payment) {
        return till.calls(platform, "shop", "taken", Map.of("id", payment, "order", order, "amount", "100.00"));
    }

    private static JsonObject give(Paid paid, String amount, String key) {
        return platform.askAdmin(
                "/bots/shop/payments/till/" + paid.number() + "/refund",
                new JsonObject()
                        .put("amount", amount)
                        .put("key", key)
                        .put("by", "ada")
                        .put("reason", "asked for"));
    }

    private static List<String> state(String key) {
        return platform.journal().column("select state from payment_refund where key = '" + key + "'");
    }

    private static String plan(SandboxChat chat) {
        chat.send("/till plan");
        return chat.nextReply().text();
    }

    @Test
    void refundIsAskedForWithItsKeyAndTakesBackWhatTheOrderGave() {
        SandboxChat ada = platform.newcomer();
        Paid paid = paid(ada);
        till.answers("refund", "done back-1");

        assertThat(give(paid, "", "whole").getString("state")).isEqualTo("DONE");
        assertThat(give(paid, "", "whole").getString("state"))
                .as("asked for again")
                .isEqualTo("DONE");

        Paid other = paid(platform.newcomer());
        assertThat(give(other, "", "whole").getString("detail")).contains("'whole' is that of another refund");
        assertThat(till.heard("refund")).containsExactly("refund whole " + paid.payment() + " 100.00 RUB");
        assertThat(ada.nextReply().text()).contains("100");
        assertThat(plan(ada)).isEqualTo("free");
        assertThat(till.calls(
                        platform,
                        "shop",
                        "refunded",
                        Map.of("id", paid.payment(), "refund", "back-1", "amount", "100.00")))
                .isEqualTo("REPEATED");
    }

    @Test
    void systemThatIsBeingAskedIsNotAskedAgainMeanwhile() {
        Paid paid = paid(platform.newcomer());
        till.answers("refund", "wait");
        CompletableFuture<JsonObject> first = CompletableFuture.supplyAsync(() -> give(paid, "", "meanwhile"));
        await().atMost(SOON).until(() -> !till.heard("refund").isEmpty());

        assertThat(give(paid, "", "meanwhile").getString("state")).isEqualTo("ASKED");

        till.answers("refund", "done back-2");
        assertThat(first.join().getString("state")).isEqualTo("DONE");
        assertThat(till.heard("refund")).hasSize(1);
    }

    @Test
    void partsNeverComeToMoreThanThereWas() {
        SandboxChat ada = platform.newcomer();
        Paid paid = paid(ada);
        till.answers("refund", "pending back-2");

        assertThat(give(paid, "60.00", "part").getString("state")).isEqualTo("PENDING");
        assertThat(give(paid, "60.00", "more").getString("detail")).contains("amount is 60.00 RUB; of payment ");

        till.answers("abilities", "RUB REFUND");
        assertThat(give(paid, "10.00", "part-of-whole").getString("detail"))
                .contains("gives back the whole of a payment only");
        assertThat(till.heard("refund")).hasSize(1);
        assertThat(plan(ada)).isEqualTo("premium");
    }

    @Test
    void whatHasGoneBackIsNotGivenBackAgain() {
        Paid paid = paid(platform.newcomer());
        till.answers("abilities", "RUB REFUND");
        till.answers("refund", "done back-4");
        assertThat(give(paid, "", "first").getString("state")).isEqualTo("DONE");

        assertThat(give(paid, "", "second").getString("detail"))
                .contains("all of payment")
                .contains("has gone back already");
    }

    @Test
    void promiseIsKeptWhenTheSystemSaysSoOrIsAsked() {
        Paid told = paid(platform.newcomer());
        till.answers("refund", "pending back-3");
        give(told, "", "told");
        till.calls(platform, "shop", "refunded", Map.of("id", told.payment(), "refund", "back-3", "amount", "100.00"));
        Paid looked = paid(platform.newcomer());
        till.answers("refund", "pending back-4");
        give(looked, "", "looked");
        till.answers("look " + looked.payment(), "TAKEN 100.00 100.00");

        makeDue();
        platform.host().clockTurned().await();

        assertThat(state("told")).containsExactly("done");
        assertThat(state("looked")).containsExactly("done");
        assertThat(platform.journal()
                        .column("select state from payment_order where id in ('" + told.order() + "', '"
                                + looked.order() + "')"))
                .containsExactly("refunded", "refunded");
        assertThat(till.heard("refund")).as("asked once each").hasSize(2);
    }

    private static void makeDue() {
        platform.journal().execute("update payment_refund set next_at = now() where state in ('asked', 'pending')");
    }

    @Test
    void refundThatWasUnderWayWhenTheHostEndedGoesOnWithTheSameKey() {
        Paid paid = paid(platform.newcomer());
        till.answers("refund", "hang");
        CompletableFuture<JsonObject> asked = CompletableFuture.supplyAsync(() -> give(paid, "", "cut"));
        await().atMost(SOON).until(() -> till.heard("refund").size() == 1);
        assertThat(state("cut")).as("stored before the system heard of it").containsExactly("asked");

        platform.restart();
        asked.exceptionally(gone -> null).join();
        till.answers("refund", "done back-5");
        makeDue();
        platform.host().clockTurned().await();

        assertThat(till.heard("refund")).hasSize(2).containsOnly("refund cut " + paid.payment() + " 100.00 RUB");
        assertThat(state("cut")).containsExactly("done");
        assertThat(platform.journal()
                        .column("select returned from payment_transaction where number = " + paid.number()))
                .containsExactly("10000");
    }

    @Test
    void whoIsBusyIsAskedAgainAndWhoRefusesForGoodIsNot() {
        Paid busy = paid(platform.newcomer());
        till.answers("refund", "throw");
        assertThat(give(busy, "", "busy").getString("state")).isEqualTo("ASKED");
        till.answers("refund", "done back-6");
        makeDue();
        platform.host().clockTurned().await();
        assertThat(state("busy")).containsExactly("done");

        Paid refused = paid(platform.newcomer());
        till.answers("refund", "never nothing-left");
        JsonObject refund = give(refused, "", "refused");
        assertThat(refund.getString("state")).isEqualTo("REFUSED");
        assertThat(refund.getString("says")).isEqualTo("nothing-left");
        assertThat(reviews(refused)).anyMatch(what -> what.contains("nothing-left"));
    }

    private static List<String> reviews(Paid paid) {
        return platform.journal().column("select what from payment_review where order_id = '" + paid.order() + "'");
    }

    @Test
    void whatIsDoneByHandIsInTheBooksWhenSomebodyHasDoneIt() {
        SandboxChat ada = platform.newcomer();
        Paid paid = paid(ada);

        assertThat(give(paid, "", "hand").getString("state")).isEqualTo("BY_HAND");
        assertThat(reviews(paid)).anyMatch(what -> what.endsWith("do it yourself"));
        assertThat(plan(ada)).isEqualTo("premium");

        assertThat(platform.askAdmin("/bots/shop/refunds/hand/done", new JsonObject().put("by", "ada"))
                        .getString("state"))
                .isEqualTo("DONE");
        ada.nextReply();
        assertThat(plan(ada)).isEqualTo("free");
        assertThat(platform.journal()
                        .column("select closed_by from payment_review where order_id = '" + paid.order() + "'"))
                .as("nobody is asked any more to give it back")
                .containsExactly("ada");
    }

    @Test
    void nobodyIsAskedAnyMoreToGiveBackWhatTheSystemHasToldOf() {
        SandboxChat ada = platform.newcomer();
        Paid paid = paid(ada);
        assertThat(give(paid, "", "cabinet").getString("state")).isEqualTo("BY_HAND");

        till.calls(platform, "shop", "refunded", Map.of("id", paid.payment(), "refund", "back-9", "amount", "100.00"));
        ada.nextReply();
        platform.host().clockTurned().await();

        assertThat(state("cabinet")).containsExactly("done");
        assertThat(platform.journal()
                        .column("select closed_by from payment_review where order_id = '" + paid.order() + "'"))
                .containsExactly("till");
    }

    @Test
    void whatWasPaidTwiceGoesBackByItself() {
        SandboxChat ada = platform.newcomer();
        Paid paid = paid(ada);
        assertThat(taken(paid.order(), "twice-" + paid.number())).isEqualTo("SURPLUS");
        assertThat(ada.nextReply().text()).contains("100");
        till.answers("refund", "done back-7");

        platform.host().clockTurned().await();
        platform.host().clockTurned().await();

        assertThat(till.heard("refund"))
                .hasSize(1)
                .allMatch(line -> line.contains(" twice-" + paid.number() + " 100.00"));
        assertThat(ada.nextReply().text()).contains("has been given back");
        assertThat(plan(ada)).as("the other payment stays").isEqualTo("premium");
    }
}

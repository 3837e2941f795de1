package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.ConsoleClient;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.it.fixture.Till;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Money in the console, as a browser without JavaScript sees it. */
class MoneyConsoleIT {
    private static final Till till = Till.named("till");
    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\"");

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", """
                    plugins: [payment-till]
                    plans:
                      - id: free
                      - {id: premium, label: Premium, premium: true}
                    products:
                      - {id: month, plan: premium, period: P1M, title: "<script>One month", prices: {RUB: 100}}
                    """)
            .and("kiosk", "plugins: [payment-till]\n")
            .with(till.jar());

    private final ConsoleClient console = platform.consoleOf("eve");
    private SandboxChat ada;
    private String order;
    private long number;

    @BeforeEach
    void somebodyPays() {
        ada = platform.newcomer();
        ada.send("/till buy month till");
        ada.nextReply();
        order = ada.nextReply().text().split(" ")[0];
        String payment = platform.journal()
                .column("select system_id from payment_transaction where order_id = '" + order + "'")
                .getFirst();
        assertThat(till.calls(platform, "shop", "taken", Map.of("id", payment, "order", order, "amount", "100.00")))
                .isEqualTo("DONE");
        ada.nextReply();
        number = Long.parseLong(payment.replace("pay-", ""));
    }

    @AfterEach
    void resetTill() {
        till.reset();
    }

    private String page(String path) {
        HttpResponse<String> page = console.get(path);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    private String refund() {
        return "/money/payments/shop/till/" + number + "/refund";
    }

    @Test
    void paymentsLeadToTheirOrderAndThisShowsAllThatHappened() {
        assertThat(page("/money?bot=shop&state=settled&user=" + ada.id()))
                .contains("/console/money/orders/shop/" + order, "100 ₽", "paid", "/console/users/shop/" + ada.id());
        assertThat(page("/money?bot=shop&which=surplus&user=" + ada.id())).contains("No payments like that.");

        assertThat(page("/money/orders/shop/" + order))
                .contains("&lt;script&gt;One month", "Lines of the ledger", "Calls of payment systems", refund())
                .doesNotContain("<script>One", " style=");
        assertThat(page("/money/export?bot=shop&user=" + ada.id())).contains(order);
        assertThat(console.get("/money/orders/shop/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void orderThatWasPaidTwiceMarksTheSurplusAndSaysWhatTheHostHasGivenBack() {
        till.answers("refund", "done back");
        assertThat(till.calls(
                        platform, "shop", "taken", Map.of("id", "twice-" + number, "order", order, "amount", "100.00")))
                .isEqualTo("SURPLUS");
        platform.host().clockTurned().await();

        assertThat(page("/money/orders/shop/" + order))
                .contains(
                        ">surplus</span>",
                        "Money came in",
                        "Goods given",
                        "Paid too much",
                        "Given back",
                        "automatically")
                .doesNotContain("ACCEPTED", "(surplus)");
    }

    @Test
    void refundOfAPartIsAskedForTwiceAndGivenOnce() {
        assertThat(page("/users/shop/" + ada.id() + "/events")).contains("amount = 100.00", "currency = RUB");
        assertThat(page(refund())).contains("Paid 100 ₽", "given back so far 0 ₽");
        assertThat(console.post(refund() + "/check", Map.of("amount", "30")).body())
                .contains("Say why");

        String asked = console.post(refund() + "/check", Map.of("amount", "30", "reason", "too <b>dear"))
                .body();
        assertThat(asked).contains("30 of 100 ₽ goes back to user " + ada.id(), "too &lt;b&gt;dear");
        assertThat(platform.journal().column("select key from payment_refund where reason = 'too <b>dear'"))
                .isEmpty();

        till.answers("refund", "done back-" + number);
        Map<String, String> fields = hidden(asked);
        assertThat(console.post(refund(), fields).statusCode()).isEqualTo(303);
        console.post(refund(), fields);

        assertThat(page("/money/orders/shop/" + order)).contains("30 ₽", "too &lt;b&gt;dear", "eve");
        assertThat(platform.journal()
                        .column("select returned from payment_transaction where order_id = '" + order + "'"))
                .containsExactly("3000");
    }

    private static Map<String, String> hidden(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher found = HIDDEN.matcher(page);
        while (found.find()) {
            fields.put(found.group(1), found.group(2).replace("&lt;", "<").replace("&gt;", ">"));
        }
        return fields;
    }

    @Test
    void moreThanWasPaidComesBackToTheFormWithTheWordsOfTheHost() {
        HttpResponse<String> refused =
                console.post(refund(), Map.of("amount", "500", "reason", "generous", "key", "much", "order", order));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Give money back", "role=\"alert\"", "500");
    }

    @Test
    void reviewIsClosed() {
        platform.journal()
                .execute("insert into payment_review(bot, provider, order_id, what, at, kind) select bot, 'till', id,"
                        + " 'look <script>', now(), 'books' from payment_order where id = '" + order + "'");
        assertThat(page("/money/reviews?bot=shop"))
                .contains("look &lt;script&gt;")
                .doesNotContain("look <script>");
        String id = platform.journal()
                .column("select id from payment_review where order_id = '" + order + "'")
                .getFirst();

        page("/money/reviews/shop/" + id + "/close");
        console.post("/money/reviews/shop/" + id + "/close", Map.of("reason", "fine"));

        assertThat(page("/money/reviews?bot=shop"))
                .contains("The review is closed.")
                .doesNotContain("look &lt;");
    }

    @Test
    void moneyOfAllBotsComesFirstByCurrencyAndDay() {
        assertThat(page("/money"))
                .contains("all bots", "30 days", "Income by day, RUB", "/console/money/orders/shop/" + order);
        assertThat(page("/money?bot=kiosk")).doesNotContain(order);
        assertThat(page("/money/export")).contains(order);
        assertThat(page("/money/reviews")).contains("all bots");
        assertThat(page("/money/subscriptions")).contains("Subscriptions");

        JsonObject before = platform.readAdmin("/payments/totals");
        till.answers("refund", "done back-" + number);
        assertThat(console.post(refund(), Map.of("reason", "one back", "key", "all-" + number))
                        .statusCode())
                .isEqualTo(303);
        JsonObject after = platform.readAdmin("/payments/totals");

        assertThat(total(after, "inUnits")).isEqualTo(total(before, "inUnits")).isPositive();
        assertThat(total(after, "backUnits")).isEqualTo(total(before, "backUnits") + 10_000);
        assertThat(after.getJsonArray("days").getJsonObject(0).getString("currency"))
                .isEqualTo("RUB");
        assertThat(platform.readAdmin("/payments/totals?bot=kiosk").getJsonArray("totals"))
                .isEmpty();
        JsonObject chart = new JsonObject(page("/money/chart?currency=RUB"));
        assertThat(chart.getJsonArray("times")).hasSize(30);
        assertThat(chart.getJsonArray("lines")
                        .getJsonObject(0)
                        .getJsonArray("values")
                        .getDouble(29))
                .isGreaterThanOrEqualTo(100);
    }

    private static long total(JsonObject totals, String what) {
        return totals.getJsonArray("totals").getJsonObject(0).getLong(what);
    }

    @Test
    void paymentThatDoesNotEndAndOneThatGaveNothingHang() {
        assertThat(page("/money/hanging")).doesNotContain(order);
        SandboxChat bob = platform.newcomer();
        bob.send("/till buy month till");
        bob.nextReply();
        String unpaid = bob.nextReply().text().split(" ")[0];
        platform.journal()
                .execute("update payment_transaction set begun_at = begun_at - interval '1 hour' where order_id = '"
                        + unpaid + "'");

        till.calls(platform, "shop", "taken", Map.of("id", "twice-" + number, "order", order, "amount", "100.00"));

        assertThat(page("/money/hanging"))
                .contains(
                        "/console/money/orders/shop/" + unpaid,
                        "has not ended",
                        "/console/money/reconcile?bot=shop&amp;provider=till",
                        "/console/money/orders/shop/" + order,
                        "took money and gave nothing");
        assertThat(page("/money/hanging?bot=kiosk")).contains("Nothing hangs.");
        assertThat(page("/money/reconcile?bot=shop&provider=till")).contains("value=\"till\"");
    }

    @Test
    void callThatFitsNoOrderIsSeenWithoutItsSecretsAndDeletedWhileOthersStay() {
        String strange = "kq7mh2xw9rtc4bna";
        till.calls(platform, "shop", "review", Map.of("id", "secret-of-somebody", "order", strange));
        String call = platform.journal()
                .column("select id from payment_callback where path like '%" + strange + "%'")
                .getLast();

        assertThat(page("/money/callbacks"))
                .contains(strange, "/console/money/callbacks/" + call + "/delete")
                .doesNotContain("secret-of-somebody", order);
        assertThat(page("/money/callbacks/" + call)).contains(strange, "200").doesNotContain("secret-of-somebody");
        page("/money/callbacks/" + call + "/delete");
        assertThat(console.post("/money/callbacks/" + call + "/delete", Map.of("reason", "a scan"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(page("/money/callbacks")).doesNotContain("/console/money/callbacks/" + call);
        assertThat(platform.readAdmin("/audit?action=payments.forget").encode()).contains("a scan", strange);

        String evidence = platform.journal()
                .column("select id from payment_callback where path like '%" + order + "%'")
                .getFirst();
        assertThat(console.post("/money/callbacks/" + evidence + "/delete", Map.of())
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
        assertThat(platform.journal().column("select id from payment_callback where id = " + evidence))
                .hasSize(1);
    }

    @Test
    void booksAreCompared() {
        page("/money/reconcile?bot=shop");

        HttpResponse<String> refused = console.post("/money/reconcile", Map.of("bot", "shop", "provider", "nobody"));

        assertThat(refused.statusCode()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void reportThatNoPluginMakesIsRefusedAtTheFormAndNoEventIsDead() {
        assertThat(page("/events")).contains("Every listener has taken its events.");
        page("/events/drop?listener=nobody");
        console.post("/events/drop", Map.of("listener", "nobody"));
        assertThat(page("/events")).contains("Dropped: 0");
        assertThat(page("/reports")).contains("No report has been made yet.", "Make a report now");

        HttpResponse<String> refused =
                console.post("/reports", Map.of("bot", "shop", "report", "nothing", "period", "day"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("no live plugin of bot shop");
        assertThat(console.get("/reports/shop/nothing/day:2026-11-01").statusCode())
                .isIn(400, 404);
    }

    @Test
    void whoMayOnlyHelpUsersSeesNoMoney() {
        JsonObject added = platform.askAdmin(
                "/operators",
                new JsonObject().put("name", "vera").put("role", "support").put("by", "eve"));
        ConsoleClient vera = platform.console().login(added.getString("token"), "");

        assertThat(vera.get("/users").body()).doesNotContain("/console/money");
        assertThat(vera.get("/money?bot=shop").statusCode()).isEqualTo(403);
        assertThat(vera.get(refund()).statusCode()).isEqualTo(403);
    }
}

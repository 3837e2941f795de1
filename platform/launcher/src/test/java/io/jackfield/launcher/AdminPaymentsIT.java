package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.it.fixture.Till;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code jackfield admin payments …} beside a running host. */
class AdminPaymentsIT {
    private static final Till till = Till.named("till");

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", """
                    plugins: [payment-till]
                    plans:
                      - id: free
                      - {id: premium, label: Premium, premium: true}
                    products:
                      - {id: month, plan: premium, period: P1M, title: One month, prices: {RUB: 100}}
                    payments: {surplus: keep}
                    """).with(till.jar());

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void resetTill() {
        till.reset();
    }

    private int payments(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of("admin", "payments"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--bot", "shop", "--home", platform.home().folder().toString()));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private String works(String... arguments) {
        assertThat(payments(arguments)).as("%s%s", out, err).isZero();
        return out.toString();
    }

    private String isRefused(String... arguments) {
        assertThat(payments(arguments)).as("%s", out).isOne();
        return err.toString();
    }

    private String refund(Paid paid, String reason, String... more) {
        return works(refunding(paid, reason, more));
    }

    private static String[] refunding(Paid paid, String reason, String... more) {
        List<String> all =
                new ArrayList<>(List.of("refund", paid.number(), "--by", "eve", "--reason", reason, "--yes"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private record Paid(SandboxChat buyer, String order, String payment, String number) {
        String user() {
            return Long.toString(buyer.id());
        }

        List<String> audit() {
            return platform.journal()
                    .column(
                            "select action || ' ' || source || ' ' || actor || ': ' || reason from billing_action where person = "
                                    + user() + " and source = 'operator' order by id");
        }

        List<String> returned() {
            return platform.journal()
                    .column("select returned || ' ' || state from payment_transaction where number = " + number);
        }
    }

    private static Paid ordered() {
        SandboxChat buyer = platform.newcomer();
        buyer.send("/till buy month till");
        buyer.nextReply();
        String order = buyer.nextReply().text().split(" ")[0];
        String payment = platform.journal()
                .column("select system_id from payment_transaction where order_id = '" + order + "'")
                .getFirst();
        return new Paid(buyer, order, payment, payment.replace("pay-", ""));
    }

    private static Paid paid() {
        Paid paid = ordered();
        assertThat(taken(paid, paid.payment())).isEqualTo("DONE");
        paid.buyer().nextReply();
        return paid;
    }

    private static String taken(Paid paid, String payment) {
        return till.calls(
                platform,
                "shop",
                "taken",
                Map.of("id", payment, "order", paid.order(), "amount", "100.00", "phone", "998901234567"));
    }

    @Test
    void paymentsAreListedByWhatIsAskedFor() {
        Paid first = paid();
        Paid open = ordered();
        assertThat(taken(first, "again-" + first.number())).isEqualTo("SURPLUS");

        assertThat(works("list", "--user", first.user()).lines().toList())
                .hasSize(3)
                .anyMatch(line -> line.startsWith(first.number() + " ") && line.endsWith("settled      100.00 RUB"));
        assertThat(works("list", "--user", first.user(), "--surplus").lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .contains("surplus");
        assertThat(works("list", "--user", open.user(), "--state", "attempted")).contains(open.order());
        assertThat(works("list", "--user", open.user(), "--state", "settled")).contains("There are no such payments.");
        assertThat(works("list", "--user", open.user(), "--to", "2020-01-01")).contains("There are no such payments.");
        assertThat(works("list", "--user", open.user(), "--provider", "nobody"))
                .contains("There are no such payments.");
        assertThat(isRefused("list", "--state", "paid")).contains("state is 'paid'; use one of attempted, begun");
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() {
        Paid older = paid();
        Paid newer = paid();

        String page = works("list", "--limit", "1");
        assertThat(page).contains(newer.order(), "There may be more: --before " + newer.number());
        assertThat(works("list", "--limit", "1", "--before", newer.number()))
                .contains(older.order())
                .doesNotContain(newer.order());
    }

    @Test
    void orderIsShownWithAllThatHappenedAndNothingOfWhoPaid() {
        Paid paid = paid();
        Paid other = paid();
        till.calls(platform, "shop", "review", Map.of("id", paid.payment(), "order", paid.order()));
        refund(paid, "asked for", "--amount", "30");

        for (String name : List.of(paid.order(), paid.number())) {
            assertThat(works("show", name))
                    .contains("Order " + paid.order() + ", paid, 100.00 RUB")
                    .contains("buyer     " + paid.user())
                    .contains("payment   " + paid.number() + " till " + paid.payment() + ", settled, 100.00 RUB")
                    .contains("granted 100.00 RUB")
                    .contains("by hand, 30.00 RUB of payment " + paid.number() + ", by eve")
                    .contains("look at " + paid.payment())
                    .contains("GET /taken?")
                    .contains("id=" + paid.payment())
                    .contains("phone=(hidden, 12 characters)")
                    .doesNotContain("998901234567")
                    .doesNotContain(other.order());
        }
        assertThat(isRefused("show", "nothing")).contains("bot shop has no order 'nothing'");
        assertThat(isRefused("show", "987654321")).contains("bot shop has no payment 987654321");
    }

    @Test
    void moneyGoesBackOnceWithWhoWantedItAndWhy() {
        Paid paid = paid();
        till.answers("refund", "done back-" + paid.number());

        assertThat(isRefused("refund", paid.number(), "--by", "eve", "--reason", "asked for"))
                .contains("Give back: all that is left of payment " + paid.number() + " over 100.00 RUB", "add --yes");
        assertThat(paid.returned()).containsExactly("0 settled");
        assertThat(isRefused(refunding(paid, "too much", "--amount", "100.01")))
                .contains("amount is 100.01 RUB; of payment ");
        assertThat(isRefused(refunding(paid, "rubbish", "--amount", "1,5"))).contains("amount is '1,5'");
        assertThat(isRefused(refunding(paid, "nothing", "--amount", "0")))
                .contains("amount is 0.00 RUB; give back more than nothing, up to 100.00 RUB");

        String key = "whole-" + paid.number();
        assertThat(refund(paid, "asked for", "--key", key))
                .contains("100.00 RUB of payment " + paid.number() + " has gone back (refund " + key + ").");
        refund(paid, "asked for", "--key", key);

        assertThat(till.heard("refund")).hasSize(1);
        assertThat(paid.returned()).containsExactly("10000 refunded");
        assertThat(paid.audit()).containsExactly("refund-asked operator eve: asked for");
        assertThat(isRefused(refunding(paid, "once more"))).contains("has gone back already");
    }

    @Test
    void systemThatGivesNothingBackIsAnError() {
        Paid paid = paid();
        till.answers("refund", "never too-old");

        assertThat(isRefused(refunding(paid, "asked for"))).contains("till does not give 100.00 RUB", "too-old");
    }

    @Test
    void whatWaitsToBeDoneByHandIsBookedWhenItIsDone() {
        Paid paid = paid();

        assertThat(refund(paid, "asked for"))
                .contains("has to be given back by hand")
                .contains("do it yourself");
        assertThat(paid.returned()).containsExactly("0 settled");
        assertThat(refund(paid, "in the cabinet", "--done")).contains("100.00 RUB of payment", "has gone back");

        assertThat(paid.returned()).containsExactly("10000 refunded");
        assertThat(paid.audit())
                .containsExactly("refund-asked operator eve: asked for", "refund-by-hand operator eve: in the cabinet");
        assertThat(isRefused(refunding(paid, "again", "--done", "--amount", "100")))
                .contains("is REFUNDED; only one that has taken money");
    }

    @Test
    void whatNobodyHadAskedForIsBookedWithItsAmount() {
        Paid paid = paid();

        assertThat(isRefused(refunding(paid, "in the cabinet", "--done"))).contains("give the amount");
        assertThat(refund(paid, "in the cabinet", "--done", "--amount", "60", "--key", "cabinet-" + paid.number()))
                .contains("60.00 RUB");
        refund(paid, "in the cabinet", "--done", "--amount", "60", "--key", "cabinet-" + paid.number());

        assertThat(paid.returned()).containsExactly("6000 settled");
        assertThat(till.heard("refund")).as("the system is not asked").isEmpty();
        assertThat(isRefused(refunding(paid, "more", "--done", "--amount", "60")))
                .contains("amount is 60.00 RUB; of payment ");
    }

    @Test
    void severalThatWaitAreToldApartByTheirKeys() {
        Paid paid = paid();
        refund(paid, "one", "--amount", "10", "--key", "one-" + paid.number());
        refund(paid, "two", "--amount", "10", "--key", "two-" + paid.number());

        assertThat(isRefused(refunding(paid, "cabinet", "--done")))
                .contains("one-" + paid.number() + " over 10.00 RUB, two-" + paid.number(), "give the key");
        refund(paid, "cabinet", "--done", "--key", "two-" + paid.number());

        assertThat(paid.returned()).containsExactly("1000 settled");
    }

    @Test
    void booksAreComparedAndDifferencesAreListed() {
        // The books are compared at the start as well.
        platform.host().clockTurned().await();
        till.reset();
        Paid missed = ordered();
        Paid gone = paid();
        platform.journal()
                .execute("update payment_transaction set system_time = now() - interval '2 hours'"
                        + " where number in (" + missed.number() + ", " + gone.number() + ")");
        till.answers("list", missed.payment() + " " + missed.order() + " 100.00 0");

        assertThat(works("reconcile", "--provider", "till"))
                .contains("Compared 1 payments of till")
                .contains(
                        "order " + missed.order() + ": payment " + missed.payment() + " of 100.00 RUB had been missed")
                .contains("order " + gone.order() + ": we have 100.00 RUB of payment " + gone.payment());
        assertThat(missed.buyer().nextReply().text()).contains("100");

        till.answers("abilities", "RUB LOOK").answers("look " + gone.payment(), "TAKEN 100.00 25.00");
        assertThat(works("reconcile", "--provider", "till"))
                .contains("0.00 RUB has gone back by our books and 25.00 RUB by theirs")
                .doesNotContain("had been missed");

        till.answers("abilities", "RUB");
        assertThat(isRefused("reconcile", "--provider", "till")).contains("till tells nobody what it has taken");
        assertThat(isRefused("reconcile", "--provider", "till", "--from", "2020-01-01"))
                .contains("at most 92 days");
    }

    @Test
    void tableHasEveryPaymentOnceAndNoFormulas(@TempDir Path folder) throws IOException {
        Paid paid = paid();
        taken(paid, "@evil-" + paid.number());
        Path file = folder.resolve("payments.csv");

        works("export", "--user", paid.user(), "--csv", file.toString());

        List<String> lines = Files.readString(file).lines().toList();
        assertThat(lines.getFirst())
                .startsWith("payment,provider,system_id,order,user,product,plan,state,surplus,amount");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1))
                .startsWith(paid.number() + ",till," + paid.payment() + "," + paid.order() + "," + paid.user()
                        + ",month,premium,settled,false,100.00,0.00,RUB,");
        assertThat(lines.get(2)).contains(",till,'@evil-" + paid.number() + ",", ",settled,true,100.00,");

        assertThat(isRefused(
                        "export",
                        "--state",
                        "paid",
                        "--csv",
                        folder.resolve("other.csv").toString()))
                .contains("state is 'paid'");
        assertThat(isRefused(
                        "export", "--csv", folder.resolve("no/such/folder.csv").toString()))
                .contains("there is no folder " + folder.resolve("no/such"));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void longTableIsWholeAcrossItsPages(@TempDir Path folder) throws IOException {
        Paid paid = paid();
        platform.journal()
                .execute("insert into payment_transaction(bot, provider, system_id, order_id, amount, currency,"
                        + " returned, refund_ids, state, surplus, system_time, begun_at, reason, lapse, lapsed, facts)"
                        + " select bot, 'bulk', 'bulk-' || i, order_id, amount, currency, 0, '{}', 'cancelled', false, system_time,"
                        + " begun_at, '', '', false, '{}' from payment_transaction, generate_series(1, 1203) i where number = "
                        + paid.number());
        Path file = folder.resolve("payments.csv");

        works("export", "--provider", "bulk", "--csv", file.toString());

        assertThat(Files.readString(file)
                        .lines()
                        .skip(1)
                        .map(line -> line.split(",")[0])
                        .distinct())
                .hasSize(1203);
    }

    @Test
    void reviewsAreListedAndClosed() {
        Paid paid = paid();
        till.calls(platform, "shop", "review", Map.of("id", paid.payment(), "order", paid.order()));
        String line = works("reviews")
                .lines()
                .filter(one -> one.contains(paid.order()))
                .findFirst()
                .orElseThrow();
        String id = line.split(" ")[0];
        assertThat(works("list", "--reviews")).contains(paid.order());

        assertThat(works("close", id, "--by", "eve")).contains("Review " + id + " is closed.");

        assertThat(payments("reviews")).isZero();
        assertThat(out.toString()).doesNotContain(paid.order());
        assertThat(works("list", "--user", paid.user(), "--reviews")).contains("There are no such payments.");
        assertThat(works("show", paid.order())).contains("closed", "by eve");
        assertThat(isRefused("close", id, "--by", "eve")).contains("has no review " + id + " that is open");
    }

    @Test
    void callsSayWhoAndWhy() {
        Paid paid = paid();
        String path = "/bots/shop/payments/till/" + paid.number() + "/refund";

        assertThat(platform.askAdmin(path, new JsonObject().put("reason", "asked for"))
                        .getString("detail"))
                .isEqualTo("by is missing; say who you are");
        assertThat(platform.askAdmin(path, new JsonObject().put("by", "eve").put("reason", " "))
                        .getString("detail"))
                .isEqualTo("reason is missing; say why the money goes back");
        assertThat(paid.returned()).containsExactly("0 settled");
    }
}

package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.ConsoleClient;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.it.fixture.Till;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Credits that are bought, given and taken: a shop, the API, {@code jackfield admin user …} and the console. */
class AdminCreditsIT {
    private static final Till till = Till.named("till");

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", """
                    plugins: [payment-till]
                    plans:
                      - id: free
                      - {id: premium, label: Premium}
                    products:
                      - {id: pack, credits: 50, title: Fifty credits, prices: {RUB: 100}}
                      - {id: both, plan: premium, period: P1M, credits: 5, title: A month and more, prices: {RUB: 200}}
                    """).with(till.jar());

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final SandboxChat ada = platform.newcomer();

    @AfterEach
    void resetTill() {
        till.reset();
    }

    private int user(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of("admin", "user"));
        all.addAll(List.of(arguments));
        all.addAll(List.of(
                Long.toString(ada.id()),
                "--bot",
                "shop",
                "--home",
                platform.home().folder().toString()));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private JsonObject credits() {
        return platform.readAdmin("/bots/shop/users/" + ada.id() + "/credits");
    }

    /** What the buyer is told of the payment. */
    private String buys(String product) {
        ada.send("/till buy " + product + " till");
        ada.nextReply();
        String order = ada.nextReply().text().split(" ")[0];
        String payment = platform.journal()
                .column("select system_id from payment_transaction where order_id = '" + order + "'")
                .getFirst();
        String price = product.equals("pack") ? "100.00" : "200.00";
        assertThat(till.calls(platform, "shop", "taken", Map.of("id", payment, "order", order, "amount", price)))
                .isEqualTo("DONE");
        assertThat(till.calls(platform, "shop", "taken", Map.of("id", payment, "order", order, "amount", price)))
                .isEqualTo("REPEATED");
        return ada.nextReply().text();
    }

    @Test
    void productGivesCreditsOnceAloneOrBesideAPlan() {
        assertThat(buys("pack")).isEqualTo("Paid: Fifty credits, 100 ₽. 50 credits are yours now. Thank you!");
        assertThat(credits().getLong("balance")).isEqualTo(50);

        assertThat(buys("both")).startsWith("Paid: A month and more").endsWith("5 credits have been added as well.");
        assertThat(credits().getLong("balance")).isEqualTo(55);
        assertThat(platform.readAdmin("/bots/shop/users/" + ada.id())
                        .getJsonObject("plan")
                        .getString("id"))
                .isEqualTo("premium");
    }

    @Test
    void moneyThatGoesBackTakesWhatIsLeftOfIt() {
        buys("pack");
        user("take-credits", "--credits", "20", "--by", "eve", "--reason", "half is spent");
        String number = platform.journal()
                .column("select t.number from payment_transaction t join payment_order o on o.id = t.order_id"
                        + " where o.person = " + ada.id())
                .getFirst();
        till.answers("refund", "done back-" + number);
        platform.askAdmin(
                "/bots/shop/payments/till/" + number + "/refund",
                new JsonObject().put("by", "eve").put("reason", "asked for it"));

        assertThat(credits().getLong("balance")).isZero();
        assertThat(credits().getJsonArray("entries").getJsonObject(0).getString("kind"))
                .isEqualTo("refunded");
        assertThat(credits().getJsonArray("entries").getJsonObject(0).getLong("amount"))
                .isEqualTo(-30);
    }

    @Test
    void commandGivesTakesAndShows() {
        ada.send("hello");
        ada.nextReply();

        assertThat(user("give-credits", "--credits", "7", "--key", "k", "--by", "eve", "--reason", "sorry"))
                .as("%s", err)
                .isZero();
        assertThat(out.toString()).contains("User " + ada.id() + " has 7 credits.");
        assertThat(ada.nextReply().text()).isEqualTo("Good news: you have been given 7 credits. You have 7 now.");
        user("give-credits", "--credits", "7", "--key", "k", "--by", "eve", "--reason", "sorry");
        assertThat(out.toString()).contains("has 7 credits. This key has been used before; nothing has changed.");

        assertThat(user("take-credits", "--credits", "8", "--by", "eve", "--reason", "too many"))
                .isOne();
        assertThat(err.toString()).contains("has 7 credits; 8 cannot be taken");
        assertThat(user("take-credits", "--credits", "2", "--by", "eve", "--reason", "too many"))
                .isZero();

        user("credits");
        assertThat(out.toString()).contains("has 5 credits.", "taken", "-2", "given", "+7", "eve, sorry");
        assertThat(platform.journal()
                        .column("select action from operator_action where action like 'credits.%' and outcome = 'done'"
                                + " and subject like '%" + ada.id() + "%' order by id"))
                .contains("credits.give", "credits.take");
    }

    @Test
    void consoleGivesOnceHoweverOftenTheFormIsSent() {
        ConsoleClient console = platform.consoleOf("eve");
        String path = "/money/credits/shop/" + ada.id();
        Matcher key = Pattern.compile("name=\"key\" value=\"([^\"]+)\"")
                .matcher(console.get(path).body());
        assertThat(key.find()).isTrue();
        Map<String, String> form =
                Map.of("how", "give", "credits", "9", "reason", "won <b>", "key", key.group(1), "quiet", "true");

        assertThat(console.post(path, form).statusCode()).isEqualTo(303);
        console.post(path, form);

        assertThat(credits().getLong("balance")).isEqualTo(9);
        assertThat(console.get(path).body()).contains("+9", "won &lt;b&gt;", "Given: 9.");
        assertThat(console.post(path, Map.of("how", "take", "credits", "many", "reason", "x"))
                        .body())
                .contains("credits is 'many'; use a whole number");
    }
}

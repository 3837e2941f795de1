package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.ConsoleClient;
import io.jackfield.it.fixture.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who has which plan, for operators: the API, {@code jackfield admin subscriptions …} and the console. */
class AdminSubscriptionsIT {
    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", """
                    plans:
                      - id: free
                      - {id: premium, label: Premium, grace: P3D}
                      - {id: gold, label: Gold}
                    """);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void noSubscriptions() {
        platform.journal().execute("truncate subscription, payment_renewal cascade");
    }

    /** @param times begin, end and when it was taken back, as PostgreSQL writes intervals from now; null for never */
    private static void has(long user, String plan, String kind, String... times) {
        List<String> moments = new ArrayList<>();
        for (int at = 0; at < 3; at++) {
            moments.add(at < times.length && times[at] != null ? "now() + interval '" + times[at] + "'" : "null");
        }
        platform.journal()
                .execute("insert into subscription(bot, person, plan, kind, begun_at, until, ended_at, source)"
                        + " select number, " + user + ", '" + plan + "', '" + kind + "', "
                        + String.join(", ", moments) + ", 'test' from bot where name = 'shop'");
    }

    private static List<String> list(String query) {
        return rows(platform.readAdmin("/bots/shop/subscriptions" + query));
    }

    private static List<String> rows(JsonObject answer) {
        JsonArray array = answer.getJsonArray("subscriptions");
        return IntStream.range(0, array.size())
                .mapToObj(array::getJsonObject)
                .map(one -> one.getLong("user") + " " + one.getString("state"))
                .toList();
    }

    private int subscriptions(String... arguments) {
        List<String> all = new ArrayList<>(List.of("admin", "subscriptions"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--bot", "shop", "--home", platform.home().folder().toString()));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    @Test
    void eachIsInItsStateAndTheNextToEndIsFirst() {
        has(1, "premium", "operator", "-10 days");
        has(2, "premium", "bought", "-10 days", "5 days");
        has(3, "premium", "trial", "-1 day", "2 days");
        has(4, "premium", "bought", "-40 days", "-1 day");
        has(5, "premium", "bought", "-40 days", "-9 days");
        has(6, "gold", "operator", "-10 days", "20 days", "-1 day");
        has(7, "premium", "bought", "-10 days", "6 days");
        has(7, "gold", "bought", "6 days", "36 days");

        assertThat(list("")).containsExactly("4 grace", "3 trial", "2 active", "7 active", "1 active");
        assertThat(list("?state=all"))
                .containsExactly(
                        "5 expired",
                        "4 grace",
                        "3 trial",
                        "2 active",
                        "7 active",
                        "6 taken-back",
                        "7 waiting",
                        "1 active");
        assertThat(list("?within=7d"))
                .as("what another plan follows does not end")
                .containsExactly("3 trial", "2 active");
        assertThat(list("?plan=gold&state=waiting")).containsExactly("7 waiting");
        assertThat(list("?user=7&state=all")).containsExactly("7 active", "7 waiting");
        assertThat(platform.readAdmin("/bots/shop/subscriptions?state=soon").getString("detail"))
                .contains("state is 'soon'; use current, all or one of trial, active");
    }

    @Test
    void endsAreFilteredByDaysOfTheBotAndByMoments() {
        platform.journal()
                .execute("insert into subscription(bot, person, plan, kind, begun_at, until, source) select number, 1,"
                        + " 'premium', 'bought', '2099-01-01Z', '2099-03-31T23:59:59Z', 'test' from bot"
                        + " where name = 'shop'");

        assertThat(list("?state=waiting&from=2099-03-31&to=2099-03-31")).hasSize(1);
        assertThat(list("?state=waiting&from=2099-04-01")).isEmpty();
        assertThat(list("?state=waiting&to=2099-03-31T23:59:59Z")).isEmpty();
    }

    @Test
    void pagesLeaveNothingOutAndRepeatNothing() {
        for (int user = 1; user <= 7; user++) {
            has(user, "premium", "bought", "-1 day", user < 5 ? "3 days" : null);
        }
        List<String> seen = new ArrayList<>();
        JsonObject page = platform.readAdmin("/bots/shop/subscriptions?limit=2");
        while (page.containsKey("after")) {
            seen.addAll(rows(page));
            page = platform.readAdmin("/bots/shop/subscriptions?limit=2&after=" + page.getString("after"));
        }
        seen.addAll(rows(page));

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(seen.subList(4, 7)).containsExactly("5 active", "6 active", "7 active");
    }

    @Test
    void whatRenewsByItselfIsMarked() {
        has(1, "premium", "bought", "-10 days", "5 days");
        platform.journal()
                .execute("insert into payment_renewal(order_id, bot, person, provider, product, plan, currency, wanted,"
                        + " state, next_at) select 'o', number, 1, 'till', 'month', 'premium', 'RUB', true, 'on', now()"
                        + " from bot where name = 'shop'");

        assertThat(platform.readAdmin("/bots/shop/subscriptions")
                        .getJsonArray("subscriptions")
                        .getJsonObject(0)
                        .getBoolean("renews"))
                .isTrue();
    }

    @Test
    void commandListsAndExports(@TempDir Path folder) throws IOException {
        has(42, "premium", "bought", "-10 days", "5 days");
        has(43, "gold", "operator", "-10 days");

        assertThat(subscriptions("list", "--within", "7d")).as("%s", err).isZero();
        assertThat(out.toString()).contains("42", "premium", "bought", "active").doesNotContain("gold");
        assertThat(subscriptions("list", "--within", "soon")).isOne();
        assertThat(err.toString()).contains("within is 'soon'; use a time such as 7d");

        Path file = folder.resolve("subscriptions.csv");
        assertThat(subscriptions("export", "--csv", file.toString())).isZero();
        assertThat(Files.readAllLines(file))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains(",42,premium,bought,active,"))
                .first()
                .asString()
                .startsWith("subscription,user,plan,kind,state,");
    }

    @Test
    void consoleShowsThemAndExportsWhatIsShown() {
        has(42, "premium", "bought", "-10 days", "5 days");
        has(43, "gold", "operator", "-10 days");
        ConsoleClient console = platform.consoleOf("eve");

        assertThat(console.get("/money/subscriptions?bot=shop").body())
                .contains("/console/users/shop/42", "/console/users/shop/43", "no end", "given by an operator");
        assertThat(console.get("/money/subscriptions?bot=shop&within=7d&from=2099-01-01")
                        .body())
                .contains("/console/users/shop/42", "/money/subscriptions/export/shop?within=7d")
                .doesNotContain("/console/users/shop/43");
        assertThat(console.get("/money/subscriptions/export/shop?plan=gold").body())
                .contains(",43,gold,operator,active,")
                .doesNotContain(",42,");
    }
}

package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code jackfield admin …} beside a running host. */
class AdminIT {
    private static final Duration SOON = Duration.ofSeconds(15);

    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.serving("shop", """
                    plugins: [stand]
                    timezone: Europe/Moscow
                    models:
                      - {id: fast, provider: openai, model: x}
                    plans:
                      - id: free
                        limits: [{requests: 10, per: ever}]
                      - {id: vip, label: VIP, premium: true, grace: P3D}
                      - {id: gold, premium: true, limits: [{usd: 5, per: month, models: [fast]}]}
                    """).with(PluginJar.command("stand", "stand", """
                            Reply.text(context.billing().standing("shop", request.sender().id()).plan().id())"""));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int user(String... arguments) {
        return admin("user", arguments);
    }

    private int admin(String command, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] all = new String[arguments.length + 4];
        all[0] = "admin";
        all[1] = command;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        all[all.length - 2] = "--home";
        all[all.length - 1] = platform.home().folder().toString();
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }

    private void works(String... arguments) {
        assertThat(user(arguments)).as("%s%s", out, err).isZero();
    }

    private void isRefused(String message, String... arguments) {
        assertThat(user(arguments)).isOne();
        assertThat(err.toString()).contains(message);
    }

    private static String standing(SandboxChat chat) {
        chat.send("/stand");
        return chat.nextReply().text();
    }

    @Test
    void grantCountsAtOnceAndTheUserIsTold() {
        SandboxChat ada = platform.newcomer("ru");
        assertThat(standing(ada)).isEqualTo("free");
        String id = Long.toString(ada.id());

        works(
                "grant",
                id,
                "--bot",
                "shop",
                "--plan",
                "vip",
                "--until",
                "2099-12-31",
                "--reason",
                "prize",
                "--by",
                "eve");

        assertThat(out.toString())
                .contains("plan       vip, premium, from operator since ")
                .contains(" until 2100-01-01 00:00")
                .contains("The bot tells them.");
        assertThat(ada.nextReply().text())
                .isEqualToNormalizingWhitespace(
                        "Хорошая новость: теперь у вас тариф «VIP» – по 31 декабря 2099 г. включительно."
                                + " Приятного общения!");
        assertThat(standing(ada)).isEqualTo("vip");
        assertThat(platform.journal()
                        .column("select actor || ' ' || reason from billing_action where action = 'grant'"
                                + " and person = " + id))
                .containsExactly("eve prize");

        works("revoke", id, "--bot", "shop");
        assertThat(out.toString()).contains("plan       free, as everybody").contains("Plan vip was taken back.");
        assertThat(standing(ada)).isEqualTo("free");
        isRefused("has no plan of bot shop that could be taken back", "revoke", id, "--bot", "shop");
    }

    @Test
    void laterGrantTakesThePlaceOfTheOneBeforeAndQuietOnesAreNotTold() {
        SandboxChat ada = platform.newcomer();
        assertThat(standing(ada)).isEqualTo("free");
        String id = Long.toString(ada.id());
        works("grant", id, "--bot", "shop", "--plan", "vip", "--forever", "--quiet");
        assertThat(out.toString()).contains("without end").contains("They are not told.");

        works("grant", id, "--bot", "shop", "--plan", "gold", "--for", "30d", "--quiet");

        assertThat(out.toString())
                .contains("It takes the place of plan vip, which had no end.")
                .contains("used       0 of 5 US dollars a month for fast; renews ");
        assertThat(standing(ada)).isEqualTo("gold");
        assertThat(ada.transcript().botMessageCount()).isEqualTo(2);
        works("reset", id, "--bot", "shop");
        assertThat(out.toString()).contains("Counting begins anew.");
    }

    @Test
    void whatIsPaidComesAfterTheGrantAndAgainWhenThatIsRevoked() {
        SandboxChat ada = platform.newcomer();
        assertThat(standing(ada)).isEqualTo("free");
        String id = Long.toString(ada.id());
        platform.journal()
                .execute("insert into subscription(bot, person, plan, kind, begun_at, until, source) values"
                        + " ((select number from bot where name = 'shop'), " + id
                        + ", 'vip', 'bought', now() - interval '1 day', '2099-12-31Z', 'payment')");

        works("grant", id, "--bot", "shop", "--plan", "gold", "--for", "30d", "--quiet");

        assertThat(out.toString())
                .contains("plan       gold, premium, from operator since ")
                .contains("then       vip from ")
                .contains("What is paid of plan vip comes after it.");
        works("revoke", id, "--bot", "shop");
        assertThat(out.toString())
                .contains("plan       vip, premium, from payment since ")
                .contains(" until 2099-12-31 03:00, then in grace until 2100-01-03 03:00")
                .contains("Plan gold was taken back.");
    }

    @Test
    void usersAreFoundAndShown() {
        SandboxChat ada = platform.newcomer();
        standing(ada);
        String id = Long.toString(ada.id());

        works("find", "aDa", "--bot", "shop");
        assertThat(out.toString()).contains(id).contains("Ada");
        works("find", "no such person", "--bot", "shop");
        assertThat(out.toString()).contains("a name that begins with 'no such person'");

        works("show", id, "--bot", "shop");
        assertThat(out.toString())
                .contains("Ada", "id " + id + ", bot shop")
                .contains("used       0 of 10 requests in all")
                .contains("language   en")
                .contains("time zone  Europe/Moscow");
    }

    @Test
    void planCanBeGrantedAheadToSomebodyWhoHasNeverWritten() {
        SandboxChat ben = platform.newcomer();
        String id = Long.toString(ben.id());
        isRefused(
                "user " + id + " has never written to bot shop and has no plan there; a plan can be granted ahead",
                "show",
                id,
                "--bot",
                "shop");

        works("grant", id, "--bot", "shop", "--plan", "vip", "--for", "30d");

        assertThat(out.toString()).contains("They have never written to this bot; the plan is there when they do.");
        works("show", id, "--bot", "shop");
        assertThat(out.toString()).contains("Somebody who has never written", "vip");
        assertThat(standing(ben)).isEqualTo("vip");
    }

    @Test
    void whatDoesNotExistIsAnsweredWithWhatDoes() {
        isRefused("this host serves no bot 'hop'; it serves: shop", "show", "42", "--bot", "hop");
        isRefused(
                "bot shop has no plan 'vpi' to grant; it has: vip, gold",
                "grant",
                "42",
                "--bot",
                "shop",
                "--plan",
                "vpi",
                "--forever");
        isRefused(
                "plan 'free' of bot shop is everybody's",
                "grant",
                "42",
                "--bot",
                "shop",
                "--plan",
                "free",
                "--forever");
        isRefused(
                "for is 'soon'; use a time such as 30d",
                "grant",
                "42",
                "--bot",
                "shop",
                "--plan",
                "vip",
                "--for",
                "soon");
        isRefused("nobody called @nobody has ever written to bot shop", "show", "@nobody", "--bot", "shop");
        isRefused("user is 'ada'; use a Telegram id, or @ and a username", "show", "ada", "--bot", "shop");
    }

    @Test
    void searchShowsEachKindThatItFinds() {
        SandboxChat ada = platform.newcomer();
        standing(ada);
        String id = Long.toString(ada.id());

        assertThat(admin("search", id)).as("%s", err).isZero();
        assertThat(out.toString()).containsPattern("(?s)users\n  " + id + " +Ada.*, bot shop");
        assertThat(admin("search", "sta")).isZero();
        assertThat(out.toString()).containsPattern("plugins\n  stand +live");
        assertThat(admin("search", "sho")).isZero();
        assertThat(out.toString()).containsPattern("bots\n  shop");
        assertThat(admin("search", "timezo")).isZero();
        assertThat(out.toString()).containsPattern("settings\\n  /timezone +Europe/Moscow, bot shop");

        assertThat(admin("search", "nothing", "of", "that", "name")).isZero();
        assertThat(out.toString()).contains("Nothing is called so.");
        assertThat(admin("search", "x".repeat(101))).isOne();
        assertThat(err.toString()).contains("q is longer than 100");
    }

    @Test
    void subscribersAreCounted() {
        works("grant", "777", "--bot", "shop", "--plan", "gold", "--forever");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(platform.metric("subscriptions_active{bot=\"shop\",plan=\"gold\"}"))
                        .isPositive());
    }

    private HttpResponse<String> ask(String method, String path, String token) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + platform.host().opsPort() + path))
                    .method(method, BodyPublishers.ofString("{\"plan\": 5"));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    @Test
    void nobodyGetsInWithoutTheToken() throws Exception {
        Path file = platform.home().folder().resolve("data/admin-token");
        String token = Files.readString(file).strip();
        String path = "/admin/api/v1/bots/shop/users/42";

        for (String wrong : new String[] {"", "guess", token + "x", token.substring(1)}) {
            HttpResponse<String> refused = ask("GET", path, wrong);
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refused.body()).contains("\"title\" : \"Unauthorized\"").doesNotContain(token);
        }
        assertThat(ask("GET", "/admin/api/v1/anything", token).statusCode()).isEqualTo(404);
        HttpResponse<String> rubbish = ask("POST", path + "/grant", token);
        assertThat(rubbish.statusCode()).isEqualTo(400);
        assertThat(rubbish.body()).contains("the body is no JSON object");
    }

    @Test
    void wrongTokenAndAbsentHostAreExplained() throws IOException {
        Path file = platform.home().folder().resolve("data/admin-token");
        String token = Files.readString(file);
        try {
            Files.writeString(file, "another-token-of-another-host");
            isRefused("does not take the admin token of this home", "show", "42", "--bot", "shop");
            Files.delete(file);
            isRefused("there is no admin token", "show", "42", "--bot", "shop");
        } finally {
            Files.writeString(file, token);
        }
    }
}

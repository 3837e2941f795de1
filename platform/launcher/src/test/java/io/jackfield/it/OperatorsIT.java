package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.staff.OperatorRole;
import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.StaffRoom;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.threeten.extra.MutableClock;

/** Those who run a host: accounts, roles, log-ins, second factors, and what is written down of them. */
class OperatorsIT {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    private static final MutableClock CLOCK = MutableClock.of(Instant.now(), ZoneOffset.UTC);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("desk", "plugins: [hello]\n")
            .with(PluginJar.command("hello", "hello", "Reply.text(\"Hello\")"))
            .pages(new StaffRoom())
            .by(CLOCK);

    private String address;

    @BeforeEach
    void comeFromElsewhere() {
        address = "203.0.113." + ADDRESSES.incrementAndGet();
    }

    private static JsonObject ask(String method, String path, String token, JsonObject body) {
        return new JsonObject(platform.callAdmin(method, path, token, body).body());
    }

    private static JsonObject get(String path) {
        return ask("GET", path, platform.adminToken(), new JsonObject());
    }

    private static JsonObject post(String path, String token, JsonObject body) {
        HttpResponse<String> answer = platform.callAdmin("POST", path, token, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private static void isRefused(int status, String words, String method, String path, String token, JsonObject body) {
        HttpResponse<String> answer = platform.callAdmin(method, path, token, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
    }

    private static JsonObject by() {
        return new JsonObject().put("by", "root");
    }

    /** A new operator's name and token. */
    private record Made(String name, String token) {}

    private static Made make(String role, String... rights) {
        String name = role + NAMES.incrementAndGet();
        JsonObject made = post(
                "/operators",
                platform.adminToken(),
                by().put("name", name).put("role", role).put("rights", new JsonArray(List.of(rights))));
        assertThat(made.getString("token")).hasSize(43);
        return new Made(name, made.getString("token"));
    }

    private JsonObject begin(Made who) {
        return StaffRoom.begin(platform, address, who.token(), "");
    }

    private String loggedIn(Made who) {
        JsonObject step = begin(who);
        assertThat(step.getString("step")).isEqualTo("LoggedIn");
        return step.getString("secret");
    }

    private JsonObject confirm(String pending, String code) {
        return StaffRoom.confirm(platform, address, pending, code);
    }

    private static String code(String secret) {
        byte[] key = new byte[secret.length() * 5 / 8];
        long held = 0;
        int bits = 0;
        int filled = 0;
        for (char letter : secret.toCharArray()) {
            held = held << 5 | ALPHABET.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                key[filled++] = (byte) (held >> bits);
            }
        }
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(new SecretKeySpec(key, "HmacSHA1"), CLOCK.instant());
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }

    /** Gives the secret of their authenticator, and the codes for when it is lost. */
    private static Map.Entry<String, JsonArray> enrol(Made who) {
        String secret = post("/me/totp", who.token(), new JsonObject()).getString("secret");
        JsonObject done = post("/me/totp/confirm", who.token(), new JsonObject().put("code", code(secret)));
        CLOCK.add(Duration.ofSeconds(31));
        return Map.entry(secret, done.getJsonArray("recoveryCodes"));
    }

    @Test
    void everyCallIsForThoseWhoseRoleHasItsRightAndForNobodyElse() {
        JsonObject paths = get("/openapi.json").getJsonObject("paths");
        for (OperatorRole role : OperatorRole.values()) {
            Made who = make(role.word());
            paths.forEach(path -> ((JsonObject) path.getValue())
                    .forEach(call -> everyCall(role, who, path.getKey(), call.getKey(), (JsonObject) call.getValue())));
        }
    }

    /** A parameter that no call has keeps the call from doing anything, and is looked at after the right. */
    private static void everyCall(OperatorRole role, Made who, String path, String method, JsonObject call) {
        String target = path.replaceAll("\\{[a-z]+\\}", "1") + "?no-call-has-this=1";
        HttpResponse<String> answer =
                platform.callAdmin(method.toUpperCase(Locale.ROOT), target, who.token(), new JsonObject());
        String says = call.getString("description");
        boolean allowed = says.startsWith("Everybody")
                || role.rights().stream()
                        .map(OperatorRight::word)
                        .anyMatch(word -> says.contains("right " + word + "."));

        assertThat(answer.statusCode())
                .as("%s %s: %s", role, call.getString("operationId"), answer.body())
                .isEqualTo(allowed ? 400 : 403);
        // Rows of a list take any parameter, since lists name their filters; then the bot is missed.
        String refused = call.getJsonArray("parameters").stream()
                        .anyMatch(parameter ->
                                ((JsonObject) parameter).getString("name").equals("*"))
                ? "bot is missing"
                : "no-call-has-this";
        assertThat(answer.body()).contains(allowed ? refused : "needs the right");
    }

    @Test
    void everyRightIsThatOfSomeCallOrGivenForOneToCome() {
        assertThat(platform.callAdmin("GET", "/me", "", new JsonObject()).statusCode())
                .isEqualTo(401);
        assertThat(get("/me").getBoolean("host")).isTrue();
        assertThat(get("/me").getJsonArray("rights")).hasSize(OperatorRight.values().length);
    }

    @Test
    void tokensAreKeptAsHashesOnlyAndChangesWithBeforeAndAfter() {
        Made eve = make("admin");
        Made bob = make("viewer");

        post(
                "/operators/" + bob.name() + "/change",
                eve.token(),
                new JsonObject()
                        .put("role", "support")
                        .put("rights", "read-content")
                        .put("reason", "promoted"));

        assertThat(platform.journal()
                        .column("select count(*) from operator o where o::text like '%" + eve.token() + "%'"))
                .containsExactly("0");
        JsonObject entry = get("/audit?action=operators.change&subject=" + bob.name())
                .getJsonArray("entries")
                .getJsonObject(0);
        assertThat(entry.getString("by")).isEqualTo(eve.name());
        assertThat(entry.getString("with")).isEqualTo("operator");
        assertThat(entry.getString("reason")).isEqualTo("promoted");
        assertThat(entry.getJsonObject("before").getString("role")).isEqualTo("viewer");
        assertThat(entry.getJsonObject("after").getString("role")).isEqualTo("support");
        assertThat(entry.getJsonObject("after").getJsonArray("extra")).containsExactly("read-content");
        assertThat(entry.getString("address")).isEqualTo("127.0.0.1");
        JsonObject first = get("/audit?action=operators.add&subject=" + bob.name())
                .getJsonArray("entries")
                .getJsonObject(0);
        assertThat(first.getString("by")).isEqualTo("root");
        assertThat(first.getString("with")).isEqualTo("host");
    }

    @Test
    void nobodyGivesWhatTheyDoNotHoldNorTouchesWhoHoldsMore() {
        Made eve = make("support", "operators");
        Made admin = make("admin");
        Made bob = make("viewer");

        isRefused(
                403,
                "read-content",
                "POST",
                "/operators",
                eve.token(),
                new JsonObject().put("name", "mallory").put("role", "viewer").put("rights", "read-content"));
        isRefused(
                403,
                "would get",
                "POST",
                "/operators/" + bob.name() + "/change",
                eve.token(),
                new JsonObject().put("role", "admin"));
        isRefused(
                403,
                "would get",
                "POST",
                "/operators/" + eve.name() + "/change",
                eve.token(),
                new JsonObject().put("role", "admin"));
        for (String change : List.of("renew-token", "disable", "reset-second-factor", "change")) {
            isRefused(
                    403,
                    "which you do not hold",
                    "POST",
                    "/operators/" + admin.name() + "/" + change,
                    eve.token(),
                    new JsonObject());
        }
        post("/operators/" + bob.name() + "/change", eve.token(), new JsonObject().put("role", "support"));
        isRefused(
                403,
                "another operator",
                "POST",
                "/operators/" + eve.name() + "/reset-second-factor",
                eve.token(),
                new JsonObject());
    }

    @Test
    void authenticatorIsAskedAndEachCodeCountsOnce() {
        Made eve = make("admin");
        String secret = enrol(eve).getKey();

        JsonObject first = begin(eve);
        assertThat(first.getString("step")).isEqualTo("CodeWanted");
        assertThat(confirm(first.getString("pending"), "000000").getString("step"))
                .isEqualTo("WrongCode");
        String code = code(secret);
        JsonObject in = confirm(first.getString("pending"), code);
        assertThat(in.getString("step")).isEqualTo("LoggedIn");
        assertThat(in.getString("name")).isEqualTo(eve.name());

        assertThat(confirm(begin(eve).getString("pending"), code).getString("step"))
                .as("the same code once more")
                .isEqualTo("WrongCode");
        CLOCK.add(Duration.ofSeconds(31));
        assertThat(confirm(begin(eve).getString("pending"), code(secret)).getString("step"))
                .isEqualTo("LoggedIn");
        isRefused(403, "second factor already", "POST", "/me/totp", eve.token(), new JsonObject());
    }

    @Test
    void recoveryCodesLetInOnceEachAndTheHostsTokenRepairsLostAccess() {
        Made eve = make("viewer");
        JsonArray codes = enrol(eve).getValue();
        assertThat(codes).hasSize(8);

        assertThat(confirm(begin(eve).getString("pending"), codes.getString(0)).getString("step"))
                .isEqualTo("LoggedIn");
        assertThat(confirm(begin(eve).getString("pending"), codes.getString(0)).getString("step"))
                .isEqualTo("WrongCode");
        assertThat(ask("GET", "/me", eve.token(), new JsonObject()).getInteger("recoveryCodes"))
                .isEqualTo(7);

        post("/operators/" + eve.name() + "/reset-second-factor", platform.adminToken(), by());
        assertThat(begin(eve).getString("step")).isEqualTo("LoggedIn");
    }

    @Test
    void authenticatorThatCannotBeReadLeavesRecoveryCodesAndAReset() {
        Made eve = make("viewer");
        Map.Entry<String, JsonArray> factor = enrol(eve);
        platform.journal()
                .execute("update operator set totp = set_byte(totp, 20, 255 - get_byte(totp, 20)) where name = '"
                        + eve.name() + "'");

        JsonObject lost = confirm(begin(eve).getString("pending"), code(factor.getKey()));
        assertThat(lost.getString("step")).isEqualTo("Unreadable");
        assertThat(confirm(lost.getString("pending"), factor.getValue().getString(0))
                        .getString("step"))
                .isEqualTo("LoggedIn");
        isRefused(
                403,
                "jackfield admin operators reset " + eve.name(),
                "POST",
                "/me/totp",
                eve.token(),
                new JsonObject().put("code", "123456"));
    }

    @Test
    void wrongCodesMakeTheirAddressWaitAndEndTheTry() {
        Made eve = make("viewer");
        String secret = enrol(eve).getKey();
        String pending = begin(eve).getString("pending");
        IntStream.range(0, 5)
                .forEach(i -> assertThat(confirm(pending, "00000" + i).getString("step"))
                        .isEqualTo(i < 4 ? "WrongCode" : "Refused"));

        assertThat(confirm(pending, code(secret)).getString("step")).isEqualTo("Wait");
        assertThat(begin(eve).getString("step")).isEqualTo("Wait");
        comeFromElsewhere();
        assertThat(confirm(pending, code(secret)).getString("step"))
                .as("that try is over")
                .isEqualTo("Refused");
        assertThat(confirm(begin(eve).getString("pending"), code(secret)).getString("step"))
                .isEqualTo("LoggedIn");
    }

    @Test
    void wrongTokensMakeTheirAddressWaitAndNoOther() {
        Made eve = make("viewer");
        IntStream.range(0, 5)
                .forEach(i -> assertThat(StaffRoom.begin(platform, address, "wrong" + i, "")
                                .getString("step"))
                        .isEqualTo("Refused"));

        assertThat(begin(eve).getString("step")).isEqualTo("Wait");
        comeFromElsewhere();
        assertThat(begin(eve).getString("step")).isEqualTo("LoggedIn");
    }

    @Test
    void botAsksInTelegramAndAPressLetsIn() {
        Made eve = make("viewer");
        SandboxChat account = platform.newcomer("ru");
        account.send("/hello");
        assertThat(account.nextReply().text()).isEqualTo("Hello");
        post("/me/telegram", eve.token(), new JsonObject().put("bot", "desk").put("account", account.id()));
        assertThat(account.nextReply().text()).contains(eve.name()).contains("Это вы?");
        account.press("Да, это я");
        await().until(() -> ask("GET", "/me", eve.token(), new JsonObject())
                .getJsonArray("secondFactor")
                .contains("telegram"));

        JsonObject asked = begin(eve);
        assertThat(asked.getString("step")).isEqualTo("ConfirmationWanted");
        assertThat(confirm(asked.getString("pending"), "").getString("step")).isEqualTo("ConfirmationWanted");
        assertThat(account.nextReply().text()).contains(address).contains("Firefox");
        account.press("Да, впустите меня");
        await().until(() ->
                !confirm(asked.getString("pending"), "").getString("step").equals("ConfirmationWanted"));
        assertThat(platform.journal().column("select count(*) from operator_session where name = '" + eve.name() + "'"))
                .containsExactly("1");

        JsonObject again = begin(eve);
        assertThat(account.nextReply().text()).contains(eve.name());
        account.press("Нет, это не я");
        await().until(() ->
                confirm(again.getString("pending"), "").getString("step").equals("Refused"));
    }

    @Test
    void sessionOutlivesTheHostAndEndsAtOnceWhenItIsRevoked() {
        Made eve = make("support");
        String secret = loggedIn(eve);
        assertThat(StaffRoom.find(platform, secret).getString("name")).isEqualTo(eve.name());

        platform.restart();

        assertThat(StaffRoom.find(platform, secret).getString("name")).isEqualTo(eve.name());
        JsonObject session = get("/sessions").getJsonArray("sessions").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("name").equals(eve.name()))
                .findFirst()
                .orElseThrow();
        assertThat(session.getString("address")).isEqualTo(address);
        assertThat(session.getString("browser")).isEqualTo("Firefox");
        post("/sessions/" + session.getLong("session") + "/revoke", platform.adminToken(), by());
        assertThat(StaffRoom.find(platform, secret).getString("step")).isEqualTo("nobody");
    }

    @Test
    void sessionEndsWithTheAccountTheTokenAndTwelveHoursWithoutASign() {
        Made eve = make("support");
        String first = loggedIn(eve);
        post("/operators/" + eve.name() + "/disable", platform.adminToken(), by());
        assertThat(StaffRoom.find(platform, first).getString("step")).isEqualTo("nobody");
        assertThat(begin(eve).getString("step")).isEqualTo("Refused");
        isRefused(401, "token", "GET", "/me", eve.token(), new JsonObject());
        post("/operators/" + eve.name() + "/enable", platform.adminToken(), by());

        String second = loggedIn(eve);
        assertThat(StaffRoom.find(platform, second).getJsonArray("rights")).contains("letters");
        post("/operators/" + eve.name() + "/change", platform.adminToken(), by().put("role", "viewer"));
        assertThat(StaffRoom.find(platform, second).getJsonArray("rights")).containsExactly("view");
        Made renewed = new Made(
                eve.name(),
                post("/me/renew-token", eve.token(), new JsonObject()).getString("token"));
        assertThat(StaffRoom.find(platform, second).getString("step")).isEqualTo("nobody");
        isRefused(401, "token", "GET", "/me", eve.token(), new JsonObject());

        String third = loggedIn(renewed);
        CLOCK.add(Duration.ofHours(11));
        assertThat(StaffRoom.find(platform, third).getString("name")).isEqualTo(eve.name());
        CLOCK.add(Duration.ofHours(11));
        assertThat(StaffRoom.find(platform, third).getString("name")).isEqualTo(eve.name());
        CLOCK.add(Duration.ofHours(12).plusSeconds(1));
        assertThat(StaffRoom.find(platform, third).getString("step")).isEqualTo("nobody");
    }

    @Test
    void auditIsFilteredPagedAndExportedWithoutFormulas() {
        Made eve = make("viewer");
        IntStream.range(0, 60)
                .forEach(i -> post(
                        "/operators/" + eve.name() + "/change",
                        platform.adminToken(),
                        new JsonObject()
                                .put("by", "pager")
                                .put("role", "viewer")
                                .put("reason", "=cmd|' /C calc'!A" + i)));
        String filter = "who=pager&action=operators&subject=" + eve.name();
        await().until(() -> platform.journal()
                .column("select count(*) from operator_action where actor = 'host pager'")
                .equals(List.of("60")));

        JsonObject first = get("/audit?" + filter);
        assertThat(first.getJsonArray("entries")).hasSize(50);
        JsonObject second = get("/audit?" + filter + "&before=" + first.getString("before"));
        assertThat(second.getJsonArray("entries")).hasSize(10);
        assertThat(second.getBoolean("more")).isFalse();
        assertThat(get("/audit?" + filter + "&from=2000-01-01&to=2000-01-02").getJsonArray("entries"))
                .isEmpty();
        assertThat(get("/audit?" + filter + "&bot=desk").getJsonArray("entries"))
                .isEmpty();
        String file = platform.callAdmin("GET", "/audit/export?" + filter, platform.adminToken(), new JsonObject())
                .body();
        assertThat(file.lines().toList()).hasSize(61).last().asString().contains(",'=cmd|' /C calc'!A0,");
        isRefused(400, "before is 'x'", "GET", "/audit?before=x", platform.adminToken(), new JsonObject());
    }

    @Test
    void nothingThatLetsSomebodyInIsInTheLogOrTheAudit() {
        try (LogLines log = LogLines.capture()) {
            Made eve = make("viewer");
            Map.Entry<String, JsonArray> factor = enrol(eve);
            String recovery = factor.getValue().getString(3);
            JsonObject in = confirm(begin(eve).getString("pending"), recovery);
            String renewed =
                    post("/me/renew-token", eve.token(), new JsonObject()).getString("token");
            begin(new Made(eve.name(), "wrong-token-of-eve"));

            String kept = String.join("\n", platform.journal().column("select a::text from operator_action a"))
                    + String.join("\n", log.everything())
                    + String.join("\n", platform.journal().column("select o::text from operator o"))
                    + String.join("\n", platform.journal().column("select s::text from operator_session s"));
            assertThat(kept)
                    .contains(eve.name())
                    .doesNotContain(
                            eve.token(),
                            factor.getKey(),
                            recovery,
                            in.getString("secret"),
                            renewed,
                            "wrong-token-of-eve",
                            platform.adminToken());
        }
    }

    @Test
    void sessionOfTheHostsTokenEndsWithThatTokenAndAfterAWeek() {
        String secret = StaffRoom.begin(platform, address, platform.adminToken(), "grace")
                .getString("secret");
        for (int halfDay = 0; halfDay < 13; halfDay++) {
            CLOCK.add(Duration.ofHours(11));
            assertThat(StaffRoom.find(platform, secret).getString("name")).isEqualTo("grace");
        }
        CLOCK.add(Duration.ofHours(11));
        CLOCK.add(Duration.ofHours(11));
        assertThat(StaffRoom.find(platform, secret).getString("step")).isEqualTo("nobody");

        String younger = StaffRoom.begin(platform, address, platform.adminToken(), "grace")
                .getString("secret");
        platform.restart();
        assertThat(StaffRoom.find(platform, younger).getString("name")).isEqualTo("grace");
        platform.change("ops.adminToken", "another-token-of-this-host");
        platform.restart();
        assertThat(StaffRoom.find(platform, younger).getString("step")).isEqualTo("nobody");
    }

    @Test
    void replayOfEverythingIsNamedInTheAudit() {
        post("/letters/replay", platform.adminToken(), new JsonObject().put("by", "heidi"));

        await().until(() -> !get("/audit?who=heidi").getJsonArray("entries").isEmpty());
        assertThat(get("/audit?who=heidi")
                        .getJsonArray("entries")
                        .getJsonObject(0)
                        .getString("subject"))
                .isEqualTo("all open letters");
    }

    @Test
    void hostsOwnTokenIsWhoeverTheySayAndStandsAsSuchInTheAudit() {
        JsonObject in = StaffRoom.begin(platform, address, platform.adminToken(), "grace");
        assertThat(in.getString("step")).isEqualTo("LoggedIn");
        assertThat(in.getString("name")).isEqualTo("grace");
        JsonObject entry = Optional.of(get("/audit?who=grace&action=session"))
                .map(found -> found.getJsonArray("entries").getJsonObject(0))
                .orElseThrow();
        assertThat(entry.getString("with")).isEqualTo("host");
        StaffRoom.end(platform, in.getString("secret"));
        assertThat(StaffRoom.find(platform, in.getString("secret")).getString("step"))
                .isEqualTo("nobody");
    }
}

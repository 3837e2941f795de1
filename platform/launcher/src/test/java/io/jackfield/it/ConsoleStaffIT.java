package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.jackfield.it.fixture.ConsoleClient;
import io.jackfield.it.fixture.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Operators, audit and the own account in the console of a real host. */
class ConsoleStaffIT {
    private static final Pattern CODE = Pattern.compile("<code>([A-Za-z0-9_\\n-]{32,})</code>");
    private static final Pattern PENDING = Pattern.compile("name=\"pending\" value=\"([^\"]+)\"");
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.serving("helper", "plans: [{id: free}]\n").set("ops.secondFactor", "required");

    private static String shown(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        Matcher code = CODE.matcher(page.body());
        assertThat(code.find()).as(page.body()).isTrue();
        return code.group(1);
    }

    private static String add(ConsoleClient console, String name, String role) {
        return shown(console.post("/operators/add", Map.of("name", name, "role", role, "right", "read-content")));
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
                    .generateOneTimePasswordString(new SecretKeySpec(key, "HmacSHA1"), Instant.now());
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void newOperatorSetsASecondFactorUpAndThenSeesWhatTheyMay() {
        ConsoleClient root = platform.consoleOf("root");
        root.get("/operators/add");
        String token = add(root, "eve", "support");
        assertThat(root.get("/operators").body())
                .contains("eve", "read-content")
                .doesNotContain(token);

        ConsoleClient eve = platform.console().login(token, "");
        assertThat(eve.get("/users").headers().firstValue("Location")).hasValue("/console/account");
        assertThat(eve.get("/account").body()).contains("wants a second factor");
        String secret = shown(eve.post("/account/totp", Map.of()));
        HttpResponse<String> picture = eve.get("/account/picture");
        assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(picture.body()).startsWith("<svg ");
        assertThat(eve.post("/account/totp/confirm", Map.of("code", "000000")).body())
                .contains("the code is not the one");
        String[] recovery = shown(eve.post("/account/totp/confirm", Map.of("code", code(secret))))
                .split("\n");
        assertThat(recovery).hasSize(8);
        assertThat(eve.get("/users").statusCode()).isEqualTo(200);
        assertThat(eve.get("/operators").statusCode()).isEqualTo(403);
        assertThat(eve.get("/operators").body()).contains("“Other operators and what they did” (operators)");

        ConsoleClient again = platform.console();
        HttpResponse<String> second = again.postBare("/login", Map.of("token", token, "name", ""));
        Matcher pending = PENDING.matcher(second.body());
        assertThat(pending.find()).as(second.body()).isTrue();
        HttpResponse<String> in =
                again.postBare("/login/confirm", Map.of("pending", pending.group(1), "code", recovery[2], "next", "/"));
        assertThat(in.statusCode()).as(in.body()).isEqualTo(303);
        assertThat(again.get("/account").body()).contains("Codes that are left: 7");
    }

    @Test
    void operatorIsChangedLoggedOutResetAndRemovedAndTheAuditShowsIt() {
        ConsoleClient root = platform.consoleOf("grace");
        root.get("/operators/add");
        add(root, "bob", "viewer");
        root.get("/operators/of/bob");
        root.post("/operators/of/bob/change", Map.of("role", "money", "reason", "new <b>desk</b>"));
        root.post("/operators/of/bob/disable", Map.of());
        assertThat(root.get("/operators").body()).contains("Disabled");
        root.post("/operators/of/bob/enable", Map.of());
        root.post("/operators/of/bob/reset-second-factor", Map.of());
        shown(root.post("/operators/of/bob/renew-token", Map.of()));
        assertThat(root.get("/operators/of/bob/remove").body()).contains("Remove bob?");
        assertThat(root.post("/operators/of/bob/remove", Map.of()).headers().firstValue("Location"))
                .hasValue("/console/operators");
        assertThat(root.get("/operators/of/bob").statusCode()).isEqualTo(404);

        String audit = root.get("/audit?who=grace&action=operators&subject=bob").body();
        assertThat(audit)
                .contains("operators.remove", "operators.change", "host’s token")
                .contains("role: viewer → money")
                .contains("new &lt;b&gt;desk&lt;/b&gt;")
                .doesNotContain("<b>desk</b>");
        HttpResponse<String> file = root.get("/audit/export?subject=bob");
        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(file.body()).contains(",operators.remove,bob,done,");
        assertThat(root.get("/audit?from=yesterday").statusCode()).isEqualTo(400);
    }

    @Test
    void sessionThatIsEndedFromTheListCountsNoMore() {
        ConsoleClient root = platform.consoleOf("root");
        ConsoleClient other = platform.consoleOf("somebody-else");
        String list = root.get("/operators/sessions").body();
        Matcher end = Pattern.compile("(?s)somebody-else.*?/console(/operators/sessions/\\d+/revoke)")
                .matcher(list);
        assertThat(end.find()).isTrue();
        assertThat(root.get(end.group(1)).body()).contains("End this session?");

        root.post(end.group(1), Map.of());

        assertThat(other.get("/").statusCode()).isEqualTo(303);
        assertThat(root.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsRefusedIsSaidAtTheForm() {
        ConsoleClient root = platform.consoleOf("root");
        root.get("/operators/add");

        HttpResponse<String> refused = root.post("/operators/add", Map.of("name", "Not A Name", "role", "viewer"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("use 2 to 32 of").contains("Not A Name");
        assertThat(platform.callAdmin("GET", "/operators/Not%20A%20Name", platform.adminToken(), new JsonObject())
                        .statusCode())
                .isEqualTo(404);
    }
}

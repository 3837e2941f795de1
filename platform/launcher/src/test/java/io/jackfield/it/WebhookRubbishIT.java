package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

/** What anybody can post to a webhook: the right status, one line in the log, not a word about our insides. */
class WebhookRubbishIT {
    private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";
    private static final int LARGEST_BODY = 64 * 1024;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [good]\n")
            .with(PluginJar.command("good", "good", "Reply.text(\"Good \" + request.argument())"))
            .set("intake.maxBodySize", "64KB");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Logger intake = (Logger) LoggerFactory.getLogger("io.jackfield.host.intake.Intake");
    private LogLines log;

    @BeforeEach
    void listen() {
        // what is common, such as a repeated delivery, is told at this level
        intake.setLevel(Level.DEBUG);
        log = LogLines.capture();
    }

    @AfterEach
    void aGoodUpdateStillWorks() {
        intake.setLevel(null);
        log.close();
        http.close();
        SandboxChat ada = platform.newcomer();
        ada.send("/good still");
        assertThat(ada.nextReply().text()).isEqualTo("Good still");
    }

    @Test
    void getIsNotAllowed() throws Exception {
        assertRefused(405, request("shop").GET());
    }

    @Test
    void wrongSecretIsUnauthorized() throws Exception {
        assertRefused(401, post("shop", "{}").setHeader(SECRET_HEADER, "guessed"));
    }

    @Test
    void missingSecretIsUnauthorized() throws Exception {
        URI address = request("shop").build().uri();
        assertRefused(401, HttpRequest.newBuilder(address).POST(BodyPublishers.ofString("{}")));
    }

    @Test
    void unknownBotIsNotFound() throws Exception {
        assertRefused(404, post("nobody", "{}"));
    }

    @Test
    void emptyBodyIsABadRequest() throws Exception {
        assertRefused(400, request("shop").POST(BodyPublishers.noBody()));
    }

    @Test
    void brokenJsonIsABadRequest() throws Exception {
        assertRefused(400, post("shop", "{\"update_id\": 17, \"message\": {"));
    }

    @Test
    void jsonThatIsNoUpdateIsABadRequest() throws Exception {
        assertRefused(400, post("shop", "[1, 2, 3]"));
    }

    @Test
    void updateWithoutNumberIsABadRequest() throws Exception {
        assertRefused(400, post("shop", "{\"message\": {\"text\": \"hello\"}}"));
    }

    @Test
    void bodyThatSaysItIsTooLargeIsRefused() throws Exception {
        assertRefused(413, post("shop", "x".repeat(LARGEST_BODY + 1)));
    }

    @Test
    void bodyThatTurnsOutTooLargeIsRefused() throws Exception {
        byte[] large = new byte[4 * LARGEST_BODY];
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
        assertRefused(413, request("shop").POST(chunked));
    }

    @Test
    void callerThatHangsUpInTheMiddleLeavesNothingBehind() throws Exception {
        for (int call = 0; call < 3; call++) {
            try (Socket socket = new Socket("127.0.0.1", platform.host().port())) {
                socket.getOutputStream().write(halfOfACall());
                socket.setSoLinger(true, 0);
            }
        }

        assertRefused(405, request("shop").GET());
    }

    private static byte[] halfOfACall() throws Exception {
        String head = "POST /telegram/shop HTTP/1.1\r\nHost: localhost\r\n%s: %s\r\nContent-Length: 1000\r\n\r\n{\"up"
                .formatted(SECRET_HEADER, secret());
        return head.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void unknownKindOfUpdateIsTakenAndLeftAlone() throws Exception {
        int rows = platform.journal().rows();

        assertAnswered(200, post("shop", "{\"update_id\": 5, \"telepathy\": {\"thought\": \"hm\"}}"));

        assertThat(log.lines("Intake", "Webhook")).hasSize(1).first().asString().contains("update=5", "telepathy");
        assertThat(platform.journal().rows()).isEqualTo(rows);
    }

    @Test
    void updateThatCannotBeReadIsTakenAndKeptForTheOperator() throws Exception {
        int letters = platform.journal().deadLetters().size();

        assertAnswered(200, post("shop", "{\"update_id\": 6, \"message\": {\"chat\": \"none\"}}"));

        await().until(() -> platform.journal().deadLetters().size() == letters + 1);
        assertThat(log.complaints())
                .satisfiesExactly(
                        repair -> assertThat(repair).contains("update=6", "message.chat"),
                        letter -> assertThat(letter).contains("update=6", "dead letter"));
    }

    @Test
    void repeatedDeliveryIsAnsweredOnce() {
        SandboxChat ada = platform.newcomer();
        ada.send("/good once");
        assertThat(ada.nextReply().text()).isEqualTo("Good once");
        long update = platform.telegram().lastUpdateId(platform.bot());

        platform.telegram().repeat(platform.bot(), update);
        platform.telegram().repeat(platform.bot(), update);
        ada.send("/good twice");

        assertThat(ada.nextReply().text()).isEqualTo("Good twice");
        assertThat(ada.transcript().botMessageCount()).isEqualTo(2);
        assertThat(log.lines("Intake")).hasSize(2).allMatch(line -> line.contains("update=" + update + " came twice"));
    }

    private void assertRefused(int status, HttpRequest.Builder request) throws Exception {
        assertAnswered(status, request);
        assertThat(log.complaints()).hasSize(1);
        assertThat(log.complaints().getFirst())
                .startsWith("webhook: path=/telegram/")
                .contains("status=" + status);
    }

    private void assertAnswered(int status, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEmpty();
    }

    private static HttpRequest.Builder post(String bot, String body) throws Exception {
        return request(bot).POST(BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder request(String bot) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + platform.host().port() + "/telegram/" + bot);
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header(SECRET_HEADER, secret());
    }

    /** As Telegram was told it: made from the token. */
    private static String secret() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(platform.bot().token().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal("jackfield webhook".getBytes(StandardCharsets.UTF_8)));
    }
}

package io.jackfield.crm.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.event.Event;
import io.jackfield.api.event.HeardEvent;
import io.jackfield.lib.sales.Actor;
import io.jackfield.lib.sales.ApplicantRecord;
import io.jackfield.lib.sales.Applications;
import io.jackfield.lib.sales.Contact;
import io.jackfield.lib.sales.Draft;
import io.jackfield.lib.sales.testing.SalesTables;
import io.jackfield.testkit.EventListenerContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is told, how it is signed, and what becomes of each answer; what every listener promises comes with the
 * contract.
 */
class WebhookListenerTest extends EventListenerContract {
    private static final SalesTables TABLES = SalesTables.get();
    private static final String SECRET = "a secret of both";
    private static final long ADA = 1_001;

    private OtherSide other;
    private String number;

    @BeforeEach
    void startOtherSide() {
        other = new OtherSide();
        TABLES.empty();
        number = applications()
                .submit(
                        new Draft(
                                "test",
                                ADA,
                                new Actor("telegram " + ADA, "Ada"),
                                new Contact("Ada Lovelace", "+998901234567"),
                                "basic",
                                "spring"),
                        ZoneOffset.UTC,
                        "key")
                .application()
                .number();
    }

    @AfterEach
    void stopOtherSide() {
        other.close();
    }

    private static Applications applications() {
        return new Applications(TABLES.source(), Clock.systemUTC());
    }

    @Override
    protected JackfieldExtension plugin() {
        return JackfieldExtension.with(WebhookListener.class)
                .named("crm-webhook")
                .tablesOf("lib-sales", TABLES.source())
                .config("url", other.address())
                .config("secret", SECRET);
    }

    @Override
    protected List<Event> examples() {
        return List.of(
                sent(),
                Event.of("test", "application.changed")
                        .by(ADA)
                        .with("number", number)
                        .with("what", "status")
                        .with("status", "taken"));
    }

    @Override
    protected boolean breakOtherSide() {
        other.answers(503);
        return true;
    }

    @Override
    protected boolean silenceOtherSide() {
        other.isSilent();
        return true;
    }

    private Event sent() {
        return Event.of("test", "application.sent")
                .by(ADA)
                .with("number", number)
                .with("package", "basic")
                .with("source", "spring");
    }

    private static void hear(JackfieldExtension plugin, Event event) throws Exception {
        TestContext context = TestContext.of(plugin);
        try (WebhookListener listener = new WebhookListener(context)) {
            listener.on(new HeardEvent("e-1", Instant.parse("2026-11-02T09:00:00Z"), event), context.bot("test"));
        }
    }

    private JackfieldException failure(JackfieldExtension plugin) {
        return catchThrowableOfType(JackfieldException.class, () -> hear(plugin, sent()));
    }

    @Test
    void tellsWhatHappenedWithNameAndPhone() throws Exception {
        hear(plugin(), sent());

        Map<String, Object> told = other.calls().getFirst().json();
        assertThat(told)
                .containsEntry("id", "e-1")
                .containsEntry("at", "2026-11-02T09:00:00Z")
                .containsEntry("bot", "test")
                .containsEntry("event", "application.sent")
                .containsEntry("person", ADA)
                .containsEntry("facts", Map.of("number", number, "package", "basic", "source", "spring"));
        assertThat(told.get("application"))
                .asInstanceOf(MAP)
                .containsEntry("number", number)
                .containsEntry("name", "Ada Lovelace")
                .containsEntry("phone", "+998901234567")
                .containsEntry("status", "new")
                .containsEntry("version", 1L);
        assertThat(other.calls().getFirst().headers())
                .containsEntry("Idempotency-Key", "e-1")
                .containsEntry("Content-Type", "application/json; charset=utf-8");
    }

    @Test
    void callIsSignedTogetherWithItsTime() throws Exception {
        hear(plugin(), sent());

        OtherSide.Call call = other.calls().getFirst();
        Matcher signature = Pattern.compile("t=(\\d+),v1=([0-9a-f]{64})")
                .matcher(call.headers().get("Jackfield-Signature"));
        assertThat(signature.matches()).isTrue();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] expected = mac.doFinal((signature.group(1) + "." + call.text()).getBytes(StandardCharsets.UTF_8));
        assertThat(signature.group(2)).isEqualTo(HexFormat.of().formatHex(expected));
    }

    @Test
    void otherSideGetsTheFieldsThatItWants() throws Exception {
        hear(
                plugin().config(
                                "fields",
                                Map.of(
                                        "lead_name", "application.name",
                                        "lead_phone", "application.phone",
                                        "tariff", "facts.package",
                                        "missing", "facts.none")),
                sent());

        assertThat(other.calls().getFirst().text())
                .contains("\"lead_name\":\"Ada Lovelace\"", "\"lead_phone\":\"+998901234567\"", "\"tariff\":\"basic\"")
                .contains("\"missing\":null")
                .doesNotContain("\"id\"", "\"facts\"");
    }

    @Test
    void nothingIsToldOfSomebodyWhoWasForgotten() throws Exception {
        new ApplicantRecord(TABLES.source()).erase("test", ADA);

        hear(plugin(), sent());

        assertThat(other.calls().getFirst().text()).contains(number).doesNotContain("Ada", "99890");
    }

    @Test
    void botHearsOfItsOwnEventsOnly() throws Exception {
        JackfieldExtension plugin = plugin().config("events", List.of("bought"));
        try (WebhookListener listener = new WebhookListener(TestContext.of(plugin))) {
            assertThat(listener.spec().events()).containsExactly("bought");
        }

        hear(plugin, sent());

        assertThat(other.calls()).isEmpty();
    }

    @Test
    void botWithoutAnAddressTellsNobody() throws Exception {
        hear(plugin().botConfig("url", ""), sent());

        assertThat(other.calls()).isEmpty();
    }

    @Test
    void wrongSettingsAreRefusedWhenThePluginIsLoaded() {
        assertThatThrownBy(() -> hear(plugin().config("secret", ""), sent())).hasMessageContaining("secret");
        assertThatThrownBy(() -> hear(plugin().config("timeout", "5m"), sent())).hasMessageContaining("25s");
        assertThatThrownBy(() -> hear(plugin().config("fields", Map.of("x", "application.password")), sent()))
                .hasMessageContaining("fields.x");
    }

    @ParameterizedTest
    @CsvSource({
        "301, REQUEST_REJECTED",
        "400, REQUEST_REJECTED",
        "401, UNAUTHORIZED",
        "403, UNAUTHORIZED",
        "404, REQUEST_REJECTED",
        "408, UNAVAILABLE",
        "422, REQUEST_REJECTED",
        "429, RATE_LIMITED",
        "500, OVERLOADED",
        "503, OVERLOADED"
    })
    void answerSaysWhetherTheEventComesAgain(int status, StandardError error) {
        other.answers(status);

        JackfieldException failure = failure(plugin());

        assertThat(failure.error()).isEqualTo(error);
        assertThat(failure).hasMessageContaining("127.0.0.1 answers " + status).hasMessageNotContaining("s3cr3t");
        assertThat(failure.retryAfter()).isEmpty();
    }

    @Test
    void waitsAsLongAsTheOtherSideAsks() {
        other.answers(429, "Retry-After", "120");
        assertThat(failure(plugin()).retryAfter()).contains(Duration.ofSeconds(120));

        other.answers(503, "Retry-After", "Fri, 31 Dec 2100 23:59:59 GMT");
        assertThat(failure(plugin()).retryAfter().orElseThrow()).isGreaterThan(Duration.ofDays(365));

        other.answers(503, "Retry-After", "soon");
        assertThat(failure(plugin()).retryAfter()).isEmpty();
    }

    @Test
    void silenceEndsAtTheTimeLimitAndIsTriedAgain() {
        other.isSilent();

        JackfieldException failure = failure(plugin().config("timeout", "300ms"));

        assertThat(failure.error()).isEqualTo(StandardError.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("HttpTimeoutException");
    }

    @Test
    void nobodyThereIsTriedAgain() {
        JackfieldExtension plugin = plugin();
        other.close();

        assertThat(failure(plugin).error()).isEqualTo(StandardError.UNAVAILABLE);
    }
}

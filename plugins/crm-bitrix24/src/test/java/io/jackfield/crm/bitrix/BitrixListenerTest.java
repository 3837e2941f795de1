package io.jackfield.crm.bitrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.event.Event;
import io.jackfield.api.event.HeardEvent;
import io.jackfield.lib.sales.Action;
import io.jackfield.lib.sales.Actor;
import io.jackfield.lib.sales.Applications;
import io.jackfield.lib.sales.Change.What;
import io.jackfield.lib.sales.Contact;
import io.jackfield.lib.sales.Draft;
import io.jackfield.lib.sales.testing.SalesTables;
import io.jackfield.testkit.EventListenerContract;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The leads that applications become; what every listener promises comes with the contract. */
class BitrixListenerTest extends EventListenerContract {
    private static final SalesTables TABLES = SalesTables.get();
    private static final long ADA = 1_001;
    private static final Actor MAX = new Actor("telegram 104", "Max");

    private FakeBitrix bitrix;
    private String number;

    @BeforeEach
    void startBitrix() {
        bitrix = new FakeBitrix();
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
    void stopBitrix() {
        bitrix.close();
    }

    private static Applications applications() {
        return new Applications(TABLES.source(), Clock.systemUTC());
    }

    @Override
    protected JackfieldExtension plugin() {
        return JackfieldExtension.with(BitrixListener.class)
                .named("crm-bitrix24")
                .tablesOf("lib-sales", TABLES.source())
                .config("webhook", bitrix.webhook());
    }

    @Override
    protected List<Event> examples() {
        return List.of(sent(), changed("status"));
    }

    @Override
    protected boolean breakOtherSide() {
        bitrix.refuses(503, "{\"error\": \"QUERY_LIMIT_EXCEEDED\", \"error_description\": \"Too many requests\"}");
        return true;
    }

    @Override
    protected boolean silenceOtherSide() {
        bitrix.isSilent();
        return true;
    }

    private Event sent() {
        return Event.of("test", "application.sent")
                .by(ADA)
                .with("number", number)
                .with("package", "basic");
    }

    private Event changed(String what) {
        return Event.of("test", "application.changed")
                .by(104)
                .with("number", number)
                .with("what", what);
    }

    private static void hear(JackfieldExtension plugin, Event... events) throws Exception {
        TestContext context = TestContext.of(plugin);
        try (BitrixListener listener = new BitrixListener(context)) {
            for (Event event : events) {
                listener.on(new HeardEvent("e-1", Instant.parse("2026-11-02T09:00:00Z"), event), context.bot("test"));
            }
        }
    }

    @Test
    void applicationBecomesALead() throws Exception {
        hear(plugin().config("source", "WEB").config("responsible", 7), sent());

        assertThat(bitrix.leads()).hasSize(1);
        assertThat(bitrix.leads().getFirst())
                .containsEntry("TITLE", "Application " + number + ": basic")
                .containsEntry("NAME", "Ada Lovelace")
                .containsEntry("STATUS_ID", "NEW")
                .containsEntry("SOURCE_ID", "WEB")
                .containsEntry("ASSIGNED_BY_ID", 7L)
                .containsEntry("ORIGINATOR_ID", "jackfield")
                .containsEntry("ORIGIN_ID", "test/" + number);
        assertThat(bitrix.leads().getFirst().get("PHONE").toString()).contains("VALUE=+998901234567");
        assertThat(bitrix.leads().getFirst().get("SOURCE_DESCRIPTION").toString())
                .endsWith("link spring");
    }

    @Test
    void sameApplicationTwiceIsOneLead() throws Exception {
        hear(plugin(), sent(), sent());

        assertThat(bitrix.leads()).hasSize(1);
        assertThat(bitrix.calls()).containsExactly("crm.lead.list", "crm.lead.add", "crm.lead.list");
    }

    @Test
    void leadWhoseAnswerWasLostIsNotMadeAgain() throws Exception {
        bitrix.dropsAnswersOfAdd(true);
        JackfieldException lost = failure(plugin(), sent());
        bitrix.dropsAnswersOfAdd(false);

        hear(plugin(), sent());

        assertThat(lost.error()).isEqualTo(StandardError.UNAVAILABLE);
        assertThat(bitrix.leads()).hasSize(1);
    }

    @Test
    void eventsOfApplicantAndManagerAtOnceMakeOneLead() throws Exception {
        TestContext context = TestContext.of(plugin());
        try (BitrixListener listener = new BitrixListener(context);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> tellings = Stream.of(sent(), changed("status"), changed("name"), sent())
                    .<Callable<Void>>map(event -> () -> {
                        listener.on(new HeardEvent("e-1", Instant.EPOCH, event), context.bot("test"));
                        return null;
                    })
                    .toList();
            for (var telling : threads.invokeAll(tellings)) {
                telling.get();
            }
        }

        assertThat(bitrix.leads()).hasSize(1);
    }

    @Test
    void whatManagersDoIsTheStateOfTheLead() throws Exception {
        hear(plugin(), sent());
        applications().act("test", number, Action.TAKE, MAX, "take");
        hear(plugin(), changed("status"));
        assertThat(bitrix.leads().getFirst()).containsEntry("STATUS_ID", "IN_PROCESS");

        applications().act("test", number, Action.WON, MAX, "won");
        hear(plugin().config("statuses", Map.of("won", "UC_SOLD")), changed("status"));

        assertThat(bitrix.leads().getFirst()).containsEntry("STATUS_ID", "UC_SOLD");
    }

    @Test
    void newPhoneTakesThePlaceOfTheOldOneAndNothingElseIsTouched() throws Exception {
        hear(plugin(), sent());
        applications().act("test", number, Action.TAKE, MAX, "take");
        applications().correct("test", number, What.PHONE, "+998907654321", MAX, "phone");

        hear(plugin(), changed("phone"));

        assertThat((List<?>) bitrix.leads().getFirst().get("PHONE")).hasSize(1);
        assertThat(bitrix.leads().getFirst().get("PHONE").toString()).contains("VALUE=+998907654321");
        assertThat(bitrix.leads().getFirst()).containsEntry("STATUS_ID", "NEW");
    }

    @Test
    void changeOfAnApplicationWithoutALeadMakesOneAsItIsNow() throws Exception {
        applications().act("test", number, Action.TAKE, MAX, "take");

        hear(plugin(), changed("note"), sent());

        assertThat(bitrix.leads()).hasSize(1);
        assertThat(bitrix.leads().getFirst()).containsEntry("STATUS_ID", "IN_PROCESS");
    }

    @Test
    void noteChangesNothing() throws Exception {
        hear(plugin(), sent(), changed("note"));

        assertThat(bitrix.calls()).doesNotContain("crm.lead.update");
    }

    @Test
    void portalsOwnFieldsAreFilled() throws Exception {
        applications().act("test", number, Action.TAKE, MAX, "take");

        hear(plugin().config("fields", Map.of("UF_CRM_PACKAGE", "package", "UF_CRM_MANAGER", "manager")), sent());

        assertThat(bitrix.leads().getFirst())
                .containsEntry("UF_CRM_PACKAGE", "basic")
                .containsEntry("UF_CRM_MANAGER", "Max");
    }

    @Test
    void botWithoutAWebhookTellsNobody() throws Exception {
        hear(plugin().botConfig("webhook", ""), sent());

        assertThat(bitrix.calls()).isEmpty();
    }

    @Test
    void wrongSettingsAreRefusedWithoutShowingTheKey() {
        assertThatThrownBy(() -> hear(plugin().config("webhook", "https://x.bitrix24.ru/s3cr3t"), sent()))
                .hasMessageContaining("webhook")
                .hasMessageNotContaining("s3cr3t");
        assertThatThrownBy(() -> hear(plugin().config("fields", Map.of("UF_X", "password")), sent()))
                .hasMessageContaining("UF_X");
    }

    private static JackfieldException failure(JackfieldExtension plugin, Event event) {
        return catchThrowableOfType(JackfieldException.class, () -> hear(plugin, event));
    }

    @ParameterizedTest
    @CsvSource({
        "503, QUERY_LIMIT_EXCEEDED, RATE_LIMITED",
        "429, OPERATION_TIME_LIMIT, RATE_LIMITED",
        "503, OVERLOAD_LIMIT, OVERLOADED",
        "500, INTERNAL_SERVER_ERROR, OVERLOADED",
        "403, ACCESS_DENIED, UNAUTHORIZED",
        "401, INVALID_CREDENTIALS, UNAUTHORIZED",
        "401, NO_AUTH_FOUND, UNAUTHORIZED",
        "403, insufficient_scope, UNAUTHORIZED",
        "400, ERROR_CORE, REQUEST_REJECTED",
        "404, ERROR_METHOD_NOT_FOUND, REQUEST_REJECTED"
    })
    void errorSaysWhetherTheEventComesAgain(int status, String code, StandardError error) {
        bitrix.refuses(status, "{\"error\": \"" + code + "\", \"error_description\": \"so it is\"}");

        JackfieldException failure = failure(plugin(), sent());

        assertThat(failure.error()).isEqualTo(error);
        assertThat(failure)
                .hasMessageContaining("127.0.0.1 refuses crm.lead.list: " + status + " " + code + ", so it is")
                .hasMessageNotContaining("s3cr3tk3y");
    }

    @Test
    void pageInsteadOfAnAnswerIsTriedAgain() {
        bitrix.refuses(200, "<html>We are working on it</html>");
        assertThat(failure(plugin(), sent()).error()).isEqualTo(StandardError.OVERLOADED);

        bitrix.refuses(502, "<html>Bad gateway</html>");
        assertThat(failure(plugin(), sent()).error()).isEqualTo(StandardError.OVERLOADED);
    }

    @Test
    void silenceAndAbsenceAreTriedAgain() {
        bitrix.isSilent();
        assertThat(failure(plugin().config("timeout", "300ms"), sent()).error()).isEqualTo(StandardError.UNAVAILABLE);

        JackfieldExtension plugin = plugin();
        bitrix.close();
        assertThat(failure(plugin, sent())).hasMessageNotContaining("s3cr3tk3y");
    }
}

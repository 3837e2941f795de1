package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.Servers;
import io.jackfield.it.fixture.Servers.Outage;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.PaymentOutcome;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Telegram's questions before payments, and what it tells of them: the host itself answers, whatever its plugins do.
 * Only what has an order can be paid.
 */
class InvoicesIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String GATE = "jackfield.it.invoices";
    private static final PluginJar TEA = PluginJar.of("tea", PluginJar.spec("buy") + """
            public Reply handle(CommandRequest request) throws Exception {
                if (request.argument().equals("slowly")) {
                    System.setProperty("jackfield.it.invoices", "entered");
                    while (!"over".equals(System.getProperty("jackfield.it.invoices"))) {
                        Thread.sleep(10);
                    }
                    return Reply.text("done");
                }
                return Reply.invoice(new Invoice("Tea", "A cup", request.argument(), "", new Money(25, "XTR")));
            }
            """);

    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.serving("shop", "plugins: [tea]\n").with(TEA);

    private static long invoice(SandboxChat buyer, String payload) {
        buyer.send("/buy " + payload);
        return buyer.nextReply().id();
    }

    private static String refusal(PaymentOutcome outcome) {
        assertThat(outcome.paid()).isFalse();
        return outcome.error().orElseThrow();
    }

    @Test
    void invoiceOfAPluginsOwnCannotBePaid() {
        SandboxChat anna = platform.newcomer("ru");

        PaymentOutcome outcome = anna.pay(invoice(anna, "tea-1"));

        assertThat(refusal(outcome)).isEqualTo("Этот счёт больше не действует. Деньги не списаны.");
        assertThat(anna.transcript().botMessageCount()).isOne();
    }

    @Test
    void questionDoesNotWaitBehindARunningCall() {
        System.clearProperty(GATE);
        SandboxChat ada = platform.newcomer();
        long invoice = invoice(ada, "tea-1");
        ada.send("/buy slowly");
        await().atMost(LIMIT).until(() -> "entered".equals(System.getProperty(GATE)));

        assertThat(refusal(ada.pay(invoice))).contains("not been charged");

        assertThat(ada.transcript().botMessageCount()).isOne();
        System.setProperty(GATE, "over");
        assertThat(ada.nextReply().text()).isEqualTo("done");
    }

    @Test
    void questionIsAnsweredWithoutPluginsAndWithoutADatabase() {
        SandboxChat ada = platform.newcomer();
        long invoice = invoice(ada, "2:stars:order");
        platform.home().remove("tea.jar");
        await().atMost(LIMIT).until(() -> platform.host().plugins().isEmpty());
        try {
            assertThat(refusal(ada.pay(invoice))).contains("not been charged");
            try (Outage ignored = Servers.get().withoutPostgres()) {
                assertThat(refusal(ada.pay(invoice))).contains("try again in a minute");
            }
        } finally {
            platform.home().install(TEA);
        }
        await().atMost(LIMIT)
                .until(() -> platform.health().getBoolean("ready")
                        && platform.host().plugins().size() == 1);
    }

    private static void deliverPayment(SandboxChat payer, String charge, Object amount) {
        platform.telegram()
                .deliver(platform.bot(), """
                {"message": {"message_id": 900000, "date": %d, "chat": {"id": %d, "type": "private"},
                 "from": {"id": %2$d, "is_bot": false, "first_name": "Ada"},
                 "successful_payment": {"currency": "XTR", "total_amount": %s, "invoice_payload": "2:stars:order",
                 "telegram_payment_charge_id": "%s", "provider_payment_charge_id": ""}}}
                """.formatted(System.currentTimeMillis() / 1000, payer.id(), amount, charge));
    }

    @Test
    void moneyOfWhichNothingIsKnownHoldsNobodyUpAndIsNoDeadLetter() {
        SandboxChat ada = platform.newcomer();
        invoice(ada, "tea-1");

        deliverPayment(ada, "stx-unknown", 25);
        deliverPayment(ada, "stx-unreadable", "\"25\"");

        ada.send("/buy tea-2");
        assertThat(ada.nextReply().json().containsKey("invoice")).isTrue();
        await().atMost(LIMIT)
                .until(() -> platform.health().getJsonArray("alerts").encode().contains("cannot be read"));
        assertThat(platform.journal().deadLetters()).isEmpty();
        assertThat(platform.journal().unfinished()).isPositive();
    }

    private static void oldRow(int day, String payload) {
        platform.journal()
                .execute("create table journal_%1$d partition of journal for values from (%1$d) to (%1$d + 1);"
                                .formatted(day)
                        + " insert into journal (day, bot, update_id, chat, state, payload) values (%d, 99, 1, 5, 0, '%s')"
                                .formatted(day, payload));
    }

    @Test
    void dayOfAPaymentThatIsNotInTheLedgerIsKept() {
        oldRow(19_000, "{\"message\": {\"successful_payment\": {}}}");
        oldRow(19_001, "{\"message\": {\"text\": \"successful_payment\"}}");

        platform.host().clockTurned().await();

        assertThat(platform.journal()
                        .column("select relname from pg_class where relname in ('journal_19000', 'journal_19001')"))
                .containsExactly("journal_19000");
    }
}

package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.PaymentOutcome;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Invoices inside Telegram: asked about before the money is taken, credited once. */
class InvoicesIT {
    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.serving("shop", "plugins: [stars]\n").with(PluginJar.of("stars", PluginJar.spec("buy") + """
                            public Reply handle(CommandRequest request) throws Exception {
                                if (request.argument().equals("slowly")) {
                                    Thread.sleep(1_500);
                                    return Reply.text("done");
                                }
                                return Reply.invoice(new Invoice("Tea", "A cup", request.argument(), "", new Money(25, "XTR")));
                            }
                            public Optional<String> onPreCheckout(InvoicePayment payment) {
                                return payment.payload().equals("coffee") ? Optional.of("Sold out") : Optional.empty();
                            }
                            public Reply onPaid(InvoicePayment payment) {
                                int times = payment.memory().get("times").map(Integer::parseInt).orElse(0) + 1;
                                payment.memory().put("times", "" + times);
                                return Reply.text(payment.payload() + " paid, " + payment.amount().minorUnits() + " "
                                    + payment.amount().currency() + ", " + times + " " + payment.chargeId());
                            }
                            """));

    @Test
    void paymentIsCreditedOnceEvenWhenTelegramReportsItTwice() {
        SandboxChat ada = platform.newcomer();
        ada.send("/buy tea");
        SandboxMessage invoice = ada.nextReply();
        assertThat(invoice.json().getJsonObject("invoice").getString("title")).isEqualTo("Tea");

        PaymentOutcome outcome = ada.pay(invoice.id());

        assertThat(outcome.paid()).isTrue();
        assertThat(ada.nextReply().text())
                .isEqualTo("tea paid, 25 XTR, 1 " + outcome.chargeId().orElseThrow());
        platform.telegram().repeat(platform.bot(), platform.telegram().lastUpdateId(platform.bot()));
        ada.send("/buy more");
        assertThat(ada.nextReply().json().containsKey("invoice")).isTrue();
        assertThat(ada.transcript().botMessageCount()).isEqualTo(3);
    }

    @Test
    void sameChargeInAnotherUpdateIsNotCreditedAgain() {
        SandboxChat ada = platform.newcomer();
        ada.send("/buy tea");
        PaymentOutcome outcome = ada.pay(ada.nextReply().id());
        ada.nextReply();

        platform.telegram().deliver(platform.bot(), """
                {"message": {"message_id": 900000, "date": %d, "chat": {"id": %d, "type": "private"},
                 "from": {"id": %d, "is_bot": false, "first_name": "Ada"},
                 "successful_payment": {"currency": "XTR", "total_amount": 25, "invoice_payload": "1:%s:tea",
                 "telegram_payment_charge_id": "%s", "provider_payment_charge_id": ""}}}
                """.formatted(
                        System.currentTimeMillis() / 1000,
                        ada.id(),
                        ada.id(),
                        "stars",
                        outcome.chargeId().orElseThrow()));

        ada.send("/buy more");
        assertThat(ada.nextReply().json().containsKey("invoice")).isTrue();
        assertThat(ada.transcript().botMessageCount()).isEqualTo(3);
    }

    @Test
    void refusedPaymentShowsItsReasonAndTakesNoMoney() {
        SandboxChat ada = platform.newcomer();
        ada.send("/buy coffee");

        PaymentOutcome outcome = ada.pay(ada.nextReply().id());

        assertThat(outcome.paid()).isFalse();
        assertThat(outcome.error()).contains("Sold out");
        assertThat(ada.transcript().botMessageCount()).isOne();
    }

    @Test
    void questionBeforeThePaymentDoesNotWaitBehindARunningCall() {
        SandboxChat ada = platform.newcomer();
        ada.send("/buy tea");
        SandboxMessage invoice = ada.nextReply();
        ada.send("/buy slowly");

        PaymentOutcome outcome = ada.pay(invoice.id());

        assertThat(outcome.paid()).isTrue();
        assertThat(ada.transcript().botMessageCount())
                .as("the slow call still runs")
                .isOne();
        assertThat(ada.nextReply().text()).isEqualTo("done");
        assertThat(ada.nextReply().text()).startsWith("tea paid");
    }
}

package io.jackfield.command.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Money;
import io.jackfield.api.payment.Checkout.Asks.What;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AskedBuyersTest {
    @RegisterExtension
    final JackfieldExtension jackfield = JackfieldExtension.with(BillingCommand.class)
            .plan("free", "Free", false)
            .plan("premium", "Premium", true)
            .product("ever", "For ever", "premium", new Money(199_900, "RUB"))
            .asksBuyersFor(What.EMAIL);

    @Test
    void addressForTheReceiptIsAskedForAndThenThePageIsThere() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/billing");

        ada.presses("For ever — 1,999 ₽");
        assertThat(ada.lastReply().text()).isEqualTo("Which e-mail address?");
        ada.sends(" ada@example.org ");

        assertThat(ada.lastReply().buttons()).contains("Pay", "✅ I have paid");
        assertThat(jackfield.orders().all())
                .extracting(PaymentOrder::customer)
                .containsExactly(Map.of(PaymentOrder.EMAIL, "ada@example.org"));
    }
}

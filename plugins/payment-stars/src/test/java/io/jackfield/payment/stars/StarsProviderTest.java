package io.jackfield.payment.stars;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Money;
import io.jackfield.api.PluginContext;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.PaymentProvider.Handed;
import io.jackfield.api.payment.PaymentProvider.Refund;
import io.jackfield.api.payment.Transaction;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.payment.InMemoryOrders;
import io.jackfield.testkit.payment.TestMerchant;
import io.jackfield.testkit.payment.TestOrder;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StarsProviderTest {
    @RegisterExtension
    final JackfieldExtension jackfield =
            JackfieldExtension.with(StarsProvider.class).permissions("payments", "messages");

    private StarsProvider provider;
    private TestMerchant merchant;
    private Transaction charge;

    @BeforeEach
    void pay() {
        PluginContext context = jackfield.context();
        provider = new StarsProvider(context);
        InMemoryOrders orders = new InMemoryOrders(context.clock());
        merchant = TestMerchant.of(context, "stars", orders);
        orders.add(TestOrder.of("test", "monthx", new Money(250, "XTR"), Instant.MAX));
        charge = merchant.ledger()
                .taken(new Taken("stx1", "monthx", new Money(250, "XTR"), Instant.EPOCH, Map.of("user_id", "42")))
                .transaction()
                .orElseThrow();
    }

    @Test
    void chargeIsGivenBackToWhoPaidIt() {
        assertThat(refund(250)).isEqualTo(new Handed.Done("stx1"));

        assertThat(jackfield.telegram().calls()).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("refundStarPayment");
            assertThat(call.parameters().get("user_id")).hasToString("42");
            assertThat(call.parameters()).containsEntry("telegram_payment_charge_id", "stx1");
        });
    }

    @Test
    void partOfAChargeIsNotGivenBack() {
        assertThat(refund(100)).isInstanceOf(Handed.Refused.class);
        assertThat(jackfield.telegram().calls()).isEmpty();
    }

    @Test
    void subscriptionIsCancelledAndResumed() {
        provider.renews(charge, false, merchant);
        provider.renews(charge, true, merchant);

        assertThat(jackfield.telegram().calls())
                .extracting(call -> call.parameters().get("is_canceled"))
                .containsExactly(true, false);
    }

    private Handed refund(long stars) {
        return provider.refund(new Refund("r-1", charge, new Money(stars, "XTR"), "asked for"), merchant);
    }
}

package io.jackfield.payment.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.testkit.TestContext;
import io.jackfield.testkit.payment.PaymentProviderContract;
import io.jackfield.testkit.payment.PaymentSystem;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same promises where the Merchant API is asked before an order is credited. */
class VerifyingClickTest extends PaymentProviderContract {
    private static final Map<String, Object> VERIFYING = Map.of("verify", true);

    @Override
    protected PaymentProvider provider(TestContext context) {
        return context.make(PaymentProvider.class, ClickProvider.class);
    }

    @Override
    protected Optional<PaymentSystem> system(Clock clock) {
        return Optional.of(new ClickCalls(clock, VERIFYING));
    }

    @ParameterizedTest
    @CsvSource({"2, 0, 1", "1, -7, 0", "0, -7, 0", "-1, -9, 0"})
    void completeCountsWhenTheMerchantApiCallsItPaid(int status, int error, int granted) throws Exception {
        try (Shop shop = Shop.open(VERIFYING)) {
            PaymentOrder order = shop.order("order-a");
            long number = shop.prepared(order, "tx-1");
            shop.click.api().put(shop.click.paymentId(order, "tx-1"), order.id(), status);

            assertThat(shop.error(shop.click.complete(order, "tx-1", number, 0)))
                    .isEqualTo(error);

            assertThat(shop.orders.timesGranted(order.id())).isEqualTo(granted);
        }
    }

    @Test
    void paymentThatIsNotKnownYetIsCreditedWithALaterCall() throws Exception {
        try (Shop shop = Shop.open(VERIFYING)) {
            PaymentOrder order = shop.order("order-a");
            long number = shop.prepared(order, "tx-1");
            assertThat(shop.error(shop.click.complete(order, "tx-1", number, 0)))
                    .isEqualTo(-7);
            shop.click.api().put(shop.click.paymentId(order, "tx-1"), order.id(), 2);

            assertThat(shop.error(shop.click.complete(order, "tx-1", number, 0)))
                    .isZero();

            assertThat(shop.orders.timesGranted(order.id())).isEqualTo(1);
        }
    }
}

package io.jackfield.payment.payme;

import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.testkit.TestContext;
import io.jackfield.testkit.payment.PaymentProviderContract;
import io.jackfield.testkit.payment.PaymentSystem;
import java.time.Clock;
import java.util.Optional;

class PaymeProviderTest extends PaymentProviderContract {
    @Override
    protected PaymentProvider provider(TestContext context) {
        return context.make(PaymentProvider.class, PaymeProvider.class);
    }

    @Override
    protected Optional<PaymentSystem> system(Clock clock) {
        return Optional.of(new PaymeCalls(clock));
    }
}

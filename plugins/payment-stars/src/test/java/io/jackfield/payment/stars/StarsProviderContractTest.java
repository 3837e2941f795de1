package io.jackfield.payment.stars;

import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.testkit.TestContext;
import io.jackfield.testkit.payment.PaymentProviderContract;
import io.jackfield.testkit.payment.PaymentSystem;
import java.time.Clock;
import java.util.Optional;

class StarsProviderContractTest extends PaymentProviderContract {
    @Override
    protected PaymentProvider provider(TestContext context) {
        return context.make(PaymentProvider.class, StarsProvider.class);
    }

    @Override
    protected Optional<PaymentSystem> system(Clock clock) {
        return Optional.empty();
    }
}

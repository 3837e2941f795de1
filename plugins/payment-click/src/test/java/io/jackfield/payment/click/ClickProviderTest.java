package io.jackfield.payment.click;

import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.testkit.TestContext;
import io.jackfield.testkit.payment.PaymentProviderContract;
import io.jackfield.testkit.payment.PaymentSystem;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

class ClickProviderTest extends PaymentProviderContract {
    @Override
    protected PaymentProvider provider(TestContext context) {
        return context.make(PaymentProvider.class, ClickProvider.class);
    }

    @Override
    protected Optional<PaymentSystem> system(Clock clock) {
        return Optional.of(new ClickCalls(clock, Map.of()));
    }
}

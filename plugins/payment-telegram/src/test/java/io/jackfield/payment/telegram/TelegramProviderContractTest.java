package io.jackfield.payment.telegram;

import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.testkit.TestContext;
import io.jackfield.testkit.payment.PaymentProviderContract;
import io.jackfield.testkit.payment.PaymentSystem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class TelegramProviderContractTest extends PaymentProviderContract {
    @Override
    protected PaymentProvider provider(TestContext context) {
        return context.make(PaymentProvider.class, TelegramProvider.class);
    }

    @Override
    protected Optional<PaymentSystem> system(Clock clock) {
        return Optional.empty();
    }

    @Override
    protected Map<String, ?> config() {
        return Map.of("providerToken", "284685063:TEST:c2FuZGJveA", "currencies", List.of("RUB", "USD"));
    }
}

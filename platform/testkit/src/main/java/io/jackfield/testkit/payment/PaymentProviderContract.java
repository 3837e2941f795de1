package io.jackfield.testkit.payment;

import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.testkit.TestContext;
import io.jackfield.testkit.log.RecordedLog;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What {@link PaymentProvider} promises, as tests: nobody pays twice, nobody pays and gets nothing, nobody gets
 * something for nothing, whatever comes twice, late, at once, forged, or while the database is lost. Extend it with a
 * provider's own test:
 *
 * <pre>{@code
 * class PaymeProviderTest extends PaymentProviderContract {
 *     @Override
 *     protected PaymentProvider provider(TestContext context) {
 *         return context.make(PaymentProvider.class, PaymeProvider.class);
 *     }
 *
 *     @Override
 *     protected Optional<PaymentSystem> system(Clock clock) {
 *         return Optional.of(new PaymeCalls(clock));
 *     }
 * }
 * }</pre>
 *
 * <p>A provider that is paid inside Telegram has no system that calls; most of the tests are skipped then. What a
 * provider cannot do by its {@link PaymentProvider#abilities} is skipped too.
 */
@ExtendWith(TillResolver.class)
public abstract class PaymentProviderContract
        implements CheckoutChecks,
                PaymentChecks,
                TroubleChecks,
                TimeAndRivalChecks,
                StrangerChecks,
                ReturnChecks,
                AskingChecks {
    /** The provider, made as the host would make it. Asked several times in a test; each is closed after it. */
    protected abstract PaymentProvider provider(TestContext context);

    /**
     * The payment system that calls the provider; empty for payments inside Telegram.
     *
     * @param clock the system's, which is not ours: it runs some minutes ahead, and turns with it
     */
    protected abstract Optional<PaymentSystem> system(Clock clock);

    /** What the plugin is configured with where no system calls. */
    protected Map<String, ?> config() {
        return Map.of();
    }

    @BeforeEach
    void forgetLog() {
        RecordedLog.clear();
    }
}

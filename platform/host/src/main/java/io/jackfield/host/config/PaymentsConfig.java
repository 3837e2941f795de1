package io.jackfield.host.config;

import io.jackfield.api.ExtensionName;
import io.jackfield.host.config.read.ConfigSection;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * How a bot takes money: its {@code payments} section.
 *
 * @param mode whose money counts, outside of the sandbox; inside it is always that of tests
 * @param ways names of the payment providers that buyers are offered, in this order; empty for every one among the
 *     bot's plugins
 * @param orderLife how long an order can be paid
 * @param surplus what becomes of money that bought nothing
 * @param refunds whether a payment that the system takes back also takes back what it gave
 * @param promos codes that take something off, or give days
 */
public record PaymentsConfig(
        Mode mode, List<String> ways, Duration orderLife, Surplus surplus, Refunds refunds, List<PromoConfig> promos) {

    public PaymentsConfig {
        ways = List.copyOf(ways);
        promos = List.copyOf(promos);
    }

    /** Whose money counts. */
    public enum Mode {
        /** Real money, and no other. */
        LIVE,
        /** That of the payment systems' tests, and no other. */
        TEST
    }

    /** What becomes of money that bought nothing, because the order was paid already or withdrawn. */
    public enum Surplus {
        /** It is given back. */
        REFUND,
        /** It stays, until somebody gives it back by hand. */
        KEEP
    }

    /** Whether a payment that the payment system takes back takes back what it gave. */
    public enum Refunds {
        ALLOWED,
        /** The system is told that it cannot, where it asks. */
        NEVER
    }

    /** @param products ids of what the bot sells */
    static PaymentsConfig from(ConfigSection payments, Set<String> products, ZoneId zone) {
        List<String> ways = payments.texts("ways");
        if (!ways.stream().allMatch(way -> way.matches(ExtensionName.PATTERN))) {
            payments.refuse("ways", "names of payment providers such as [yookassa, stars]");
        }
        return new PaymentsConfig(
                payments.choice("mode", Mode.class, Mode.LIVE),
                ways,
                payments.duration("orderLife", Duration.ofMinutes(10), Duration.ofDays(30), Duration.ofHours(24)),
                payments.choice("surplus", Surplus.class, Surplus.REFUND),
                payments.choice("refunds", Refunds.class, Refunds.ALLOWED),
                PromoConfig.allFrom(payments.sections("promo"), products, zone));
    }

    /** Whether a payment that is cancelled after it was taken takes back what it gave. */
    public boolean takesBack() {
        return refunds == Refunds.ALLOWED;
    }
}

package io.jackfield.host.config;

import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.host.config.read.ConfigSection;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a bot sells: its {@code products} and {@code payments}.
 *
 * @param products in the order in which they are shown
 */
public record SalesConfig(List<ProductConfig> products, PaymentsConfig payments) {
    /** Of a bot that sells nothing. */
    public static final SalesConfig NOTHING = new SalesConfig(
            List.of(),
            new PaymentsConfig(
                    PaymentsConfig.Mode.LIVE,
                    List.of(),
                    Duration.ofHours(24),
                    PaymentsConfig.Surplus.REFUND,
                    PaymentsConfig.Refunds.ALLOWED,
                    List.of()));

    public SalesConfig {
        products = List.copyOf(products);
    }

    /** @param zone in which the last day of a promotional code ends */
    static SalesConfig from(ConfigSection bot, List<Plan> plans, ZoneId zone) {
        Set<String> bought = plans.stream().skip(1).map(Plan::id).collect(Collectors.toCollection(LinkedHashSet::new));
        List<ProductConfig> products = ProductConfig.allFrom(bot.sections("products"), bought);
        Set<String> ids = products.stream().map(ProductConfig::id).collect(Collectors.toSet());
        return new SalesConfig(products, PaymentsConfig.from(bot.section("payments"), ids, zone));
    }

    public Optional<ProductConfig> product(String id) {
        return products.stream().filter(product -> product.id().equals(id)).findFirst();
    }
}

package io.jackfield.payment.payme;

import io.jackfield.api.PluginConfig;
import io.jackfield.api.payment.Merchant;
import java.util.Optional;
import java.util.Set;

/**
 * A bot's cash desk with Payme, as it is configured.
 *
 * @param field of the account: what Payme's pages and calls name the order by
 * @param checkoutUrl without a slash at its end
 * @param language of Payme's page for buyers with another one than Payme has
 * @param fiscal empty when Payme is not told what is sold
 */
record CashDesk(
        String merchantId, Login login, String field, String checkoutUrl, String language, Optional<Fiscal> fiscal) {
    private static final String REAL_CHECKOUT = "https://checkout.paycom.uz";
    private static final String TEST_CHECKOUT = "https://test.paycom.uz";
    private static final Set<String> LANGUAGES = Set.of("ru", "uz", "en");

    /** Empty when the bot has none. */
    static Optional<CashDesk> of(Merchant merchant) {
        PluginConfig config = merchant.config();
        return config.text("merchantId")
                .flatMap(id -> key(merchant)
                        .map(key -> new CashDesk(
                                id,
                                new Login(config.text("login", "Paycom"), key),
                                config.text("accountField", "order_id"),
                                config.text("checkoutUrl", merchant.real() ? REAL_CHECKOUT : TEST_CHECKOUT)
                                        .replaceFirst("/+$", ""),
                                config.text("language", "ru"),
                                Fiscal.of(config.section("fiscal")))));
    }

    /** Whoever knows the test key could mark orders paid, so it counts only where nothing real is sold. */
    private static Optional<String> key(Merchant merchant) {
        Optional<String> key = merchant.config().text("key");
        return merchant.real() ? key : merchant.config().text("testKey").or(() -> key);
    }

    String languageOf(String buyer) {
        return LANGUAGES.contains(buyer) ? buyer : language;
    }
}

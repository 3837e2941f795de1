package io.jackfield.payment.yookassa;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.Merchant;
import java.util.Base64;
import java.util.Optional;

/**
 * A bot's shop at YooKassa, as it is configured.
 *
 * @param secret the key that goes with the id
 * @param baseUrl of the API, without a slash at its end
 * @param autopay whether YooKassa lets the shop take payments by itself
 * @param checksSender whether notifications count only from YooKassa's addresses
 * @param receipts empty when YooKassa sends none for the shop
 */
record Shop(
        String id, String secret, String baseUrl, boolean autopay, boolean checksSender, Optional<Receipts> receipts) {
    static final String CURRENCY = "RUB";

    private static final String REAL_API = "https://api.yookassa.ru/v3";
    private static final String TEST_KEY = "test_";

    /** Empty when the bot has none, or one whose money is of the other kind: a test shop counts where none is real. */
    static Optional<Shop> of(Merchant merchant) {
        PluginConfig config = merchant.config();
        Optional<String> secret = config.text("secretKey").filter(key -> key.startsWith(TEST_KEY) != merchant.real());
        return config.text("shopId")
                .flatMap(id -> secret.map(key -> new Shop(
                        id,
                        key,
                        config.text("baseUrl", REAL_API).replaceFirst("/+$", ""),
                        // YooKassa has to allow it in a real shop, and every test shop has it
                        config.flag("autopay", !merchant.real()),
                        config.flag("checkSender", false) && merchant.real(),
                        Receipts.of(config.section("receipts")))));
    }

    /** @throws JackfieldException that tells the operator what to set */
    static Shop required(Merchant merchant) {
        return of(merchant)
                .orElseThrow(() -> new JackfieldException(
                        StandardError.CONFIG_INVALID,
                        "bot " + merchant.bot().id() + " has no shop at YooKassa for "
                                + (merchant.real() ? "real money" : "tests")
                                + "; set shopId and secretKey, which has to begin with "
                                + (merchant.real() ? "live_" : "test_")
                                + ", in config/plugins/payment-yookassa.yaml or the bot's file, or YOOKASSA_SHOP_ID and"
                                + " YOOKASSA_SECRET_KEY"));
    }

    /** The value of the header {@code Authorization}. */
    String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));
    }

    /** Whether a payment's money is this shop's, and real exactly when this bot takes real money. */
    boolean owns(Payment payment, Merchant merchant) {
        return payment.account().equals(id) && payment.test() != merchant.real();
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "shop " + id;
    }
}

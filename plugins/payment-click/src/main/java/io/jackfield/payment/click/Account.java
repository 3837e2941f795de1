package io.jackfield.payment.click;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.StandardError;
import java.time.Duration;
import java.util.Optional;

/**
 * A bot's account with Click.
 *
 * @param serviceId digits, as are the other numbers
 * @param secretKey signs the calls of SHOP-API, and ours of the Merchant API
 * @param merchantUserId of the Merchant API, where the bot has that
 * @param apiUrl without a slash at the end
 * @param cardType the only cards that Click's page takes
 * @param hold how long an order is kept for a payment that Click has announced
 * @param verify whether the Merchant API is asked before an order is credited
 */
record Account(
        String serviceId,
        String merchantId,
        String secretKey,
        Optional<String> merchantUserId,
        String checkoutUrl,
        String apiUrl,
        Optional<String> cardType,
        Duration hold,
        boolean verify) {
    /** The only currency that Click knows; its protocol has no field for one. */
    static final String CURRENCY = "UZS";

    private static final Duration USUAL_HOLD = Duration.ofMinutes(15);
    private static final Duration SHORTEST_HOLD = Duration.ofMinutes(1);
    private static final Duration LONGEST_HOLD = Duration.ofDays(1);
    private static final String NUMBER = "[0-9]{1,18}";

    /** Empty for a bot that has none; with a part of it missing it is a mistake. */
    static Optional<Account> of(PluginConfig config) {
        boolean none = config.text("serviceId").isEmpty()
                && config.text("merchantId").isEmpty()
                && config.text("secretKey").isEmpty();
        return none ? Optional.empty() : Optional.of(read(config));
    }

    private static Account read(PluginConfig config) {
        Optional<String> user = config.text("merchantUserId").map(id -> number("merchantUserId", id));
        boolean verify = config.flag("verify", false);
        if (verify && user.isEmpty()) {
            throw invalid("verify is true, and merchantUserId is missing; set it, or CLICK_MERCHANT_USER_ID");
        }
        return new Account(
                number("serviceId", config.requiredText("serviceId")),
                number("merchantId", config.requiredText("merchantId")),
                config.requiredText("secretKey"),
                user,
                config.text("checkoutUrl", "https://my.click.uz/services/pay"),
                config.text("apiUrl", "https://api.click.uz/v2/merchant").replaceFirst("/+$", ""),
                config.text("cardType"),
                hold(config),
                verify);
    }

    private static String number(String key, String value) {
        if (!value.matches(NUMBER)) {
            throw invalid(key + " is '" + value + "'; use the digits that Click's cabinet shows");
        }
        return value;
    }

    private static Duration hold(PluginConfig config) {
        Duration hold = config.duration("hold", USUAL_HOLD);
        if (hold.compareTo(SHORTEST_HOLD) < 0 || hold.compareTo(LONGEST_HOLD) > 0) {
            throw invalid("hold is " + config.text("hold", "") + "; use 1m to 1d");
        }
        return hold;
    }

    private static JackfieldException invalid(String problem) {
        return new JackfieldException(StandardError.CONFIG_INVALID, "payment-click: " + problem);
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "service " + serviceId + " of merchant " + merchantId;
    }
}

package io.jackfield.payment.yookassa;

import io.jackfield.api.BotView;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why YooKassa cancels a payment or a refund, as its documentation lists it; new reasons may come. */
enum Decline {
    THREE_D_SECURE_FAILED("3d_secure_failed", false),
    CALL_ISSUER(false),
    CANCELED_BY_MERCHANT(false),
    CARD_EXPIRED(true),
    COUNTRY_FORBIDDEN(true),
    DEAL_EXPIRED(true),
    EXPIRED_ON_CAPTURE(false),
    EXPIRED_ON_CONFIRMATION(false),
    FRAUD_SUSPECTED(true),
    GENERAL_DECLINE(false),
    IDENTIFICATION_REQUIRED(true),
    INSUFFICIENT_FUNDS(false),
    INTERNAL_TIMEOUT(false),
    INVALID_CARD_NUMBER(true),
    INVALID_CSC(true),
    ISSUER_UNAVAILABLE(false),
    PAYMENT_METHOD_LIMIT_EXCEEDED(false),
    PAYMENT_METHOD_RESTRICTED(true),
    PERMISSION_REVOKED(true),
    UNSUPPORTED_MOBILE_OPERATOR(true),
    // of refunds alone
    PAYMENT_EXPIRED(true),
    REJECTED_BY_PAYEE(true),
    REJECTED_BY_TIMEOUT(false),
    YOO_MONEY_ACCOUNT_CLOSED(true);

    private final String code;
    private final boolean forGood;

    Decline(boolean forGood) {
        code = name().toLowerCase(Locale.ROOT);
        this.forGood = forGood;
    }

    Decline(String code, boolean forGood) {
        this.code = code;
        this.forGood = forGood;
    }

    private static Optional<Decline> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** Whether the same means of payment cannot work another day. */
    static boolean isForGood(String code) {
        return of(code).filter(one -> one.forGood).isPresent();
    }

    /** YooKassa's word, and what it means in the language of the bot. */
    static String inWords(String code, BotView bot) {
        String key = "reason." + of(code).map(one -> one.code).orElse("unknown");
        return bot.text(bot.language(), key) + (code.isEmpty() ? "" : " (" + code + ")");
    }
}

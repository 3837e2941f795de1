package io.jackfield.payment.click;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.payment.Ledger.Entry;
import io.jackfield.api.payment.Ledger.Verdict;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.Transaction;
import java.util.Optional;

/**
 * Click calls a payment cancelled that it has completed. The word is not signed, so that anybody who has seen a call
 * could have turned it round: what the order gave is only taken back when the Merchant API confirms it. Otherwise a
 * person decides.
 */
final class Contradiction {
    private final Merchant merchant;
    private final Optional<MerchantApi> api;

    Contradiction(Merchant merchant, Optional<MerchantApi> api) {
        this.merchant = merchant;
        this.api = api;
    }

    void of(Transaction paid, int error) {
        String found = found(paid);
        if (!found.isEmpty()) {
            merchant.review(paid.orderId(), sentence(paid, found));
            return;
        }
        Entry entry = merchant.ledger().cancel(paid.systemId().orElseThrow(), "Click's error " + error);
        if (entry.verdict() == Verdict.NOT_RETURNABLE) {
            merchant.review(
                    paid.orderId(),
                    sentence(
                            paid,
                            "the Merchant API confirms it, and the bot takes nothing back: take it back by hand"));
        }
    }

    /** Why it cannot be believed; empty when the money has gone back. */
    private String found(Transaction paid) {
        if (api.isEmpty()) {
            return "there is no merchantUserId to ask the Merchant API with; look it up in Click's cabinet";
        }
        try {
            Optional<PaymentStatus> status = api.get().status(paid.facts().get(ShopApi.PAYMENT_ID));
            return status.equals(Optional.of(PaymentStatus.ENDED))
                    ? ""
                    : "the Merchant API does not confirm it; look it up in Click's cabinet";
        } catch (JackfieldException unreachable) {
            return "the Merchant API could not be asked; look it up in Click's cabinet";
        }
    }

    private static String sentence(Transaction paid, String found) {
        return "Click calls payment " + paid.facts().getOrDefault(ShopApi.PAYMENT_ID, "")
                + " cancelled, which it had completed. Nothing was taken back: " + found;
    }
}

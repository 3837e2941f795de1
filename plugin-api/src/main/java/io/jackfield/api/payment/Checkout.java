package io.jackfield.api.payment;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** How an order is paid. */
@Experimental
public sealed interface Checkout {
    /**
     * By an invoice inside Telegram, which the host makes, answers for and credits, also while the plugin is away. For
     * Stars, an order that renews becomes a subscription of Telegram.
     *
     * @param providerToken from BotFather; empty for Stars
     * @param more further fields of Telegram's {@code sendInvoice}, such as {@code provider_data}
     */
    record InTelegram(String providerToken, Map<String, Object> more) implements Checkout {
        public InTelegram {
            requireNonNull(providerToken, "providerToken");
            more = Map.copyOf(new LinkedHashMap<>(more));
        }
    }

    /** On a page that a button opens: an {@code http} or {@code https} address. */
    record Page(URI address) implements Checkout {
        public Page {
            requireNonNull(address, "address");
        }
    }

    /** Something has to be known first: the buyer is asked, and the provider asked again with it. */
    record Asks(What what) implements Checkout {
        public Asks {
            requireNonNull(what, "what");
        }

        /** What has to be known. */
        public enum What {
            /** {@link PaymentOrder#EMAIL}. */
            EMAIL,
            /** {@link PaymentOrder#PHONE}. */
            PHONE
        }
    }
}

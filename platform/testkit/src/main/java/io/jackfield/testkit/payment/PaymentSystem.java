package io.jackfield.testkit.payment;

import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.web.WebRequest;
import java.util.List;

/** The other side of a payment provider, as its documentation describes it. Written by whoever writes the plugin. */
public interface PaymentSystem {
    /**
     * The genuine, signed calls with which the system takes the money of an order, in their order. When the provider has
     * answered the last of them, the order is paid. The suite also asks for orders that nobody has placed, that are too late, or
     * whose price has been changed.
     *
     * @param transaction the system's own id of this try, such as {@code tx-1}; the same id and order give the same calls
     */
    List<WebRequest> pays(PaymentOrder order, String transaction);

    /**
     * The genuine calls with which the system cancels a payment, or gives the money back when it was taken. Empty when the
     * system knows no such call.
     */
    List<WebRequest> cancels(PaymentOrder order, String transaction);

    /** The same call from somebody who does not know the key. One without any signature is tried by the suite itself. */
    WebRequest forges(WebRequest genuine);

    /** The same call without what proves its origin: header, parameter or field. */
    WebRequest withoutSignature(WebRequest genuine);
}

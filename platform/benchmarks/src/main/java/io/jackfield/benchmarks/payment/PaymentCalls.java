package io.jackfield.benchmarks.payment;

import java.util.Map;

/** The two calls with which a payment system has one order paid. Used on the loop. */
public interface PaymentCalls {
    /** The environment in which a host knows every system of the benchmarks. */
    Map<String, String> SETTINGS = Map.of(
            "PAYME_MERCHANT_ID", PaymeCalls.MERCHANT,
            "PAYME_KEY", PaymeCalls.KEY,
            "CLICK_SERVICE_ID", ClickCalls.SERVICE,
            "CLICK_MERCHANT_ID", ClickCalls.MERCHANT,
            "CLICK_SECRET_KEY", ClickCalls.KEY);

    /** The name of the host's payment provider. */
    String provider();

    /** What stands in the head of each call, in lines with their ends. */
    String headers();

    /** The body of the call before the money is taken. */
    String before(int order);

    /**
     * The body of the call that says that it was taken.
     *
     * @param answer to the call before
     */
    String after(int order, String answer);

    /** Whether an answer is a yes. */
    boolean isYes(String answer);
}

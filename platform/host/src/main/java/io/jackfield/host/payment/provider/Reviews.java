package io.jackfield.host.payment.provider;

import io.jackfield.host.telegram.ServedBot;

/** What a person has to look at. */
public interface Reviews {
    /**
     * Keeps it open until somebody has closed it, and tells the operator; the same words again are nothing new. From
     * any thread but the core loop; blocks.
     *
     * @param order its id; empty when there is none
     */
    void add(String provider, ServedBot bot, String order, String what);

    /** Somebody has done what these words of an order's open reviews ask for. Blocks. */
    void done(ServedBot bot, String order, String beginning, String by);

    /** The same of a difference between our books and the payment system's. */
    void addDifference(String provider, ServedBot bot, String order, String what);
}

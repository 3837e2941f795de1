package io.jackfield.host.payment;

import java.security.SecureRandom;

/** Ids of orders: not to be guessed, easily read aloud, and taken by every payment system. */
final class OrderIds {
    private static final String LETTERS = "abcdefghjkmnpqrstvwxyz";
    private static final String ALL = LETTERS + "23456789";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private OrderIds() {}

    /** The last one is a letter, so that what somebody puts behind it can be told apart from it. */
    static String next() {
        StringBuilder id = new StringBuilder(LENGTH);
        while (id.length() < LENGTH) {
            String from = id.length() == LENGTH - 1 ? LETTERS : ALL;
            id.append(from.charAt(RANDOM.nextInt(from.length())));
        }
        return id.toString();
    }
}

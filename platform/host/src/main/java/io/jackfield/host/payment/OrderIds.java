package io.jackfield.host.payment;

import java.security.SecureRandom;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Ids of orders: not to be guessed, easily read aloud, and taken by every payment system. */
public final class OrderIds {
    private static final String LETTERS = "abcdefghjkmnpqrstvwxyz";
    private static final String ALL = LETTERS + "23456789";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Pattern WORD =
            Pattern.compile("(?<![\\w-])[" + ALL + "]{" + (LENGTH - 1) + "}[" + LETTERS + "](?![\\w-])");

    private OrderIds() {}

    /** What in a text looks like one, whether there is such an order or not. */
    public static List<String> in(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).distinct().toList();
    }

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

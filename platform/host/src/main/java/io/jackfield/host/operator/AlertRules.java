package io.jackfield.host.operator;

import io.jackfield.host.telegram.TextCut;

/** What alerts of plugins look like. */
public final class AlertRules {
    private static final int LONGEST = 500;

    private AlertRules() {}

    /** Throws {@link IllegalArgumentException} when it is no key of an alert. */
    public static String key(String key) {
        if (key == null || !key.matches("[a-z0-9.-]{1,64}")) {
            throw new IllegalArgumentException("alert key is '" + key + "'; use 1 to 64 of a-z 0-9 . -");
        }
        return key;
    }

    /** The sentence on one line, cut where it is too long. */
    public static String sentence(String sentence) {
        if (sentence == null || sentence.isBlank()) {
            throw new IllegalArgumentException("the alert says nothing; say what is wrong and what to do");
        }
        return TextCut.atMost(sentence.strip().replaceAll("\\s+", " "), LONGEST);
    }
}

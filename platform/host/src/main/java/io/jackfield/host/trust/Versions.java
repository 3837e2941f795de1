package io.jackfield.host.trust;

import java.util.Comparator;

/**
 * The order of versions such as {@code 1.10.2} and {@code 2.0.0-rc.1}: numbers as numbers, a pre-release before its
 * release, what follows a plus sign left out. Missing parts count as zero.
 */
public final class Versions {
    public static final Comparator<String> ORDER = Versions::compare;

    private Versions() {}

    private static int compare(String one, String other) {
        String[] first = one.replaceFirst("\\+.*", "").split("-", 2);
        String[] second = other.replaceFirst("\\+.*", "").split("-", 2);
        int release = compareParts(first[0], second[0], "0");
        if (release != 0) {
            return release;
        }
        if (first.length != second.length) {
            return first.length == 1 ? 1 : -1;
        }
        return first.length == 1 ? 0 : compareParts(first[1], second[1], "");
    }

    private static int compareParts(String one, String other, String missing) {
        String[] first = one.split("\\.");
        String[] second = other.split("\\.");
        for (int index = 0; index < Math.max(first.length, second.length); index++) {
            String left = index < first.length ? first[index] : missing;
            String right = index < second.length ? second[index] : missing;
            int order = comparePart(left, right);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Nothing comes before a number, and a number before a word. */
    private static int comparePart(String one, String other) {
        boolean number = one.matches("\\d{1,18}");
        boolean otherNumber = other.matches("\\d{1,18}");
        if (number && otherNumber) {
            return Long.compare(Long.parseLong(one), Long.parseLong(other));
        }
        if (number != otherNumber && !one.isEmpty() && !other.isEmpty()) {
            return number ? -1 : 1;
        }
        return one.compareTo(other);
    }
}

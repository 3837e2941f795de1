package io.jackfield.lib.school;

import java.util.Locale;

/**
 * A code that the school has handed out to the family of a learner.
 *
 * @param learner id
 */
public record SchoolCode(String learner, String code) {
    /** Whether somebody has typed this code; spaces, dashes and small letters do not matter. */
    public boolean matches(String typed) {
        return !bare(code).isEmpty() && bare(code).equals(bare(typed));
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s\\p{Pd}]", "").toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "SchoolCode[" + learner + "]";
    }
}

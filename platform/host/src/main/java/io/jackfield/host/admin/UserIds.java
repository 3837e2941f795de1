package io.jackfield.host.admin;

import io.jackfield.host.staff.Operator;
import io.jackfield.host.staff.OperatorRight;
import java.util.regex.Pattern;

/** Keeps ids of users out of what plugins write, for those who may not see single users. */
final class UserIds {
    private static final Pattern LIKE_AN_ID = Pattern.compile("\\d{6,}");

    private UserIds() {}

    static boolean mayBeSeenBy(Operator operator) {
        return operator.may(OperatorRight.READ_USERS);
    }

    /** The text, for those who may not without any number that can be one's. */
    static String shown(Operator operator, String text) {
        return mayBeSeenBy(operator) ? text : LIKE_AN_ID.matcher(text).replaceAll("…");
    }
}

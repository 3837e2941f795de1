package io.jackfield.host.staff;

import static io.jackfield.host.staff.OperatorRight.BROADCAST;
import static io.jackfield.host.staff.OperatorRight.CHANGE_MONEY;
import static io.jackfield.host.staff.OperatorRight.CHANGE_USERS;
import static io.jackfield.host.staff.OperatorRight.INSTALL;
import static io.jackfield.host.staff.OperatorRight.JOBS;
import static io.jackfield.host.staff.OperatorRight.LETTERS;
import static io.jackfield.host.staff.OperatorRight.LISTS;
import static io.jackfield.host.staff.OperatorRight.LOGS;
import static io.jackfield.host.staff.OperatorRight.MESSAGE_USERS;
import static io.jackfield.host.staff.OperatorRight.MODELS;
import static io.jackfield.host.staff.OperatorRight.PLUGINS;
import static io.jackfield.host.staff.OperatorRight.READ_MONEY;
import static io.jackfield.host.staff.OperatorRight.READ_USERS;
import static io.jackfield.host.staff.OperatorRight.REPORTS;
import static io.jackfield.host.staff.OperatorRight.SETTINGS;
import static io.jackfield.host.staff.OperatorRight.SYSTEM;
import static io.jackfield.host.staff.OperatorRight.VIEW;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A set of rights that goes with a job. Reading what users wrote belongs to {@link #ADMIN} only, or is given beside a
 * role.
 */
public enum OperatorRole {
    VIEWER(VIEW),
    SUPPORT(VIEW, READ_USERS, CHANGE_USERS, MESSAGE_USERS, LETTERS, LISTS, LOGS),
    MARKETING(VIEW, BROADCAST, REPORTS),
    MONEY(VIEW, READ_USERS, CHANGE_USERS, READ_MONEY, CHANGE_MONEY),
    OPERATOR(
            VIEW,
            READ_USERS,
            CHANGE_USERS,
            MESSAGE_USERS,
            LETTERS,
            LISTS,
            REPORTS,
            PLUGINS,
            INSTALL,
            SETTINGS,
            JOBS,
            MODELS,
            LOGS,
            SYSTEM),
    ADMIN(OperatorRight.values());

    private final Set<OperatorRight> rights;

    OperatorRole(OperatorRight... rights) {
        this.rights = Set.copyOf(EnumSet.of(rights[0], rights));
    }

    public Set<OperatorRight> rights() {
        return rights;
    }

    /** As files and pages write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its word. */
    public static Optional<OperatorRole> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}

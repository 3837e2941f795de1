package io.jackfield.lib.sales;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What managers do to an application. */
public enum Action {
    /** See to it; also instead of another manager. */
    TAKE(Status.TAKEN),
    CONTACTED(Status.CONTACTED),
    WON(Status.WON),
    LOST(Status.LOST),
    /** Take a closed one up again. */
    REOPEN(Status.TAKEN);

    private final Status leadsTo;

    Action(Status leadsTo) {
        this.leadsTo = leadsTo;
    }

    /** In buttons, lists and texts: {@code take}, {@code contacted} … */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Action> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }

    /** What the application is afterwards; taking over one of another manager leaves it as far as it was. */
    Status from(Status status) {
        return this == TAKE && status != Status.NEW ? status : leadsTo;
    }

    /** Whether it can be done to an application that is so far. */
    public boolean fits(Status status) {
        return switch (this) {
            case TAKE -> status.isOpen();
            case CONTACTED -> status == Status.NEW || status == Status.TAKEN;
            case WON, LOST -> status.isOpen();
            case REOPEN -> !status.isOpen();
        };
    }
}

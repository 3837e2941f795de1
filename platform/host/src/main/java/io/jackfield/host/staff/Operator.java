package io.jackfield.host.staff;

import java.util.Optional;
import java.util.Set;

/**
 * Somebody who runs the host.
 *
 * @param name empty for whoever holds the host's own token: that call says itself who it is
 * @param standing by what they came in
 */
public record Operator(Optional<String> name, Set<OperatorRight> rights, Standing standing) {
    /** By what somebody came in. */
    public enum Standing {
        /**
         * The host's own token, which belongs to the machine. The name, where there is one, is what they call
         * themselves.
         */
        HOST,
        /** A token of their own. */
        OWN,
        /**
         * The same, but {@code ops.secondFactor} wants a second factor that they have not set up: they may do nothing
         * else.
         */
        ENROLLING
    }

    public Operator {
        rights = Set.copyOf(rights);
    }

    /** Somebody with a token of their own, or without a name whoever holds the host's. */
    public Operator(Optional<String> name, Set<OperatorRight> rights) {
        this(name, rights, name.isPresent() ? Standing.OWN : Standing.HOST);
    }

    /** Whoever holds {@code JACKFIELD_ADMIN_TOKEN}, which belongs to the machine and may do everything. */
    public static Operator ofToken() {
        return new Operator(Optional.empty(), OperatorRole.ADMIN.rights(), Standing.HOST);
    }

    public boolean may(OperatorRight right) {
        return rights.contains(right);
    }

    /** Whether it is the host's own token, and no account. */
    public boolean isHost() {
        return standing == Standing.HOST;
    }

    /** Whether a second factor has to be set up before anything else. */
    public boolean isEnrolling() {
        return standing == Standing.ENROLLING;
    }
}

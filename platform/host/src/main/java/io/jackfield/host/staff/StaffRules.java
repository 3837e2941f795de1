package io.jackfield.host.staff;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.store.StoredOperator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may do what to whom: nobody gives what they do not hold, nor touches who holds more; somebody can always look
 * after the others.
 */
final class StaffRules {
    private StaffRules() {}

    /** Those of their role and those beside it; words of another version count nothing. */
    static Set<OperatorRight> rights(StoredOperator operator) {
        return rights(operator.role(), operator.rights());
    }

    static Set<OperatorRight> rights(String role, List<String> beside) {
        Set<OperatorRight> rights = EnumSet.noneOf(OperatorRight.class);
        OperatorRole.of(role).ifPresent(known -> rights.addAll(known.rights()));
        beside.forEach(word -> OperatorRight.of(word).ifPresent(rights::add));
        return rights;
    }

    /** @param what it would be, such as {@code eve would get} */
    static void requireHolds(Operator asker, Set<OperatorRight> wanted, String what) {
        Set<OperatorRight> missing = EnumSet.noneOf(OperatorRight.class);
        missing.addAll(wanted);
        missing.removeAll(asker.rights());
        if (!missing.isEmpty()) {
            throw new JackfieldException(
                    StandardError.NOT_PERMITTED,
                    what + " " + words(missing)
                            + ", which you do not hold; ask somebody who does, or use the host's token");
        }
    }

    /**
     * Somebody else is left who may look after operators.
     *
     * @param stays what {@code target} may do afterwards
     */
    static void requireNotLast(
            Operator asker, List<StoredOperator> all, StoredOperator target, Set<OperatorRight> stays) {
        boolean wasOne = looksAfterOthers(target);
        boolean another = all.stream().anyMatch(operator -> operator.id() != target.id() && looksAfterOthers(operator));
        if (wasOne && !stays.contains(OperatorRight.OPERATORS) && !another && !asker.isHost()) {
            throw new JackfieldException(
                    StandardError.NOT_PERMITTED,
                    target.name() + " is the last one with the right " + OperatorRight.OPERATORS.word()
                            + "; give it to somebody else first, or use the host's token");
        }
    }

    private static boolean looksAfterOthers(StoredOperator operator) {
        return operator.disabled().isEmpty() && rights(operator).contains(OperatorRight.OPERATORS);
    }

    static String words(Set<OperatorRight> rights) {
        return rights.stream().sorted().map(OperatorRight::word).collect(Collectors.joining(", "));
    }
}

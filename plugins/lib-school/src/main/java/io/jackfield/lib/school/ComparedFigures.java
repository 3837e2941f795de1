package io.jackfield.lib.school;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/** A period's figures and those of the one before. Changes are absent where one of the two knows nothing. */
public record ComparedFigures(Figures now, Figures before) {
    public ComparedFigures {
        requireNonNull(now, "now");
        requireNonNull(before, "before");
    }

    /** In percentage points; above zero when it has become more. */
    public OptionalDouble attendanceChange() {
        return change(now.attendance(), before.attendance());
    }

    /** In marks of the school's scale; above zero when they have become better. */
    public OptionalDouble averageChange() {
        return change(now.average(), before.average());
    }

    /** In percentage points. */
    public OptionalDouble progressChange() {
        return change(now.progress(), before.progress());
    }

    private static OptionalDouble change(OptionalDouble now, OptionalDouble before) {
        return now.isPresent() && before.isPresent()
                ? OptionalDouble.of(now.getAsDouble() - before.getAsDouble())
                : OptionalDouble.empty();
    }
}

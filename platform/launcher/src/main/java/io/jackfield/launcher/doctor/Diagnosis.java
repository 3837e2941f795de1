package io.jackfield.launcher.doctor;

/**
 * One line of the doctor's report.
 *
 * @param subject what was tried, such as {@code disk}
 * @param text what was found, and unless all is well what to do about it
 */
record Diagnosis(Level level, String subject, String text) {
    enum Level {
        OK,
        WARN,
        ERROR
    }

    static Diagnosis ok(String subject, String text) {
        return new Diagnosis(Level.OK, subject, text);
    }

    static Diagnosis warn(String subject, String text) {
        return new Diagnosis(Level.WARN, subject, text);
    }

    static Diagnosis error(String subject, String text) {
        return new Diagnosis(Level.ERROR, subject, text);
    }

    @Override
    public String toString() {
        return "%-5s %-22s %s".formatted(level, subject, text);
    }
}

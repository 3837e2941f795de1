package io.jackfield.host.dispatch;

/**
 * Where in the code a failure was, without its messages: those may quote what users wrote. A failure and its causes,
 * the innermost frames of each.
 */
final class StackWords {
    private static final int FRAMES = 12;
    private static final int CAUSES = 4;
    private static final int LONGEST = 6_000;

    private StackWords() {}

    static String of(Throwable failure) {
        StringBuilder words = new StringBuilder();
        Throwable error = failure;
        for (int cause = 0; error != null && cause < CAUSES; cause++) {
            words.append(cause == 0 ? "" : "caused by ")
                    .append(error.getClass().getName())
                    .append('\n');
            StackTraceElement[] frames = error.getStackTrace();
            for (int index = 0; index < Math.min(FRAMES, frames.length); index++) {
                words.append("    at ").append(frames[index]).append('\n');
            }
            error = error.getCause();
        }
        return words.length() <= LONGEST ? words.toString() : words.substring(0, LONGEST);
    }
}

package io.jackfield.lib.openai;

/**
 * Where a text that comes character by character is inside of code, as Markdown has it: between fences, or between
 * backticks within a paragraph.
 */
final class CodeWatch {
    private static final int FENCE = 3;

    private char runOf;
    private int run;
    private boolean runBeganLine;
    private char fenceOf;
    private int fence;
    private int span;
    private boolean atLineStart = true;

    void pass(char unit) {
        if (run > 0 && unit != runOf) {
            endRun();
        }
        if (unit == '`' || (unit == '~' && (run > 0 || atLineStart))) {
            runBeganLine = run == 0 ? atLineStart : runBeganLine;
            runOf = unit;
            run++;
            atLineStart = false;
        } else if (unit == '\n') {
            span = atLineStart ? 0 : span; // an empty line ends the paragraph
            atLineStart = true;
        } else if (!Character.isWhitespace(unit)) {
            atLineStart = false;
        }
    }

    /** Whether what follows is between fences. */
    boolean inFence() {
        endRun();
        return fence > 0;
    }

    /** Whether what follows is between backticks. */
    boolean inSpan() {
        endRun();
        return span > 0;
    }

    /** Whether nothing but space has come since the line began. */
    boolean atLineStart() {
        return atLineStart;
    }

    private void endRun() {
        if (run == 0) {
            return;
        }
        if (fence > 0) {
            fence = runBeganLine && runOf == fenceOf && run >= fence ? 0 : fence;
        } else if (runBeganLine && run >= FENCE) {
            fenceOf = runOf;
            fence = run;
        } else if (runOf == '`') {
            span = span == 0 ? run : span == run ? 0 : span;
        }
        run = 0;
    }
}

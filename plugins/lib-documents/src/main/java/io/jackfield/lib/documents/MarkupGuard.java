package io.jackfield.lib.documents;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Characters of XML on their way to a parser, which holds each tag, comment, instruction and section of CDATA whole:
 * none may be longer than any honest one is.
 */
final class MarkupGuard extends FilterReader {
    private static final int LONGEST = 1 << 20;

    private final Budget budget;
    private State state = State.TEXT;
    private char quote;
    private char last;
    private char beforeLast;
    private int length;

    private enum State {
        TEXT,
        /** After the sign that begins any of the others. */
        BEGUN,
        TAG,
        QUOTED,
        COMMENT,
        INSTRUCTION,
        CDATA
    }

    MarkupGuard(Reader characters, Budget budget) {
        super(characters);
        this.budget = budget;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] target, int offset, int count) throws IOException {
        int came = super.read(target, offset, count);
        budget.work(1 + (Math.max(0, came) >> 10));
        for (int i = offset; i < offset + came; i++) {
            saw(target[i]);
        }
        return came;
    }

    private void saw(char character) {
        length++;
        if (state == State.TEXT && character == '<') {
            become(State.BEGUN);
        } else if (state == State.BEGUN) {
            begun(character);
        } else if (state == State.TAG && (character == '"' || character == '\'')) {
            quote = character;
            state = State.QUOTED;
        } else if (state == State.QUOTED && character == quote) {
            state = State.TAG;
        } else if (character == '>' && ends()) {
            become(State.TEXT);
        }
        if (state != State.TEXT && length > LONGEST) {
            throw ReadingEnded.because(ReadingEnded.Cause.TOO_LARGE);
        }
        beforeLast = last;
        last = character;
    }

    private void begun(char character) {
        if (character == '?') {
            state = State.INSTRUCTION;
        } else if (character == '-' && last == '-') {
            state = State.COMMENT;
        } else if (character == '[') {
            state = State.CDATA;
        } else if (character != '!' && character != '-') {
            state = character == '>' ? State.TEXT : State.TAG;
        }
    }

    private boolean ends() {
        return switch (state) {
            case TAG -> true;
            case COMMENT -> last == '-' && beforeLast == '-';
            case INSTRUCTION -> last == '?';
            case CDATA -> last == ']' && beforeLast == ']';
            case TEXT, BEGUN, QUOTED -> false;
        };
    }

    private void become(State next) {
        state = next;
        length = 0;
    }
}

package io.jackfield.host.telegram.text;

import org.commonmark.node.CustomNode;
import org.commonmark.node.Delimited;
import org.commonmark.node.Node;
import org.commonmark.node.Nodes;
import org.commonmark.parser.delimiter.DelimiterProcessor;
import org.commonmark.parser.delimiter.DelimiterRun;

/** Text between {@code ||} and {@code ||}, as Telegram's own Markdown has it. */
final class Spoiler extends CustomNode implements Delimited {
    private static final String MARK = "||";

    @Override
    public String getOpeningDelimiter() {
        return MARK;
    }

    @Override
    public String getClosingDelimiter() {
        return MARK;
    }

    /** Teaches the parser about {@code ||}. */
    static final class Delimiter implements DelimiterProcessor {
        @Override
        public char getOpeningCharacter() {
            return '|';
        }

        @Override
        public char getClosingCharacter() {
            return '|';
        }

        @Override
        public int getMinLength() {
            return MARK.length();
        }

        @Override
        public int process(DelimiterRun opening, DelimiterRun closing) {
            if (opening.length() < MARK.length() || closing.length() < MARK.length()) {
                return 0;
            }
            Node spoiler = new Spoiler();
            for (Node hidden : Nodes.between(opening.getOpener(), closing.getCloser())) {
                spoiler.appendChild(hidden);
            }
            opening.getOpener().insertAfter(spoiler);
            return MARK.length();
        }
    }
}

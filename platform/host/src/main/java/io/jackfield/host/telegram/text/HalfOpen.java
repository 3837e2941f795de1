package io.jackfield.host.telegram.text;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Block;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;

/** Completes the last block of a text that is still being written; the parser itself closes code blocks and lists. */
final class HalfOpen {
    private static final String MARKS = "-=*_+#>`~|: \t";

    private HalfOpen() {}

    /**
     * Leaves out an unfinished last line of marks alone. It may become a heading's underline, a fence, a list or a
     * table, and taken as it stands it would change the look of the line before.
     */
    static String withoutLooseEnd(String prefix) {
        int lineStart = prefix.lastIndexOf('\n') + 1;
        for (int i = lineStart; i < prefix.length(); i++) {
            if (MARKS.indexOf(prefix.charAt(i)) < 0) {
                return prefix;
            }
        }
        return prefix.substring(0, lineStart);
    }

    /** The text with everything closed that is open at its end. */
    static String close(String prefix, Node document) {
        Node last = document;
        while (last.getLastChild() instanceof Block inner) {
            last = inner;
        }
        int start = inlineStart(prefix, last);
        return start < 0 ? prefix : prefix.substring(0, start) + new OpenStyles(prefix.substring(start)).closed();
    }

    /** Where the words that may still go on begin, or -1. */
    private static int inlineStart(String prefix, Node last) {
        boolean holdsWords = last instanceof Paragraph || last instanceof Heading || last instanceof TableBlock;
        if (!holdsWords || last.getSourceSpans().isEmpty() || isFinished(prefix, last)) {
            return -1;
        }
        if (last instanceof TableBlock) {
            return prefix.lastIndexOf('|') + 1;
        }
        return last.getSourceSpans().getFirst().getInputIndex();
    }

    /** A blank line ends a paragraph and any line end a heading: what is open there stays open for good. */
    private static boolean isFinished(String prefix, Node last) {
        SourceSpan line = last.getSourceSpans().getLast();
        String rest = prefix.substring(line.getInputIndex() + line.getLength());
        long lineEnds = rest.chars().filter(c -> c == '\n').count();
        return lineEnds > (last instanceof Paragraph ? 1 : 0);
    }
}

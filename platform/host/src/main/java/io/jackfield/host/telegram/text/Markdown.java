package io.jackfield.host.telegram.text;

import java.util.List;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Turns Markdown into text with entities as the Bot API takes them. What Telegram has no entity for becomes text that
 * reads the same: headings bold, lists with bullets and numbers, tables in columns, HTML as it was written.
 */
public final class Markdown {
    /** Deeper nesting is shown flat: nobody reads it, and it must not exhaust the stack. */
    private static final int DEEPEST = 32;

    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(
                    TablesExtension.create(),
                    StrikethroughExtension.builder().requireTwoTildes(true).build()))
            .customDelimiterProcessor(new Spoiler.Delimiter())
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(DEEPEST)
            .maxInlineNesting(DEEPEST)
            .build();

    private Markdown() {}

    /** Renders a complete text. */
    public static FormattedText render(String markdown) {
        String clean = Formulas.asCode(PlainText.wellFormed(markdown), false);
        if (PlainText.hasNoMarkup(clean)) {
            return FormattedText.plain(clean);
        }
        return write(PARSER.parse(clean));
    }

    /**
     * Renders the beginning of a text that is still being written, as it will probably look later: an open code block
     * or style ends where the text ends, a half-written link is its label, and marks that mean nothing yet are left
     * out. For the last frame use {@link #render}.
     */
    public static FormattedText renderPartial(String prefix) {
        String clean = Formulas.asCode(HalfOpen.withoutLooseEnd(PlainText.wellFormed(prefix)), true);
        if (PlainText.hasNoMarkup(clean)) {
            return FormattedText.plain(clean);
        }
        Node document = PARSER.parse(clean);
        String closed = HalfOpen.close(clean, document);
        return write(closed.equals(clean) ? document : PARSER.parse(closed));
    }

    /** The beginning of a text that is still being written, as Markdown in which every open style is closed. */
    static String closed(String prefix) {
        String clean = HalfOpen.withoutLooseEnd(PlainText.wellFormed(prefix));
        return PlainText.hasNoMarkup(clean) ? clean : HalfOpen.close(clean, parse(clean));
    }

    static Node parse(String markdown) {
        return PARSER.parse(markdown);
    }

    private static FormattedText write(Node document) {
        TextWriter writer = new TextWriter();
        new BlockRenderer(writer).children(document);
        return writer.finish();
    }
}

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

    /** In UTF-16 units; a hundred messages. */
    private static final int LONGEST = 400_000;

    /** More are the work of somebody who plays, and would cost seconds when the text is cut. */
    private static final int MOST_STYLES = 5_000;

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

    /** Renders a complete text. One that is longer than any model writes stays as it is. */
    public static FormattedText render(String markdown) {
        if (markdown.length() > LONGEST) {
            return FormattedText.plain(markdown);
        }
        String clean = shielded(PlainText.wellFormed(markdown), true);
        String text = Formulas.asCode(clean, false);
        if (PlainText.hasNoMarkup(text)) {
            return FormattedText.plain(Letters.restored(text));
        }
        return write(text);
    }

    /**
     * Renders the beginning of a text that is still being written, as it will probably look later: an open code block
     * or style ends where the text ends, a half-written link is its label, and marks that mean nothing yet are left
     * out. For the last frame use {@link #render}.
     */
    public static FormattedText renderPartial(String prefix) {
        String begun = shielded(HalfOpen.withoutLooseEnd(PlainText.wellFormed(prefix)), false);
        String clean = Formulas.asCode(begun, true);
        if (PlainText.hasNoMarkup(clean)) {
            return FormattedText.plain(Letters.restored(clean));
        }
        return write(HalfOpen.close(clean, PARSER.parse(clean)));
    }

    /** The beginning of a text that is still being written, as Markdown in which every open style is closed. */
    static String closed(String prefix) {
        String clean = HalfOpen.withoutLooseEnd(PlainText.wellFormed(prefix));
        if (PlainText.hasNoMarkup(clean)) {
            return clean;
        }
        String text = shielded(clean, false);
        return Letters.restored(HalfOpen.close(text, PARSER.parse(text)));
    }

    /** The blocks of a text; its letters are {@link Letters}, at the same places. */
    static Node parse(String markdown) {
        return PARSER.parse(shielded(markdown, true));
    }

    private static String shielded(String text, boolean whole) {
        return PlainText.hasNoMarkup(text) ? text : BareAddresses.shielded(text, whole);
    }

    private static FormattedText write(String markdown) {
        Node document = PARSER.parse(Flanking.joined(markdown));
        TextWriter writer = new TextWriter();
        new BlockRenderer(writer, LinkTargets.of(document)).children(document);
        FormattedText shown = writer.finish();
        return shown.entities().size() > MOST_STYLES ? FormattedText.plain(shown.text()) : shown;
    }
}

package io.jackfield.host.telegram.text;

import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Writes what stands inside a paragraph, a heading or a table cell. */
final class InlineRenderer {
    /** The kinds of address a link in a message may have; anything else would be refused or is not to be trusted. */
    private static final Pattern LINK =
            Pattern.compile("(?:https?://|tg://|mailto:)[^\\s\\p{Cntrl}]++", Pattern.CASE_INSENSITIVE);

    /** The one tag that models use in tables for want of Markdown. */
    private static final Pattern BREAK = Pattern.compile("<br\\s*+/?>", Pattern.CASE_INSENSITIVE);

    private final TextWriter writer;

    InlineRenderer(TextWriter writer) {
        this.writer = writer;
    }

    void children(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            write(child);
        }
    }

    private void write(Node node) {
        switch (node) {
            case Text words -> writer.append(words.getLiteral());
            case SoftLineBreak _ -> writer.lineBreak();
            case HardLineBreak _ -> writer.lineBreak();
            case Emphasis emphasis -> styled(TextEntity.ITALIC, emphasis);
            case StrongEmphasis strong -> styled(TextEntity.BOLD, strong);
            case Strikethrough struck -> styled(TextEntity.STRIKETHROUGH, struck);
            case Spoiler spoiler -> styled(TextEntity.SPOILER, spoiler);
            case Code code -> writer.code(code.getLiteral());
            case Link link -> link(link, link.getDestination());
            case Image image -> link(image, image.getDestination());
            case HtmlInline html -> html(html.getLiteral());
            default -> children(node);
        }
    }

    private void styled(String type, Node content) {
        writer.styled(type, "", () -> children(content));
    }

    private void link(Node label, String destination) {
        boolean usable = LINK.matcher(destination).matches();
        Runnable content = label.getFirstChild() == null ? () -> writer.append(destination) : () -> children(label);
        if (usable) {
            writer.styled(TextEntity.TEXT_LINK, destination, content);
        } else {
            content.run();
        }
    }

    private void html(String literal) {
        if (BREAK.matcher(literal).matches()) {
            writer.lineBreak();
        } else {
            writer.append(literal);
        }
    }
}

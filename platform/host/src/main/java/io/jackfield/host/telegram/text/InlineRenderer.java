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
    /** The one tag that models use in tables for want of Markdown. */
    private static final Pattern BREAK = Pattern.compile("<br\\s*+/?>", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_BREAK = 32;

    private final TextWriter writer;

    private String lastAddress = "";
    private boolean lastIsUsable;

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

    /** An address that no link can be made of is shown behind the words; one without words is its own label. */
    private void link(Node label, String destination) {
        String address = Letters.restored(destination);
        String around = writer.openLink();
        if (around.isEmpty() && isUsable(address)) {
            writer.styled(TextEntity.TEXT_LINK, address, () -> {
                if (label(label).isEmpty()) {
                    writer.append(address);
                }
            });
            return;
        }
        String shown = label(label);
        if (shown.isEmpty()) {
            writer.append(address);
        } else if (!address.isBlank() && !shown.equals(address) && !around.equals(address)) {
            writer.append(" (" + address + ")");
        }
    }

    /** Often asked of one address many times. */
    private boolean isUsable(String address) {
        if (!address.equals(lastAddress)) {
            lastAddress = address;
            lastIsUsable = LinkAddress.isUsable(address);
        }
        return lastIsUsable;
    }

    /** What there is to see of it. */
    private String label(Node label) {
        int position = writer.position();
        children(label);
        return writer.since(position);
    }

    private void html(String literal) {
        if (literal.length() < LONGEST_BREAK && BREAK.matcher(literal).matches()) {
            writer.lineBreak();
        } else {
            writer.append(literal);
        }
    }
}

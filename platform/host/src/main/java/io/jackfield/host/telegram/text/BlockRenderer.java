package io.jackfield.host.telegram.text;

import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/** Writes blocks one below the other, with a blank line between them unless they are items of a tight list. */
final class BlockRenderer {
    /** About as wide as a bullet and its space in a proportional font. */
    private static final String INDENT = "   ";

    private static final int LONGEST_LANGUAGE = 32;

    private final TextWriter writer;
    private final InlineRenderer inline;
    private final Set<String> linked;
    private int gap = 2;

    /** @param linked the addresses that links lead to; definitions of others are shown */
    BlockRenderer(TextWriter writer, Set<String> linked) {
        this.writer = writer;
        this.linked = linked;
        inline = new InlineRenderer(writer);
    }

    void children(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            write(child);
        }
    }

    private void write(Node block) {
        boolean further =
                block instanceof LinkReferenceDefinition && block.getPrevious() instanceof LinkReferenceDefinition;
        writer.startBlock(further ? 1 : gap);
        switch (block) {
            case Paragraph paragraph -> inline.children(paragraph);
            case Heading heading -> writer.styled(TextEntity.BOLD, "", () -> inline.children(heading));
            case BulletList list -> bullets(list);
            case OrderedList list -> numbers(list);
            case FencedCodeBlock code -> fenced(code);
            case IndentedCodeBlock code -> writer.codeBlock(code.getLiteral(), "");
            case BlockQuote quote -> writer.styled(TextEntity.BLOCKQUOTE, "", () -> children(quote));
            case TableBlock table -> new TableRenderer(writer).write(table);
            case HtmlBlock html -> html(html.getLiteral());
            case LinkReferenceDefinition definition -> definition(definition);
            case ThematicBreak _ -> writer.append("———");
            default -> children(block);
        }
    }

    private void bullets(BulletList list) {
        int outer = enter(list);
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            String box = takeCheckbox(item);
            item(item, box.isEmpty() ? "• " : box);
        }
        gap = outer;
    }

    private void numbers(OrderedList list) {
        int outer = enter(list);
        int number = list.getMarkerStartNumber();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            item(item, number + list.getMarkerDelimiter() + " " + takeCheckbox(item));
            number++;
        }
        gap = outer;
    }

    private int enter(ListBlock list) {
        int outer = gap;
        gap = list.isTight() ? 1 : 2;
        return outer;
    }

    private void item(Node item, String marker) {
        writer.startBlock(gap);
        writer.startItem(marker, INDENT);
        children(item);
        writer.endItem(INDENT);
    }

    /** Takes {@code [ ]} or {@code [x]} off the item and answers the box to show; empty if the item is no task. */
    private static String takeCheckbox(Node item) {
        if (!(item instanceof ListItem)
                || !(item.getFirstChild() instanceof Paragraph paragraph)
                || !(paragraph.getFirstChild() instanceof Text words)) {
            return "";
        }
        String literal = words.getLiteral();
        boolean done = literal.startsWith("[x] ") || literal.startsWith("[X] ");
        if (!done && !literal.startsWith("[ ] ")) {
            return "";
        }
        words.setLiteral(literal.substring(4));
        return done ? "☑ " : "☐ ";
    }

    private void html(String literal) {
        literal.strip().lines().forEach(line -> {
            writer.append(line);
            writer.lineBreak();
        });
    }

    /** Words beside the fence are the code itself where nothing else is. */
    private void fenced(FencedCodeBlock code) {
        String info = code.getInfo().strip();
        boolean misplaced = code.getLiteral().isBlank() && info.indexOf(' ') >= 0;
        writer.codeBlock(misplaced ? info : code.getLiteral(), misplaced ? "" : language(info));
    }

    private void definition(LinkReferenceDefinition definition) {
        if (linked.contains(definition.getDestination())) {
            return;
        }
        String title = definition.getTitle() == null ? "" : " \"" + definition.getTitle() + "\"";
        writer.append("[" + definition.getLabel() + "]: " + definition.getDestination() + title);
    }

    /** The first word after the fence, if it looks like the name of a language. */
    private static String language(String info) {
        int end = 0;
        while (end < info.length() && isNamePart(info.charAt(end))) {
            end++;
        }
        return end > LONGEST_LANGUAGE ? "" : info.substring(0, end);
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || "+#-_.".indexOf(c) >= 0;
    }
}

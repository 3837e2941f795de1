package io.jackfield.host.telegram.text;

import io.jackfield.host.telegram.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Block;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;

/**
 * Markdown for rich messages (Bot API 10.1), which Telegram itself renders: only formulas are written in its way, and
 * long texts are cut between blocks or between the items of a list.
 */
public final class RichMarkdown {
    private final String text;
    private final List<Unit> units = new ArrayList<>();

    private RichMarkdown(String text) {
        this.text = text;
    }

    /** What is not cut: from {@code start} up to where the next one starts. */
    private record Unit(int start, int blocks) {}

    /** The parts in order; none for a text that rich messages have no room for, such as a table of too many columns. */
    public static List<String> split(String markdown) {
        String text = partial(PlainText.wellFormed(markdown)).stripTrailing();
        return new RichMarkdown(text).split();
    }

    /** A text that is still being written, with its formulas and addresses as rich messages know them. */
    public static String partial(String source) {
        return Formulas.asDollars(BareAddresses.bracketed(source));
    }

    private List<String> split() {
        for (Node block : children(Markdown.parse(text)).toList()) {
            if (depth(block) > Limits.RICH_NESTING || columns(block) > Limits.RICH_COLUMNS) {
                return List.of();
            }
            boolean cut = block instanceof ListBlock && blocks(block) > Limits.RICH_BLOCKS;
            (cut ? children(block) : Stream.of(block)).forEach(this::add);
        }
        List<String> parts = packed().orElse(List.of());
        return parts.stream()
                .filter(part -> !Markdown.render(part).text().isEmpty())
                .toList();
    }

    private void add(Node block) {
        if (!block.getSourceSpans().isEmpty()) {
            int begin = block.getSourceSpans().getFirst().getInputIndex();
            units.add(new Unit(text.lastIndexOf('\n', begin - 1) + 1, blocks(block)));
        }
    }

    /** As many units in each part as fit; absent when one alone does not. */
    private Optional<List<String>> packed() {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        int blocks = 0;
        for (int index = 0; index < units.size(); index++) {
            Unit unit = units.get(index);
            int end = index + 1 < units.size() ? units.get(index + 1).start() : text.length();
            if (end - unit.start() > Limits.RICH_TEXT || unit.blocks() > Limits.RICH_BLOCKS) {
                return Optional.empty();
            }
            boolean full = end - begin > Limits.RICH_TEXT || blocks + unit.blocks() > Limits.RICH_BLOCKS;
            if (full && unit.start() > begin) {
                parts.add(text.substring(begin, unit.start()).stripTrailing());
                begin = unit.start();
                blocks = 0;
            }
            blocks += unit.blocks();
        }
        if (text.length() - begin > Limits.RICH_TEXT) {
            return Optional.empty();
        }
        parts.add(text.substring(begin));
        return Optional.of(parts);
    }

    private static Stream<Node> children(Node parent) {
        return Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNext);
    }

    private static int blocks(Node node) {
        int own = node instanceof Block || node instanceof TableRow ? 1 : 0;
        return own + children(node).mapToInt(RichMarkdown::blocks).sum();
    }

    private static int depth(Node node) {
        return node instanceof Block
                ? 1 + children(node).mapToInt(RichMarkdown::depth).max().orElse(0)
                : 0;
    }

    private static int columns(Node node) {
        IntStream inside = children(node).mapToInt(RichMarkdown::columns);
        return node instanceof TableRow
                ? (int) children(node).count()
                : inside.max().orElse(0);
    }
}

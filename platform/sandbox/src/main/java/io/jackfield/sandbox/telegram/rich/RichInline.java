package io.jackfield.sandbox.telegram.rich;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.regex.Matcher;
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

/** Text inside a block as {@code RichText}: a string, an object with a type, or an array of these. */
final class RichInline {
    private static final Pattern MARKED = Pattern.compile("==(?<marked>[^=]+)==|\\|\\|(?<spoiler>[^|]+)\\|\\|");

    private final Formulas formulas;

    RichInline(Formulas formulas) {
        this.formulas = formulas;
    }

    /** The text of all children of {@code parent}. */
    Object children(Node parent) {
        JsonArray parts = new JsonArray();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            add(parts, child);
        }
        return parts.size() == 1 ? parts.getValue(0) : parts.isEmpty() ? "" : parts;
    }

    private void add(JsonArray parts, Node node) {
        switch (node) {
            case Text text -> addText(parts, text.getLiteral());
            case SoftLineBreak line -> parts.add(" ");
            case HardLineBreak line -> parts.add("\n");
            case Code code -> parts.add(new JsonObject().put("type", "code").put("text", code.getLiteral()));
            case StrongEmphasis strong -> parts.add(styled("bold", strong));
            case Emphasis emphasis -> parts.add(styled("italic", emphasis));
            case Strikethrough struck -> parts.add(styled("strikethrough", struck));
            case Link link -> parts.add(styled("url", link).put("url", link.getDestination()));
            case Image image -> parts.add(styled("url", image).put("url", image.getDestination()));
            case HtmlInline html -> addText(parts, html.getLiteral());
            default -> parts.add(children(node));
        }
    }

    private JsonObject styled(String type, Node node) {
        return new JsonObject().put("type", type).put("text", children(node));
    }

    private void addText(JsonArray parts, String text) {
        Matcher mark = Formulas.MARK.matcher(text);
        int at = 0;
        while (mark.find()) {
            addMarked(parts, text.substring(at, mark.start()));
            String expression = formulas.behind(mark);
            parts.add(new JsonObject().put("type", "mathematical_expression").put("expression", expression));
            at = mark.end();
        }
        addMarked(parts, text.substring(at));
    }

    private static void addMarked(JsonArray parts, String text) {
        Matcher found = MARKED.matcher(text);
        int at = 0;
        while (found.find()) {
            addPlain(parts, text.substring(at, found.start()));
            for (Map.Entry<String, Integer> group : MARKED.namedGroups().entrySet()) {
                String inside = found.group(group.getKey());
                if (inside != null) {
                    parts.add(new JsonObject().put("type", group.getKey()).put("text", inside));
                }
            }
            at = found.end();
        }
        addPlain(parts, text.substring(at));
    }

    private static void addPlain(JsonArray parts, String text) {
        if (!text.isEmpty()) {
            parts.add(text);
        }
    }
}

package io.jackfield.sandbox.telegram.rich;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * Reads the Markdown of rich messages: GitHub's, and formulas between dollar signs, {@code ==marked==},
 * {@code ||spoiler||}, {@code <details>} and {@code <tg-thinking>}.
 */
final class RichMarkdown {
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
            .build();
    private static final Pattern WRAPPED =
            Pattern.compile("(?m)^<(?<tag>tg-thinking|details)(?<open> open)?>(?s:(?<inside>.*?))</\\k<tag>>[ \\t]*$");
    private static final Pattern SUMMARY = Pattern.compile("\\s*<summary>(?s:(.*?))</summary>(?s:(.*))");
    private static final Pattern TASK = Pattern.compile("\\[([ xX])] ");

    private final Formulas formulas = new Formulas();
    private final RichInline inline = new RichInline(formulas);

    static JsonArray blocks(String markdown) {
        RichMarkdown reader = new RichMarkdown();
        return reader.read(reader.formulas.takeOutOf(markdown));
    }

    private JsonArray read(String markdown) {
        JsonArray blocks = new JsonArray();
        Matcher wrapped = WRAPPED.matcher(markdown);
        int at = 0;
        while (wrapped.find()) {
            blocks.addAll(blocksOf(PARSER.parse(markdown.substring(at, wrapped.start()))));
            blocks.add(
                    wrapped.group("tag").equals("details")
                            ? details(wrapped.group("inside"), wrapped.group("open") != null)
                            : new JsonObject()
                                    .put("type", "thinking")
                                    .put("text", wrapped.group("inside").strip()));
            at = wrapped.end();
        }
        return blocks.addAll(blocksOf(PARSER.parse(markdown.substring(at))));
    }

    private JsonObject details(String inside, boolean open) {
        Matcher summary = SUMMARY.matcher(inside);
        boolean named = summary.matches();
        JsonObject details = new JsonObject()
                .put("type", "details")
                .put("summary", named ? summary.group(1).strip() : "")
                .put("blocks", read(named ? summary.group(2) : inside));
        return open ? details.put("is_open", true) : details;
    }

    private JsonArray blocksOf(Node parent) {
        JsonArray blocks = new JsonArray();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            blocks.add(block(child));
        }
        return blocks;
    }

    private JsonObject block(Node node) {
        return switch (node) {
            case Heading heading ->
                typed("heading").put("text", inline.children(heading)).put("size", heading.getLevel());
            case Paragraph paragraph -> paragraph(paragraph);
            case BulletList list -> list(list, 0);
            case OrderedList list -> list(list, list.getMarkerStartNumber());
            case BlockQuote quote -> typed("blockquote").put("blocks", blocksOf(quote));
            case FencedCodeBlock code -> preformatted(code.getLiteral(), code.getInfo());
            case IndentedCodeBlock code -> preformatted(code.getLiteral(), "");
            case TableBlock table -> table(table);
            case ThematicBreak line -> typed("divider");
            case HtmlBlock html -> typed("paragraph").put("text", html.getLiteral());
            default -> typed("paragraph").put("text", inline.children(node));
        };
    }

    /** A paragraph that is nothing but a formula is a block of its own. */
    private JsonObject paragraph(Paragraph paragraph) {
        Object text = inline.children(paragraph);
        boolean formula = text instanceof JsonObject part && part.containsKey("expression");
        return formula ? (JsonObject) text : typed("paragraph").put("text", text);
    }

    private static JsonObject preformatted(String text, String info) {
        JsonObject block = typed("pre").put("text", text.stripTrailing());
        String language = info.strip().split("\\s+", 2)[0];
        return language.isEmpty() ? block : block.put("language", language);
    }

    private JsonObject list(Node list, int firstNumber) {
        JsonArray items = new JsonArray();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            String label = list instanceof OrderedList ? firstNumber + items.size() + "." : "•";
            items.add(item((ListItem) item, label));
        }
        return typed("list").put("items", items);
    }

    private JsonObject item(ListItem item, String label) {
        JsonObject json = new JsonObject().put("label", label);
        if (item.getFirstChild() instanceof Paragraph first
                && first.getFirstChild() instanceof org.commonmark.node.Text text) {
            Matcher task = TASK.matcher(text.getLiteral());
            if (task.lookingAt()) {
                text.setLiteral(text.getLiteral().substring(task.end()));
                json.put("has_checkbox", true).put("is_checked", !task.group(1).isBlank());
            }
        }
        return json.put("blocks", blocksOf(item));
    }

    private JsonObject table(TableBlock table) {
        JsonArray rows = new JsonArray();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                rows.add(row((TableRow) row));
            }
        }
        return typed("table").put("cells", rows).put("is_bordered", true);
    }

    private JsonArray row(TableRow row) {
        JsonArray cells = new JsonArray();
        for (Node child = row.getFirstChild(); child != null; child = child.getNext()) {
            TableCell cell = (TableCell) child;
            JsonObject json = new JsonObject().put("text", inline.children(cell));
            if (cell.isHeader()) {
                json.put("is_header", true);
            }
            if (cell.getAlignment() != null) {
                json.put("align", cell.getAlignment().name().toLowerCase(Locale.ROOT));
            }
            cells.add(json);
        }
        return cells;
    }

    private static JsonObject typed(String type) {
        return new JsonObject().put("type", type);
    }
}

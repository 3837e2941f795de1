package io.jackfield.sandbox.telegram.rich;

import io.jackfield.sandbox.telegram.markup.FormattedText;
import io.jackfield.sandbox.telegram.markup.Markup;
import io.jackfield.sandbox.telegram.markup.MarkupException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * Turns {@code InputRichMessage} into {@code RichMessage} and holds it to Telegram's limits. Of {@code html} only the
 * tags of the classic mode are known; {@code blocks} are passed on as they are.
 */
public final class RichMessages {
    private static final int LONGEST_TEXT = 32_768;
    private static final int MOST_BLOCKS = 500;
    private static final int DEEPEST = 16;
    private static final int MOST_COLUMNS = 20;
    private static final Set<String> TYPES = Set.of(
            "paragraph",
            "heading",
            "pre",
            "list",
            "table",
            "blockquote",
            "expandable_blockquote",
            "pullquote",
            "details",
            "divider",
            "footer",
            "mathematical_expression",
            "anchor",
            "thinking");

    private RichMessages() {}

    /**
     * Reads the parameter {@code rich_message}.
     *
     * @param draft whether blocks that only drafts may have are allowed
     * @throws RichRefusal when Telegram would refuse it
     */
    public static JsonObject read(JsonObject input, boolean draft) {
        List<String> given = List.of("markdown", "html", "blocks").stream()
                .filter(field -> input.getValue(field) != null)
                .toList();
        if (given.size() != 1) {
            throw new RichRefusal("RICH_MESSAGE_INVALID: exactly one of markdown, html and blocks must be given");
        }
        JsonArray blocks = switch (given.getFirst()) {
            case "markdown" -> RichMarkdown.blocks(input.getString("markdown"));
            case "html" -> html(input.getString("html"));
            default -> input.getJsonArray("blocks");
        };
        check(blocks, draft);
        JsonObject message = new JsonObject().put("blocks", blocks);
        return Boolean.TRUE.equals(input.getValue("is_rtl")) ? message.put("is_rtl", true) : message;
    }

    private static JsonArray html(String html) {
        try {
            FormattedText parsed = Markup.parse(html, "HTML");
            return new JsonArray().add(new JsonObject().put("type", "paragraph").put("text", parsed.text()));
        } catch (MarkupException e) {
            throw new RichRefusal("RICH_VALIDATE_HTML_INVALID: " + e.getMessage());
        }
    }

    private static void check(JsonArray blocks, boolean draft) {
        if (blocks.isEmpty() && !draft) {
            throw new RichRefusal("RICH_MESSAGE_EMPTY_INVALID");
        }
        int count = count(blocks, 1, draft);
        if (count > MOST_BLOCKS) {
            throw new RichRefusal("RICH_VALIDATE_BLOCKS_TOO_MANY: " + count);
        }
        int length = RichTexts.plain(blocks).length();
        if (length > LONGEST_TEXT) {
            throw new RichRefusal("RICH_VALIDATE_TEXT_TOO_LONG: " + length);
        }
    }

    /** Blocks, list items and table rows at any depth. */
    private static int count(JsonArray blocks, int depth, boolean draft) {
        if (depth > DEEPEST) {
            throw new RichRefusal("RICH_VALIDATE_NESTING_TOO_DEEP");
        }
        int count = 0;
        for (Object each : blocks) {
            JsonObject block = (JsonObject) each;
            String type = block.getString("type", "list item");
            boolean known = block.containsKey("label") || TYPES.contains(type) && (draft || !type.equals("thinking"));
            if (!known) {
                throw new RichRefusal("RICH_VALIDATE_BLOCK_TYPE_INVALID: " + type);
            }
            JsonArray rows = block.getJsonArray("cells", new JsonArray());
            if (rows.stream().anyMatch(row -> ((JsonArray) row).size() > MOST_COLUMNS)) {
                throw new RichRefusal("RICH_VALIDATE_TABLE_COLUMNS_TOO_MANY");
            }
            count += 1 + rows.size();
            count += count(block.getJsonArray("items", new JsonArray()), depth, draft);
            count += count(block.getJsonArray("blocks", new JsonArray()), depth + 1, draft);
        }
        return count;
    }
}

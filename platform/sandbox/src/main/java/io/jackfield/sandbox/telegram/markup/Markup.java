package io.jackfield.sandbox.telegram.markup;

import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The way in: chooses the parser, trims, and adds what Telegram finds by itself. */
public final class Markup {
    private Markup() {}

    /**
     * A text sent with a parse mode.
     *
     * @param mode {@code HTML}, {@code Markdown} or {@code MarkdownV2} in any case; empty for plain text
     * @throws MarkupException when Telegram would refuse the text
     */
    public static FormattedText parse(String text, String mode) {
        FormattedText parsed = switch (mode.toLowerCase(Locale.ROOT)) {
            case "", "none" -> new FormattedText(text, List.of());
            case "html" -> new HtmlMarkup(text).parse();
            case "markdown" -> new LegacyMarkdown(text).parse();
            case "markdownv2" -> new MarkdownV2(text).parse();
            default -> throw new MarkupException("unsupported parse_mode");
        };
        return finished(parsed);
    }

    /**
     * A text sent with its entities.
     *
     * @throws MarkupException when an entity does not fit the text
     */
    public static FormattedText withEntities(String text, JsonArray entities) {
        return finished(new FormattedText(text, EntityReader.read(text, entities)));
    }

    private static FormattedText finished(FormattedText parsed) {
        FormattedText trimmed = new FormattedText(parsed.text(), outsideCode(parsed.entities())).trimmed();
        List<TextEntity> found = EntityFinder.find(trimmed.text());
        if (found.isEmpty()) {
            return trimmed;
        }
        List<TextEntity> all = new ArrayList<>(trimmed.entities());
        for (TextEntity candidate : found) {
            boolean free = trimmed.entities().stream()
                    .noneMatch(given -> given.isSolid() && given.overlaps(candidate.offset(), candidate.end()));
            if (free) {
                all.add(candidate);
            }
        }
        return new FormattedText(trimmed.text(), all);
    }

    /** Code holds no other formatting; Telegram drops what is inside. */
    private static List<TextEntity> outsideCode(List<TextEntity> entities) {
        List<TextEntity> code = entities.stream().filter(TextEntity::isCode).toList();
        if (code.isEmpty()) {
            return entities;
        }
        return entities.stream()
                .filter(entity -> entity.isCode()
                        || code.stream().noneMatch(block -> block.overlaps(entity.offset(), entity.end())))
                .toList();
    }
}

package io.jackfield.host.telegram.text;

import java.util.ArrayList;
import java.util.List;

/** Shows formatted text with its entities as tags, so that a test can be read. */
final class Tags {
    private Tags() {}

    static String of(FormattedText formatted) {
        StringBuilder shown = new StringBuilder();
        for (int at = 0; at <= formatted.text().length(); at++) {
            shown.append(closing(formatted.entities(), at)).append(opening(formatted.entities(), at));
            if (at < formatted.text().length()) {
                shown.append(formatted.text().charAt(at));
            }
        }
        return shown.toString();
    }

    private static String opening(List<TextEntity> entities, int at) {
        StringBuilder tags = new StringBuilder();
        for (TextEntity entity : entities) {
            if (entity.offset() == at) {
                String detail = entity.url() + entity.language();
                tags.append('{')
                        .append(entity.type())
                        .append(detail.isEmpty() ? "" : "=" + detail)
                        .append('}');
            }
        }
        return tags.toString();
    }

    private static String closing(List<TextEntity> entities, int at) {
        List<String> tags = new ArrayList<>();
        for (TextEntity entity : entities) {
            if (entity.end() == at) {
                tags.addFirst("{/" + entity.type() + "}");
            }
        }
        return String.join("", tags);
    }
}

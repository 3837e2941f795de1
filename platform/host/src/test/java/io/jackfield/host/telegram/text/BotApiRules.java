package io.jackfield.host.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

/** What every text we send has to keep to. */
final class BotApiRules {
    private static final Set<String> CODE = Set.of(TextEntity.CODE, TextEntity.PRE);

    private static final Set<String> MAY_BE_INDENTED = Set.of(TextEntity.PRE, TextEntity.BLOCKQUOTE);

    private BotApiRules() {}

    static void check(FormattedText formatted) {
        String text = formatted.text();
        List<TextEntity> entities = formatted.entities();
        assertThat(entities).isSortedAccordingTo(TextEntity.ORDER);
        boolean startsWithCode = !entities.isEmpty() && entities.getFirst().offset() == 0;
        assertThat(isPadded(text, startsWithCode)).as("padded: %s", text).isFalse();
        for (int i = 0; i < entities.size(); i++) {
            TextEntity entity = entities.get(i);
            String covered = text.substring(entity.offset(), entity.end());
            assertThat(isPadded(covered, MAY_BE_INDENTED.contains(entity.type())))
                    .as("padded: %s", entity)
                    .isFalse();
            for (TextEntity later : entities.subList(i + 1, entities.size())) {
                checkPair(entity, later);
            }
        }
    }

    private static boolean isPadded(String text, boolean mayBeIndented) {
        if (text.isEmpty()) {
            return false;
        }
        boolean first = mayBeIndented ? text.charAt(0) == '\n' : Whitespace.is(text.charAt(0));
        return first || Whitespace.is(text.charAt(text.length() - 1));
    }

    private static void checkPair(TextEntity outer, TextEntity inner) {
        if (inner.offset() >= outer.end()) {
            return;
        }
        String pair = outer + " and " + inner;
        assertThat(inner.end()).as(pair).isLessThanOrEqualTo(outer.end());
        assertThat(inner.type()).as(pair).isNotEqualTo(outer.type());
        assertThat(CODE).as(pair).doesNotContain(outer.type());
        if (CODE.contains(inner.type())) {
            assertThat(outer.type()).as(pair).isEqualTo(TextEntity.BLOCKQUOTE);
        }
    }
}

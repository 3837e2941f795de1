package io.jackfield.host.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.telegram.Limits;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SplitterPropertyTest {
    @Test
    void partsFitAndTogetherSayWhatTheWholeSays() {
        for (long seed = 0; seed < 150; seed++) {
            Samples samples = new Samples(seed);
            FormattedText whole = Markdown.render(seed % 2 == 0 ? samples.markdown(1_500) : samples.garbage(300));
            int limit = seed % 10 == 0 ? 2 + samples.below(30) : 30 + samples.below(500);
            try {
                checkParts(whole, limit);
            } catch (RuntimeException | Error failure) {
                throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }

    @Test
    void thirtyThousandCharactersBecomeFullParts() {
        FormattedText whole = Markdown.render(new Samples(2).markdown(30_000));

        checkParts(whole, Limits.TEXT);
        checkParts(whole, Limits.CAPTION);
    }

    private static void checkParts(FormattedText whole, int limit) {
        List<Set<String>> styles = styles(whole);
        Set<Integer> boundaries = characterBoundaries(whole.text());
        int at = 0;
        for (FormattedText part : Splitter.split(whole, limit)) {
            BotApiRules.check(part);
            assertThat(part.text()).isNotBlank().hasSizeLessThanOrEqualTo(limit);
            assertThat(part.entities()).hasSizeLessThanOrEqualTo(Limits.ENTITIES);
            int start = whole.text().indexOf(part.text(), at);
            assertThat(Whitespace.skip(whole.text(), at, start)).isEqualTo(start);
            at = start + part.text().length();
            checkStyles(part, styles.subList(start, at));
            assertThat(limit < 30 || boundaries.contains(at))
                    .as("cut at %d", at)
                    .isTrue();
        }
        assertThat(at).isEqualTo(whole.text().length());
    }

    private static void checkStyles(FormattedText part, List<Set<String>> expected) {
        List<Set<String>> styles = styles(part);
        for (int i = 0; i < styles.size(); i++) {
            if (!Whitespace.is(part.text().charAt(i))) {
                assertThat(styles.get(i)).isEqualTo(expected.get(i));
            }
        }
    }

    /** What each character looks like. */
    private static List<Set<String>> styles(FormattedText formatted) {
        List<Set<String>> styles = new ArrayList<>();
        for (int i = 0; i < formatted.text().length(); i++) {
            styles.add(new HashSet<>());
        }
        for (TextEntity entity : formatted.entities()) {
            String style = entity.type() + entity.url() + entity.language();
            styles.subList(entity.offset(), entity.end()).forEach(set -> set.add(style));
        }
        return styles;
    }

    private static Set<Integer> characterBoundaries(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        Set<Integer> boundaries = new HashSet<>();
        for (int at = characters.first(); at != BreakIterator.DONE; at = characters.next()) {
            boundaries.add(at);
        }
        return boundaries;
    }
}

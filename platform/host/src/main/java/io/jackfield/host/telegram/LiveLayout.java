package io.jackfield.host.telegram;

import io.jackfield.host.telegram.GrowingAnswer.View;
import io.jackfield.host.telegram.text.FormattedText;
import io.jackfield.host.telegram.text.LiveWindow;
import io.jackfield.host.telegram.text.RichMarkdown;
import io.jackfield.host.telegram.text.TextEntity;
import java.util.Optional;

/**
 * Puts together what a preview shows: what the model is doing, the latest of what it thinks as a quote, and the answer
 * as far as it has come. Not thread safe.
 */
final class LiveLayout {
    /** About eight lines on a phone. */
    private static final int THOUGHTS = 400;

    /** For the blank lines between the parts. */
    private static final int GAPS = 4;

    /** The end of a rich text, few enough characters that it can't have too many blocks. */
    private static final int RICH_END = 6_000;

    private final LiveWords words;
    private LiveWindow window = new LiveWindow();
    private int begunAnew;

    LiveLayout(LiveWords words) {
        this.words = words;
    }

    /** @param rich the same as Markdown for a rich message; only where one is wanted */
    record Shown(FormattedText text, Optional<String> rich) {
        static final Shown NOTHING = new Shown(FormattedText.plain(""), Optional.empty());

        boolean isNothing() {
            return text.text().isEmpty() && rich.isEmpty();
        }
    }

    Shown of(GrowingAnswer answer, boolean rich) {
        if (answer.isQuiet()) {
            return Shown.NOTHING;
        }
        if (answer.begunAnew() != begunAnew) {
            begunAnew = answer.begunAnew();
            window = new LiveWindow();
        }
        View view = answer.view(window.start());
        String thoughts = latest(view.thoughts());
        String doing = view.doing()
                .map(now -> words.doing(now.activity(), now.detail()))
                .orElse("");
        return rich ? rich(view.written(), thoughts, doing) : plain(view.written(), thoughts, doing);
    }

    private Shown plain(String written, String thoughts, String doing) {
        FormattedText quote = FormattedText.styled(thoughts, TextEntity.EXPANDABLE_BLOCKQUOTE);
        FormattedText line = FormattedText.styled(doing, TextEntity.ITALIC);
        int room = Limits.TEXT - GAPS - quote.text().length() - line.text().length();
        FormattedText answer = window.rendered(written, room);
        FormattedText whole =
                answer.text().isEmpty() ? FormattedText.below(line, quote) : FormattedText.below(quote, answer, line);
        return new Shown(whole, Optional.empty());
    }

    private Shown rich(String written, String thoughts, String doing) {
        String quote = thoughts.isEmpty() ? "" : "> " + escaped(thoughts).replace("\n", "\n> ");
        String line = doing.isEmpty() ? "" : "*" + escaped(doing) + "*";
        String answer = RichMarkdown.partial(window.source(written, RICH_END));
        String whole = answer.isBlank() ? below(line, quote) : below(below(quote, answer), line);
        return whole.isBlank() ? Shown.NOTHING : new Shown(FormattedText.plain(""), Optional.of(whole));
    }

    private static String below(String first, String second) {
        return first.isEmpty() ? second : second.isEmpty() ? first : first + "\n\n" + second;
    }

    /** Words of others, which mean nothing to Markdown then. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>#+\\-|~$=])", "\\\\$1");
    }

    /** The end of what was thought, from the beginning of a line or at least of a word. */
    private static String latest(String thoughts) {
        String all = thoughts.strip();
        if (all.length() <= THOUGHTS) {
            return all;
        }
        int least = all.length() - THOUGHTS;
        int line = all.indexOf('\n', least);
        int word = all.indexOf(' ', least);
        boolean atLine = line >= 0 && line < least + THOUGHTS / 3;
        int start = atLine ? line : word >= 0 ? word : least;
        start += Character.isLowSurrogate(all.charAt(start)) ? 1 : 0;
        return "… " + all.substring(start).strip();
    }
}

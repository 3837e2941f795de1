package io.jackfield.host.telegram;

import io.jackfield.api.chat.ReplyPart;
import io.jackfield.api.chat.ReplyPart.Format;
import io.jackfield.host.telegram.text.FormattedText;
import io.jackfield.host.telegram.text.Markdown;
import io.jackfield.host.telegram.text.RichMarkdown;
import io.jackfield.host.telegram.text.Splitter;
import io.jackfield.host.telegram.text.TextEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text, or the part of a longer one that one message takes.
 *
 * @param text what it says, with entities
 * @param rich the same as Markdown for a rich message, where it is one
 * @param fallbacks how many of the next pieces say the same without a rich message
 * @param first whether the text begins with it
 * @param last whether the text ends with it
 */
record TextPiece(FormattedText text, Optional<String> rich, int fallbacks, boolean first, boolean last) {

    static List<TextPiece> of(ReplyPart.Text text, boolean rich) {
        if (text.format() == Format.MARKDOWN && rich) {
            List<String> sources = RichMarkdown.split(text.text());
            if (!sources.isEmpty()) {
                return rich(sources);
            }
        }
        return of(
                switch (text.format()) {
                    case PLAIN -> FormattedText.plain(text.text());
                    case MARKDOWN -> Markdown.render(text.text());
                    case EXPANDABLE -> FormattedText.styled(text.text(), TextEntity.EXPANDABLE_BLOCKQUOTE);
                });
    }

    static List<TextPiece> of(FormattedText text) {
        return plain(text, true, true);
    }

    private static List<TextPiece> rich(List<String> sources) {
        List<TextPiece> pieces = new ArrayList<>();
        for (int index = 0; index < sources.size(); index++) {
            boolean first = index == 0;
            boolean last = index == sources.size() - 1;
            FormattedText whole = Markdown.render(sources.get(index));
            List<TextPiece> plain = plain(whole, first, last);
            pieces.add(new TextPiece(whole, Optional.of(sources.get(index)), plain.size(), first, last));
            pieces.addAll(plain);
        }
        return pieces;
    }

    private static List<TextPiece> plain(FormattedText whole, boolean first, boolean last) {
        List<FormattedText> parts = Splitter.split(whole, Limits.TEXT);
        List<TextPiece> pieces = new ArrayList<>();
        for (int index = 0; index < parts.size(); index++) {
            boolean begins = first && index == 0;
            boolean ends = last && index == parts.size() - 1;
            pieces.add(new TextPiece(parts.get(index), Optional.empty(), 0, begins, ends));
        }
        return pieces;
    }
}

package io.jackfield.testkit;

import io.jackfield.api.Money;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A message of the bot as its user sees it.
 *
 * @param text as shown, without any markup; the caption of a file; of a rich message what its simpler form would say
 * @param entities how parts of the text are shown
 * @param buttonRows the buttons under it
 * @param keys the labels of the keys that it puts in place of the phone's keyboard
 * @param rich the Markdown of a rich message, which Telegram itself renders
 * @param isEdit whether it took the place of an earlier message; an answer that was watched growing did not
 */
public record TestReply(
        int messageId,
        String text,
        List<Entity> entities,
        List<List<Button>> buttonRows,
        List<String> keys,
        boolean isEdit,
        Optional<TestFile> file,
        Optional<Bill> bill,
        Optional<String> rich) {

    /**
     * A part of a text that is shown in its own way.
     *
     * @param type as in the Bot API: {@code bold}, {@code italic}, {@code code}, {@code pre}, {@code text_link}, …
     * @param text the part
     * @param url of a {@code text_link}, else empty
     */
    public record Entity(String type, String text, String url) {}

    /**
     * A button under a message.
     *
     * @param data what a press carries back, for buttons that call the plugin
     * @param copies what a press puts on the clipboard
     * @param style such as {@code primary}, else empty
     */
    public record Button(
            String label,
            Optional<String> data,
            Optional<URI> link,
            Optional<String> copies,
            boolean pays,
            String style) {}

    /** An invoice. */
    public record Bill(String title, String description, Money price, String payload) {}

    /** The parts of the text that are shown in this way, such as {@code expandable_blockquote}. */
    public List<String> parts(String type) {
        return entities.stream()
                .filter(entity -> entity.type().equals(type))
                .map(Entity::text)
                .toList();
    }

    /** The labels of all buttons, row by row. */
    public List<String> buttons() {
        return buttonRows.stream().flatMap(List::stream).map(Button::label).toList();
    }

    public Button button(String label) {
        return find(label)
                .orElseThrow(() -> new AssertionError("there is no button '" + label + "' among " + buttons()));
    }

    public TestFile attachment() {
        return file.orElseThrow(() -> new AssertionError("no file came with '" + text + "'"));
    }

    public Bill invoice() {
        return bill.orElseThrow(() -> new AssertionError("'" + text + "' is no invoice"));
    }

    Optional<Button> find(String label) {
        return buttonRows.stream()
                .flatMap(List::stream)
                .filter(button -> button.label().equals(label))
                .findFirst();
    }

    TestReply asNew() {
        return new TestReply(messageId, text, entities, buttonRows, keys, false, file, bill, rich);
    }

    TestReply asEdit() {
        return new TestReply(messageId, text, entities, buttonRows, keys, true, file, bill, rich);
    }

    boolean looksLike(TestReply other) {
        return text.equals(other.text)
                && rich.equals(other.rich)
                && entities.equals(other.entities)
                && file.isPresent() == other.file.isPresent()
                && (file.isEmpty() || file.get().looksLike(other.file.get()))
                && buttonRows.equals(other.buttonRows);
    }
}

package io.jackfield.api.chat;

import io.jackfield.api.chat.ReplyPart.Format;
import io.jackfield.api.chat.ReplyPart.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a handler answers: any number of messages, a word on a pressed button, and what the conversation waits for next.
 * Immutable; every method gives a new one. The host stores it before it sends it, keeps the order inside a chat, splits
 * what is too long and waits as Telegram asks.
 *
 * <pre>{@code
 * return Reply.text("Which model?").keyboard(Keyboard.column(buttons));
 * }</pre>
 */
public final class Reply {
    private static final Reply NOTHING = new Reply(List.of(), Optional.empty(), Optional.empty(), false);

    private final List<ReplyPart> parts;
    private final Optional<Notice> notice;
    private final Optional<Step> next;
    private final boolean endsConversation;

    private Reply(List<ReplyPart> parts, Optional<Notice> notice, Optional<Step> next, boolean endsConversation) {
        this.parts = parts;
        this.notice = notice;
        this.next = next;
        this.endsConversation = endsConversation;
    }

    /** No message at all. A pressed button still stops spinning. */
    public static Reply nothing() {
        return NOTHING;
    }

    /** Plain text, shown as it is. */
    public static Reply text(String text) {
        return NOTHING.and(new ReplyPart.Text(text, Format.PLAIN, Target.NEW_MESSAGE, Optional.empty()));
    }

    /** Text in Markdown as models write it. Nothing in it can break the message. */
    public static Reply markdown(String markdown) {
        return NOTHING.and(new ReplyPart.Text(markdown, Format.MARKDOWN, Target.NEW_MESSAGE, Optional.empty()));
    }

    /** Plain text as a quote that shows its first lines and opens at a touch: for what only some want to read. */
    public static Reply expandable(String text) {
        return NOTHING.and(new ReplyPart.Text(text, Format.EXPANDABLE, Target.NEW_MESSAGE, Optional.empty()));
    }

    /** A picture, with a caption in Markdown of up to 1024 characters; a longer one follows as a message of its own. */
    public static Reply photo(Attachment photo, String caption) {
        return NOTHING.and(new ReplyPart.File(photo, true, caption, Target.NEW_MESSAGE, Optional.empty()));
    }

    /** A file, with a caption as for {@link #photo}. */
    public static Reply document(Attachment document, String caption) {
        return NOTHING.and(new ReplyPart.File(document, false, caption, Target.NEW_MESSAGE, Optional.empty()));
    }

    /**
     * An invoice inside Telegram. {@link io.jackfield.api.desk.ShopDesk} makes such replies; one that a plugin makes
     * itself cannot be paid.
     */
    public static Reply invoice(Invoice invoice) {
        return NOTHING.and(new ReplyPart.Bill(invoice, Optional.empty()));
    }

    /**
     * Calls a Bot API method that this contract has no word for. {@code chat_id} is filled in when absent; the answer
     * is not reported. What acts in the chat that is answered (sends, edits, deletes, pins, reacts) is free; another
     * chat wants the permission {@code messages}, money {@code payments}, every other method {@code telegram}.
     */
    public static Reply call(String method, Map<String, Object> parameters) {
        return NOTHING.and(new ReplyPart.Call(method, parameters));
    }

    /** Deletes the message whose button was pressed. */
    public static Reply removal() {
        return NOTHING.and(new ReplyPart.Removal());
    }

    /**
     * Everything of {@code other} after everything of this; what {@code other} says of button and conversation wins.
     */
    public Reply and(Reply other) {
        List<ReplyPart> all = new ArrayList<>(parts);
        all.addAll(other.parts);
        boolean decided = other.next.isPresent() || other.endsConversation;
        return new Reply(
                List.copyOf(all),
                other.notice.or(() -> notice),
                decided ? other.next : next,
                decided ? other.endsConversation : endsConversation);
    }

    private Reply and(ReplyPart part) {
        List<ReplyPart> all = new ArrayList<>(parts);
        all.add(part);
        return new Reply(List.copyOf(all), notice, next, endsConversation);
    }

    /** Puts a keyboard under the last message. */
    public Reply keyboard(Keyboard keyboard) {
        return withLast(last -> last.with(keyboard));
    }

    /**
     * Puts the last text, picture or document in place of the message whose button was pressed, instead of sending a
     * new one. Where there is no such message any more, it is sent as a new one; text that cannot stand where a picture
     * was comes below, and the picture goes.
     */
    public Reply inPlace() {
        return withLast(last -> {
            if (last instanceof ReplyPart.Text text) {
                return new ReplyPart.Text(text.text(), text.format(), Target.PRESSED_MESSAGE, text.keyboard());
            }
            if (last instanceof ReplyPart.File file) {
                return new ReplyPart.File(
                        file.attachment(), file.asPhoto(), file.caption(), Target.PRESSED_MESSAGE, file.keyboard());
            }
            throw new IllegalStateException("only a text, a picture or a document can take the place of a message");
        });
    }

    /** A short line over the chat after a press, up to 200 characters. */
    public Reply toast(String text) {
        return new Reply(parts, Optional.of(new Notice(text, false)), next, endsConversation);
    }

    /** A small window to be closed after a press, up to 200 characters. */
    public Reply alert(String text) {
        return new Reply(parts, Optional.of(new Notice(text, true)), next, endsConversation);
    }

    /** The user's next message goes to {@code onStep}. */
    public Reply expect(Step step) {
        return new Reply(parts, notice, Optional.of(step), false);
    }

    /** Ends an open conversation; for presses of buttons, which leave it open otherwise. */
    public Reply endConversation() {
        return new Reply(parts, notice, Optional.empty(), true);
    }

    public List<ReplyPart> parts() {
        return parts;
    }

    public Optional<Notice> notice() {
        return notice;
    }

    public Optional<Step> next() {
        return next;
    }

    public boolean endsConversation() {
        return endsConversation;
    }

    private Reply withLast(java.util.function.UnaryOperator<ReplyPart> change) {
        if (parts.isEmpty()) {
            throw new IllegalStateException("the reply has no message yet; start with Reply.text(…)");
        }
        List<ReplyPart> changed = new ArrayList<>(parts);
        changed.add(change.apply(changed.removeLast()));
        return new Reply(List.copyOf(changed), notice, next, endsConversation);
    }

    /**
     * A word on a pressed button.
     *
     * @param text up to 200 characters; longer ones are cut
     * @param window whether the user has to close it
     */
    public record Notice(String text, boolean window) {}
}

package io.jackfield.api.chat;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/** One piece of a reply. Made through {@link Reply}; only the host looks inside. */
public sealed interface ReplyPart {
    /** The same part with this keyboard, where the part can have one. */
    ReplyPart with(Keyboard keyboard);

    /** Text of any length; longer than 4096 characters it becomes several messages. */
    record Text(String text, Format format, Target target, Optional<Keyboard> keyboard) implements ReplyPart {
        public Text {
            requireNonNull(text, "text");
            requireNonNull(format, "format");
            requireNonNull(target, "target");
            requireNonNull(keyboard, "keyboard");
        }

        @Override
        public Text with(Keyboard chosen) {
            return new Text(text, format, target, Optional.of(chosen));
        }
    }

    /** A picture or a document. */
    record File(Attachment attachment, boolean asPhoto, String caption, Target target, Optional<Keyboard> keyboard)
            implements ReplyPart {
        public File {
            requireNonNull(attachment, "attachment");
            requireNonNull(caption, "caption");
            requireNonNull(target, "target");
            requireNonNull(keyboard, "keyboard");
        }

        @Override
        public File with(Keyboard chosen) {
            return new File(attachment, asPhoto, caption, target, Optional.of(chosen));
        }
    }

    /** An invoice inside Telegram. */
    record Bill(Invoice invoice, Optional<Keyboard> keyboard) implements ReplyPart {
        public Bill {
            requireNonNull(invoice, "invoice");
            requireNonNull(keyboard, "keyboard");
        }

        @Override
        public Bill with(Keyboard chosen) {
            return new Bill(invoice, Optional.of(chosen));
        }
    }

    /** Takes away the message whose button was pressed. */
    record Removal() implements ReplyPart {
        @Override
        public Removal with(Keyboard chosen) {
            throw new IllegalStateException("a message that is deleted takes no keyboard; add the text it goes with");
        }
    }

    /** A Bot API method that this contract has no word for. */
    record Call(String method, Map<String, Object> parameters) implements ReplyPart {
        public Call {
            requireNonNull(method, "method");
            parameters = Map.copyOf(parameters);
        }

        @Override
        public Call with(Keyboard chosen) {
            throw new IllegalStateException("put reply_markup into the parameters of " + method);
        }
    }

    /** How text is read. */
    enum Format {
        PLAIN,
        MARKDOWN,
        /** Plain text as an expandable quote. */
        EXPANDABLE
    }

    /** Whether it is a new message or takes the place of the one whose button was pressed. */
    enum Target {
        NEW_MESSAGE,
        PRESSED_MESSAGE
    }
}

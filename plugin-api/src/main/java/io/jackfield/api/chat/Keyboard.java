package io.jackfield.api.chat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Buttons that come with a message. */
public sealed interface Keyboard {
    /** Buttons under the message, one row of up to eight per argument. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static Inline inline(List<Button>... rows) {
        return new Inline(Arrays.asList(rows));
    }

    /** Buttons under the message, one below the other. */
    static Inline column(List<Button> buttons) {
        return new Inline(buttons.stream().map(List::of).toList());
    }

    /** Keys in place of the phone's keyboard; a press sends their label as an ordinary message. */
    static Keys keys(List<String> labels) {
        return new Keys(
                labels.stream()
                        .map(label -> List.of(new Key(label, Key.Sends.LABEL)))
                        .toList(),
                Optional.empty());
    }

    /** One key that shares the user's own phone number; private chats only. */
    static Keys contactKey(String label) {
        return new Keys(List.of(List.of(new Key(label, Key.Sends.CONTACT))), Optional.empty());
    }

    /** Takes the keys away. */
    static Keyboard remove() {
        return new Remove();
    }

    /** Buttons under the message; the rows must not be empty. */
    record Inline(List<List<Button>> rows) implements Keyboard {
        public Inline {
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** One more row at the bottom. */
        public Inline row(Button... buttons) {
            List<List<Button>> more = new ArrayList<>(rows);
            more.add(List.of(buttons));
            return new Inline(more);
        }
    }

    /** Keys shown until one is pressed. */
    record Keys(List<List<Key>> rows, Optional<String> placeholder) implements Keyboard {
        public Keys {
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** One more row at the bottom, of keys that send their label. */
        public Keys row(String... labels) {
            List<List<Key>> more = new ArrayList<>(rows);
            more.add(Arrays.stream(labels)
                    .map(label -> new Key(label, Key.Sends.LABEL))
                    .toList());
            return new Keys(more, placeholder);
        }

        /** Text shown in the empty input field, up to 64 characters. */
        public Keys placeholder(String text) {
            return new Keys(rows, Optional.of(text));
        }
    }

    /** One key. */
    record Key(String label, Sends sends) {
        /** What a press sends. */
        public enum Sends {
            LABEL,
            CONTACT
        }
    }

    record Remove() implements Keyboard {}
}

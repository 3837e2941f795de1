package io.jackfield.api.command;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** Whether the answer to a question of a {@link Form} will do, and what is kept of it. */
@FunctionalInterface
public interface AnswerCheck {
    /** @param values what has been answered so far, by field */
    Finding check(StepAnswer answer, Map<String, String> values) throws Exception;

    /** What it has found. */
    sealed interface Finding {}

    /** The answer will do; this is kept of it. */
    record Taken(String value) implements Finding {
        public Taken {
            requireNonNull(value, "value");
        }
    }

    /** It will not, for this reason; an empty sentence stands for the text {@code <form>.<field>.wrong}. */
    record Again(String sentence) implements Finding {
        public Again {
            requireNonNull(sentence, "sentence");
        }
    }

    static Finding taken(String value) {
        return new Taken(value);
    }

    static Finding wrong() {
        return new Again("");
    }

    static Finding wrong(String sentence) {
        return new Again(sentence);
    }

    /** Any text on one line of so many characters, without the space around it. */
    static AnswerCheck line(int longest) {
        return (answer, values) -> {
            String text = answer.message().text().strip();
            boolean fits =
                    !text.isEmpty() && text.length() <= longest && text.lines().count() == 1;
            return fits ? taken(text) : wrong();
        };
    }

    /** Something of the form of an e-mail address; whether anybody reads it only a letter can tell. */
    static AnswerCheck email() {
        return (answer, values) -> {
            String text = answer.message().text().strip();
            boolean fits = text.length() <= 254 && text.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s.]{2,}");
            return fits ? taken(text) : wrong();
        };
    }

    /**
     * A shared contact, or a number of 7 to 15 digits as people write them; kept without anything between the digits.
     */
    static AnswerCheck phone() {
        return (answer, values) -> {
            String typed = answer.message().text().replaceAll("[\\s().-]", "");
            String number = answer.message()
                    .contact()
                    .map(contact -> "+" + contact.phoneNumber().replaceAll("\\D", ""))
                    .orElse(typed);
            return number.matches("\\+?\\d{7,15}") ? taken(number) : wrong();
        };
    }
}

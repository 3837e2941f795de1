package io.jackfield.lib.openai;

import static java.util.stream.Collectors.joining;

import io.jackfield.api.chat.Attachment;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.ModelMessage.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A dialogue as it goes to a service. All instructions become one message at the beginning, because the templates of
 * many models take one only, and only there.
 */
final class Turns {
    private static final String GAP = "\n\n";
    /** Stands for what a user has not said, where the model must not begin. */
    private static final String SILENCE = "…";

    private Turns() {}

    static List<ModelMessage> of(List<ModelMessage> messages, Manners manners) {
        List<ModelMessage> turns = new ArrayList<>();
        messages.stream()
                .filter(message -> message.role() != Role.SYSTEM)
                .map(message -> new ModelMessage(message.role(), WellFormed.of(message.text()), message.attachments()))
                .forEach(turns::add);
        if (manners.alternating()) {
            alternate(turns);
        }
        String instructions = messages.stream()
                .filter(message -> message.role() == Role.SYSTEM)
                .map(message -> WellFormed.of(message.text()))
                .filter(text -> !text.isBlank())
                .collect(joining(GAP));
        if (!instructions.isEmpty()) {
            instruct(turns, instructions, manners);
        }
        return List.copyOf(turns);
    }

    private static void instruct(List<ModelMessage> turns, String instructions, Manners manners) {
        if (manners.systemRole()) {
            turns.addFirst(ModelMessage.system(instructions));
        } else if (!turns.isEmpty() && turns.getFirst().role() == Role.USER) {
            turns.set(0, joined(ModelMessage.user(instructions), turns.getFirst()));
        } else {
            turns.addFirst(ModelMessage.user(instructions));
        }
    }

    private static void alternate(List<ModelMessage> turns) {
        for (int index = turns.size() - 1; index > 0; index--) {
            if (turns.get(index).role() == turns.get(index - 1).role()) {
                turns.set(index - 1, joined(turns.get(index - 1), turns.remove(index)));
            }
        }
        if (!turns.isEmpty() && turns.getFirst().role() == Role.ASSISTANT) {
            turns.addFirst(ModelMessage.user(SILENCE));
        }
    }

    private static ModelMessage joined(ModelMessage one, ModelMessage other) {
        List<Attachment.Bytes> attachments = Stream.concat(one.attachments().stream(), other.attachments().stream())
                .toList();
        String text = Stream.of(one.text(), other.text())
                .filter(words -> !words.isEmpty())
                .collect(joining(GAP));
        return new ModelMessage(one.role(), text, attachments);
    }
}

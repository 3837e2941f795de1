package io.jackfield.api.memory;

import io.jackfield.api.llm.ModelMessage;
import java.util.List;

/** The turns between a chat and the models, oldest first. Kept for 90 days unless the operator says otherwise. */
public interface Dialogue {
    /**
     * The latest turns, at most {@code count}, oldest first. There are fewer when they are long: no further back than
     * the one with which they come to a million bytes.
     */
    List<ModelMessage> latest(int count);

    void append(ModelMessage turn);

    /** Forgets everything said so far. */
    void clear();
}

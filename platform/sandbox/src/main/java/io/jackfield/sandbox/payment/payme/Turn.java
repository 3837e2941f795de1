package io.jackfield.sandbox.payment.payme;

import io.jackfield.sandbox.payment.Answer;
import io.jackfield.sandbox.payment.Call;
import io.jackfield.sandbox.payment.Conversation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A call, and what follows from its answer. */
record Turn(Call call, Function<Answer, Optional<Turn>> then) {
    /** A call after which nothing follows. */
    static Turn last(Call call) {
        return new Turn(call, answer -> Optional.empty());
    }

    /** From this turn on. */
    Conversation conversation() {
        return new Dialogue(this);
    }

    private static final class Dialogue implements Conversation {
        private Turn turn;

        Dialogue(Turn first) {
            turn = first;
        }

        @Override
        public Optional<Call> next(List<Answer> answers) {
            if (answers.isEmpty()) {
                return Optional.of(turn.call());
            }
            Optional<Turn> following = turn.then().apply(answers.getLast());
            following.ifPresent(next -> turn = next);
            return following.map(Turn::call);
        }
    }
}

package io.jackfield.host.turn;

import io.jackfield.api.Money;
import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.api.chat.Step;
import java.util.Optional;

/** What a handler is called for. */
public sealed interface Action {
    record Command(Optional<String> name, String argument, IncomingMessage message) implements Action {}

    /** {@code kept}: the argument is the key of one that was too long to travel in the button. */
    record Press(String action, String argument, boolean kept) implements Action {}

    record Answer(Step step, IncomingMessage message) implements Action {}

    record Cancel(Step step, IncomingMessage message) implements Action {}

    record PreCheckout(String queryId, String payload, Money amount) implements Action {}

    record Paid(String payload, Money amount, String chargeId) implements Action {}
}

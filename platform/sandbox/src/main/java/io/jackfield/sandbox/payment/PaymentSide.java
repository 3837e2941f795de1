package io.jackfield.sandbox.payment;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;

/** One payment system: its own API, and what it calls. */
public interface PaymentSide {
    /** The name of the provider plugin that speaks with it. */
    String name();

    /** For people. */
    String label();

    /** Adds the addresses that the plugin and the buyer's browser ask, below {@code /<name>}. */
    void mount(Router router, SideDesk desk);

    /** What can be done with a payment as it stands; {@link Action#REPEAT} comes by itself. */
    List<Action> actions(SidePayment payment);

    /**
     * Does one of them.
     *
     * @param given what was filled in, by the names of the fields, as texts; a caller by JSON may leave out any
     * @return what the host is called with; {@link Conversation#NONE} for nothing
     * @throws IllegalArgumentException with a sentence when what was given is not to be done
     */
    Conversation act(SidePayment payment, String action, JsonObject given);

    /** Whether the system calls again after such an answer. */
    default boolean callsAgain(Answer answer) {
        return answer.status() == Answer.NONE || answer.status() >= 500;
    }

    /** The tests that the system runs with a new merchant. */
    default List<OfficialTest> tests() {
        return List.of();
    }
}

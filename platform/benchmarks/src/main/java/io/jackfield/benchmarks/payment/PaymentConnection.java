package io.jackfield.benchmarks.payment;

import io.jackfield.benchmarks.wire.Connection;
import io.jackfield.benchmarks.wire.HttpMessages;
import io.jackfield.benchmarks.wire.Loop;
import java.io.IOException;

/** One of a payment system's connections to the host; carries one call at a time. */
final class PaymentConnection extends Connection {
    /** Where the fate of each call is told. */
    interface Outcome {
        void answered(PaymentConnection connection, int status, String body);

        void broken(PaymentConnection connection);
    }

    private final Outcome outcome;

    PaymentConnection(Loop loop, int port, Outcome outcome) throws IOException {
        super(loop, port);
        this.outcome = outcome;
    }

    @Override
    protected void received(HttpMessages answer) {
        outcome.answered(this, answer.status(), answer.body());
    }

    @Override
    protected void closed() {
        outcome.broken(this);
    }
}

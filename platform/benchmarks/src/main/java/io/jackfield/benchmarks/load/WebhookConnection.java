package io.jackfield.benchmarks.load;

import io.jackfield.benchmarks.wire.Connection;
import io.jackfield.benchmarks.wire.HttpMessages;
import io.jackfield.benchmarks.wire.Loop;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** One of Telegram's connections to the bot; carries one update at a time. */
final class WebhookConnection extends Connection {
    /** Where the fate of each delivery is told. */
    interface Outcome {
        void taken(WebhookConnection connection, Update update);

        void refused(WebhookConnection connection, Update update, Optional<Duration> retryAfter);

        void broken(WebhookConnection connection, Optional<Update> update);
    }

    private final Outcome outcome;
    private Update underWay;

    WebhookConnection(Loop loop, int port, Outcome outcome) throws IOException {
        super(loop, port);
        this.outcome = outcome;
    }

    void deliver(Update update, byte[] call) {
        underWay = update;
        write(call);
    }

    @Override
    protected void received(HttpMessages answer) {
        if (underWay == null) {
            close();
            return;
        }
        Update update = underWay;
        underWay = null;
        int status = answer.status();
        if (status / 100 == 2) {
            outcome.taken(this, update);
            return;
        }
        outcome.refused(this, update, answer.header("Retry-After").map(s -> Duration.ofSeconds(Long.parseLong(s))));
    }

    @Override
    protected void closed() {
        outcome.broken(this, Optional.ofNullable(underWay));
    }
}

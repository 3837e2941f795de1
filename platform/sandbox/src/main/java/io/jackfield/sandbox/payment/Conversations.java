package io.jackfield.sandbox.payment;

import io.jackfield.sandbox.payment.SidePayment.Exchange;
import io.jackfield.sandbox.telegram.WebhookBackoff;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Leads conversations with the host: call after call, and each again as long as the system does so. */
final class Conversations {
    private static final int MOST_TRIES = 6;

    private final Vertx vertx;
    private final Clock clock;
    private final WebhookBackoff backoff;
    private final CallbackClient client;
    private final Supplier<CallbackTargets> targets;

    Conversations(Vertx vertx, Clock clock, WebhookBackoff backoff, Supplier<CallbackTargets> targets) {
        this.vertx = vertx;
        this.clock = clock;
        this.backoff = backoff;
        this.targets = targets;
        client = new CallbackClient(vertx);
    }

    CallbackClient client() {
        return client;
    }

    /** Completes when everything is said; fails when the host gives no answer for too long. */
    Future<Void> lead(PaymentSide side, SidePayment payment, Conversation conversation) {
        return goOn(new Line(side, payment, target(side, payment)), conversation, new ArrayList<>());
    }

    /** Goes on where no answer came, else makes the last call again, whose answer then changes nothing here. */
    Future<Void> repeat(PaymentSide side, SidePayment payment) {
        Line line = new Line(side, payment, target(side, payment));
        Optional<SidePayment.Interrupted> interrupted = payment.interrupted();
        if (interrupted.isPresent()) {
            return goOn(
                    line,
                    interrupted.get().conversation(),
                    new ArrayList<>(interrupted.get().answers()));
        }
        Call last = payment.lastCall()
                .orElseThrow(() -> new IllegalArgumentException("nothing has been called about this payment yet"));
        return send(line, last, 1).mapEmpty();
    }

    /** Before anything else: where nobody can be told, nothing happens. */
    private URI target(PaymentSide side, SidePayment payment) {
        return targets.get()
                .find(side.name(), payment.order().returnAddress())
                .orElseThrow(() -> new IllegalArgumentException("the return address '"
                        + payment.order().returnAddress()
                        + "' opens no bot of this host; a checkout gives https://t.me/<username>"));
    }

    /** Who speaks with whom about what. */
    private record Line(PaymentSide side, SidePayment payment, URI target) {}

    private Future<Void> goOn(Line line, Conversation conversation, List<Answer> answers) {
        Optional<Call> next = conversation.next(List.copyOf(answers));
        if (next.isEmpty()) {
            return Future.succeededFuture();
        }
        return send(line, next.get(), 1)
                .onFailure(
                        silence -> line.payment().interrupted(again(conversation, next.get(), answers.size()), answers))
                .compose(answer -> {
                    answers.add(answer);
                    return goOn(line, conversation, answers);
                });
    }

    /**
     * The same conversation from a call on that has been made already: what led to it does not happen a second time.
     */
    private static Conversation again(Conversation conversation, Call unanswered, int before) {
        return answers -> answers.size() == before ? Optional.of(unanswered) : conversation.next(answers);
    }

    private Future<Answer> send(Line line, Call call, int tries) {
        return client.send(line.target(), call).compose(answer -> {
            line.payment().add(new Exchange(clock.instant(), call, answer));
            if (!line.side().callsAgain(answer)) {
                return Future.succeededFuture(answer);
            }
            return tries == MOST_TRIES
                    ? Future.failedFuture("the host has not taken " + call.title() + " in " + tries + " tries")
                    : waited(backoff.delayMillis(tries)).compose(now -> send(line, call, tries + 1));
        });
    }

    private Future<Void> waited(long millis) {
        return millis == 0 ? Future.succeededFuture() : vertx.timer(millis).mapEmpty();
    }
}

package io.jackfield.benchmarks.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackfield.benchmarks.load.AnswerTimes;
import io.jackfield.benchmarks.load.Histogram;
import io.jackfield.benchmarks.load.Pace;
import io.jackfield.benchmarks.wire.Loop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Plays a payment system: has one order after another paid, each by two calls, the second as soon as the first is
 * answered. A payment's time counts from when it was due. Nothing is called twice: what is not answered with a yes is
 * refused.
 */
public final class PaymentLoad implements PaymentConnection.Outcome {
    /** Calls at once; the others wait, as at a payment system whose pool of connections is used up. */
    private static final int CONNECTIONS = 32;

    private final Loop loop;
    private final URI callback;
    private final PaymentCalls calls;
    private final int orders;
    private final ArrayDeque<PaymentConnection> idle = new ArrayDeque<>();
    private final ArrayDeque<Payment> waiting = new ArrayDeque<>();
    private final Map<PaymentConnection, Payment> underWay = new HashMap<>();
    private final Pace pace;
    private int connections;
    private int begun;
    private int paid;
    private int refused;
    private boolean lacksOrders;
    private String firstRefusal = "";
    private Histogram payments = new Histogram();
    private Histogram singleCalls = new Histogram();

    /**
     * Calls nobody yet.
     *
     * @param callback where the host wants to be called
     * @param orders how many there are, from number zero on
     */
    public PaymentLoad(Loop loop, URI callback, PaymentCalls calls, int orders) {
        this.loop = loop;
        this.callback = callback;
        this.calls = calls;
        this.orders = orders;
        pace = new Pace(loop, this::begin);
    }

    /** An order that is being paid. */
    private static final class Payment {
        private final int order;
        private final long due;
        private boolean taken;
        private long calledAt;

        private Payment(int order, long due) {
            this.order = order;
            this.due = due;
            calledAt = due;
        }
    }

    /** Keeps this many payments under way: as fast as the host can. */
    public void closedLoop(int atOnce) {
        loop.tell(() -> pace.closed(atOnce));
    }

    /** Begins payments at this rate, however fast the host is. */
    public void openLoop(double perSecond) {
        loop.tell(() -> pace.open(perSecond));
    }

    /** Begins no more, and waits until those under way have ended; false when some have not after this time. */
    public boolean settle(Duration atMost) throws InterruptedException {
        loop.tell(pace::pause);
        long deadline = System.nanoTime() + atMost.toNanos();
        while (books().underWay() > 0) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(10);
        }
        return true;
    }

    public PaymentBooks books() {
        return loop.ask(() -> new PaymentBooks(begun, paid, refused, firstRefusal));
    }

    /** Whether more orders would have been paid than there were: then the figures mean nothing. */
    public boolean lacksOrders() {
        return loop.ask(() -> lacksOrders);
    }

    /** Times of whole payments since the last call of this method. */
    public AnswerTimes takeTimes() {
        return loop.ask(() -> {
            AnswerTimes taken = new AnswerTimes(payments, OptionalLong.empty(), OptionalLong.empty());
            payments = new Histogram();
            return taken;
        });
    }

    /** Times of single calls since the last call of this method. */
    public Histogram takeCallTimes() {
        return loop.ask(() -> {
            Histogram taken = singleCalls;
            singleCalls = new Histogram();
            return taken;
        });
    }

    private void begin(long due) {
        if (begun == orders) {
            lacksOrders = true;
            return;
        }
        waiting.add(new Payment(begun++, due));
        pump();
    }

    private void pump() {
        while (!waiting.isEmpty() && (!idle.isEmpty() || connections < CONNECTIONS)) {
            PaymentConnection connection = idle.isEmpty() ? connect() : idle.pop();
            Payment payment = waiting.remove();
            underWay.put(connection, payment);
            call(connection, calls.before(payment.order));
        }
    }

    private PaymentConnection connect() {
        try {
            connections++;
            return new PaymentConnection(loop, callback.getPort(), this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void call(PaymentConnection connection, String body) {
        byte[] bytes = ("POST " + callback.getRawPath() + " HTTP/1.1\r\nHost: " + callback.getAuthority() + "\r\n"
                        + calls.headers() + "Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body)
                .getBytes(UTF_8);
        connection.write(bytes);
    }

    @Override
    public void answered(PaymentConnection connection, int status, String body) {
        Payment payment = underWay.get(connection);
        if (payment == null) {
            connection.close();
            return;
        }
        long now = System.nanoTime();
        singleCalls.record(now - payment.calledAt);
        if (status != 200 || !calls.isYes(body)) {
            refused(status + " " + body);
        } else if (!payment.taken) {
            payment.taken = true;
            payment.calledAt = now;
            call(connection, calls.after(payment.order, body));
            return;
        } else {
            paid++;
            payments.record(now - payment.due);
        }
        underWay.remove(connection);
        idle.push(connection);
        ended();
    }

    @Override
    public void broken(PaymentConnection connection) {
        connections--;
        idle.remove(connection);
        if (underWay.remove(connection) != null) {
            refused("the connection was cut");
            // A host that is down would be called again without end.
            loop.after(Duration.ofMillis(100), this::ended);
        }
    }

    private void refused(String answer) {
        refused++;
        firstRefusal = firstRefusal.isEmpty() ? answer : firstRefusal;
    }

    private void ended() {
        pace.ended();
        pump();
    }
}

package io.jackfield.testkit.payment;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.util.function.Supplier;

/** A database that is lost in one call: before it has counted, or after. */
final class Outage {
    private int callsLeft;
    private boolean afterwards;
    private boolean awaited;

    /**
     * @param call the first one from now on is 1
     * @param counts whether that call takes effect, so that only its answer is lost
     */
    synchronized void awaitAt(int call, boolean counts) {
        callsLeft = call;
        afterwards = counts;
        awaited = true;
    }

    /** Nothing is lost any more; whether something was. */
    synchronized boolean over() {
        boolean struck = callsLeft == 0;
        awaited = false;
        return struck;
    }

    <T> T around(Supplier<T> call) {
        boolean lost = strikes();
        if (lost && !afterwards) {
            throw lost();
        }
        T answer = call.get();
        if (lost) {
            throw lost();
        }
        return answer;
    }

    private synchronized boolean strikes() {
        if (!awaited || callsLeft == 0) {
            return false;
        }
        callsLeft--;
        return callsLeft == 0;
    }

    private static JackfieldException lost() {
        return new JackfieldException(StandardError.UNAVAILABLE, "the database of the test was lost in this call");
    }
}

package io.jackfield.host.isolation.remote;

/** A call of the other side that is being answered here. */
final class Served {
    private final long id;
    private Thread thread;
    private boolean interrupted;
    private boolean over;

    Served(long id) {
        this.id = id;
    }

    long id() {
        return id;
    }

    synchronized void begin() {
        thread = Thread.currentThread();
        if (interrupted) {
            thread.interrupt();
        }
    }

    /** The other side has no use for the answer any more. */
    synchronized void interrupt() {
        interrupted = true;
        if (thread != null && !over) {
            thread.interrupt();
        }
    }

    /** The thread may be one that waits for an answer itself: it is not to take this interrupt for its own. */
    synchronized void end() {
        over = true;
        if (interrupted) {
            boolean ignored = Thread.interrupted();
        }
    }
}

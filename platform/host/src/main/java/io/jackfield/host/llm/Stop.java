package io.jackfield.host.llm;

import io.jackfield.host.calls.RunningCall;
import java.util.concurrent.CompletableFuture;

/** The press on Stop that a question may get. */
final class Stop {
    private final CompletableFuture<Void> pressed = new CompletableFuture<>();

    /** That of the call on whose thread we are; nobody can press it outside of one. */
    static Stop ofCurrentCall() {
        Stop stop = new Stop();
        RunningCall caller = RunningCall.current();
        if (caller != null) {
            caller.onStop(stop::press);
        }
        return stop;
    }

    void press() {
        pressed.complete(null);
    }

    boolean isPressed() {
        return pressed.isDone();
    }

    CompletableFuture<Void> pressed() {
        return pressed;
    }

    /** Does this when it is pressed; at once when it has been. */
    void then(Runnable hook) {
        pressed.thenRun(hook);
    }
}

package io.jackfield.api.web;

import io.jackfield.api.Experimental;
import org.pf4j.ExtensionPoint;

/**
 * Answers HTTP calls under {@code /plugins/<plugin id>/<name>} of the public listener. Anybody on the internet can call
 * it: check who calls before doing anything. One instance serves every call and takes calls from many threads at once.
 *
 * <p>Each call has a virtual thread to itself, with a deadline; the caller gets 503 when it passes. Whatever is thrown
 * is logged and answered with a bare 500, and with 503 when a later try may work; nothing of it is shown to the caller.
 */
@Experimental
public interface WebEndpoint extends ExtensionPoint {
    /** Its name in the path and the methods it answers. Asked once, when the plugin is loaded. */
    EndpointSpec spec();

    /**
     * Answers one call, by giving the answer as a whole or piece by piece through {@code stream}. When the caller
     * leaves, the thread of the call is interrupted: nobody waits any more.
     *
     * @return the answer; what it says is left out when {@link WebStream#begin} has been called
     */
    WebAnswer answer(WebRequest request, WebStream stream) throws Exception;
}

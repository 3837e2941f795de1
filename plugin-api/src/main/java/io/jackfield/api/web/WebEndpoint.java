package io.jackfield.api.web;

import io.jackfield.api.Experimental;
import java.util.Set;
import org.pf4j.ExtensionPoint;

/**
 * Answers HTTP calls under {@code /plugins/<plugin id>/<name>} of the public listener. Anybody on the internet can call it:
 * check who calls before doing anything. One instance serves every call and takes calls from many threads at once.
 *
 * <p>Each call has a virtual thread to itself, with a deadline; the caller gets 503 when it passes. Whatever is thrown is
 * logged and answered with a bare 500, and with 503 when a later try may work; nothing of it is shown to the caller.
 */
@Experimental
public interface WebEndpoint extends ExtensionPoint {
    /** The name in the path: lower-case letters, digits and dashes, 2 to 32 characters. */
    String name();

    /** The methods it answers, in capitals; callers with another one get 405. Asked once, when the plugin is loaded. */
    default Set<String> methods() {
        return Set.of("GET", "POST");
    }

    /** Answers one call. */
    WebAnswer answer(WebRequest request) throws Exception;
}

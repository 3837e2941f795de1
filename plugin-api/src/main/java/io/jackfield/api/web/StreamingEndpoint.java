package io.jackfield.api.web;

import io.jackfield.api.Experimental;

/**
 * A {@link WebEndpoint} whose answers may take long, or come piece by piece. When the caller leaves, the thread of the call is
 * interrupted: nobody waits any more.
 */
@Experimental
public interface StreamingEndpoint extends WebEndpoint {
    /**
     * Answers one call, by giving the answer as a whole or through {@code stream}.
     *
     * @return the answer; what it says is left out when {@link WebStream#begin} has been called
     */
    WebAnswer answer(WebRequest request, WebStream stream) throws Exception;

    /** Never asked by the host, which has a stream for every call. */
    @Override
    default WebAnswer answer(WebRequest request) throws Exception {
        throw new UnsupportedOperationException("answer(request, stream) is what answers here");
    }
}

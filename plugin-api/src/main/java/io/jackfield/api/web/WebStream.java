package io.jackfield.api.web;

import io.jackfield.api.Experimental;

/** The way back to a caller. Used on the thread of the call, until it returns. */
@Experimental
public interface WebStream {
    /** This call takes longer: from now on its deadline is that of streams, counted from its start. */
    void takesLong();

    /**
     * Sends status, headers and, if there is one, a body as the first piece. The call takes longer from now on.
     *
     * @throws IllegalStateException when it has been called before
     */
    void begin(WebAnswer head);

    /**
     * Sends the next piece as UTF-8; waits while the caller reads slowly.
     *
     * @throws IllegalStateException before {@link #begin}
     * @throws io.jackfield.api.JackfieldException with {@code CANCELLED} when the caller has left
     */
    void write(String piece);
}

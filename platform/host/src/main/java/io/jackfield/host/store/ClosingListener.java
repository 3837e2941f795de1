package io.jackfield.host.store;

/** Told what became of a closing, once. */
public interface ClosingListener {
    /** It is committed. */
    void stored();

    /**
     * The database does not take what it carries: nothing of it is stored and its row is still open.
     *
     * @param reason in the database's words
     */
    void refused(String reason);
}

package io.jackfield.host.store;

/** The states of a journal row, as V0002__create_journal.sql explains them. */
final class RowState {
    static final short OPEN = 0;
    static final short CLOSED = 1;
    static final short DONE = 2;
    static final short DEAD = 3;
    static final short UNDELIVERABLE = 4;

    private RowState() {}
}

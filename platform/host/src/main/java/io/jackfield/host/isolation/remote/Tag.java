package io.jackfield.host.isolation.remote;

/** What comes next in a frame. Both sides are of one version, so the numbers may change. */
enum Tag {
    NULL,
    TRUE,
    FALSE,
    INT,
    LONG,
    DOUBLE,
    TEXT,
    BYTES,
    EMPTY,
    PRESENT,
    EMPTY_INT,
    PRESENT_INT,
    EMPTY_LONG,
    PRESENT_LONG,
    LIST,
    SET,
    MAP,
    ARRAY,
    JDK_VALUE,
    ENUM,
    VALUE,
    FAILURE,
    SYSTEM_CLOCK,
    CLOCK,
    /** An object of the sender. */
    MINE,
    /** An object of the receiver, come back. */
    YOURS;

    private static final Tag[] ALL = values();

    static Tag of(byte number) {
        return ALL[number];
    }

    byte number() {
        return (byte) ordinal();
    }
}

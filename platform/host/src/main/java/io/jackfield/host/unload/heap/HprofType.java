package io.jackfield.host.unload.heap;

/** The types of values, by their number in the file. */
final class HprofType {
    static final int OBJECT = 2;
    static final int BYTE = 8;
    static final int LONG = 11;

    private HprofType() {}

    /** Bytes that a value takes. */
    static int size(int type) {
        return switch (type) {
            case 4, BYTE -> 1;
            case 5, 9 -> 2;
            case 6, 10 -> 4;
            case OBJECT, 7, LONG -> 8;
            default -> throw new IllegalStateException("the heap dump has a value of the unknown type " + type);
        };
    }
}

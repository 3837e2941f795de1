package io.jackfield.sandbox.school;

import java.util.SplittableRandom;

/** What looks like chance and comes out the same each time: everything follows from what it is about. */
final class Chance {
    private static final long SEED = 20_250_901L;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private Chance() {}

    /** @param about numbers that say what is decided, such as a kind of thing, a learner and a day */
    static SplittableRandom of(long... about) {
        long mixed = SEED;
        for (long one : about) {
            mixed = mix(mixed + one * GOLDEN);
        }
        return new SplittableRandom(mixed);
    }

    /** The finalizer of MurmurHash3: neighbouring numbers come out far apart. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xFF51_AFD7_ED55_8CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CE_B9FE_1A85_EC53L;
        return mixed ^ (mixed >>> 33);
    }
}

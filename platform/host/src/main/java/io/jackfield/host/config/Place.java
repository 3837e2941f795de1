package io.jackfield.host.config;

/**
 * Where in the files something stands. For messages only: two values are the same wherever they stand, so all places are equal, and a
 * line added above a value changes nothing.
 *
 * @param file as operators know it, such as {@code config/bots/helper.yaml}
 * @param line from 1; 0 when there is no line to name
 */
record Place(String file, int line) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Place;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}

package io.jackfield.host.config;

/**
 * Where in the files something stands.
 *
 * @param file as operators know it, such as {@code config/bots/helper.yaml}
 * @param line from 1; 0 when there is no line to name
 */
record Place(String file, int line) {
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}

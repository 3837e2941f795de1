package io.jackfield.host.config.read;

/**
 * Where in the files something stands, or where else it comes from. For messages and for operators only: two values are
 * the same wherever they stand, so all places are equal, and a line added above a value changes nothing.
 *
 * @param file as operators know it, such as {@code config/bots/helper.yaml}
 * @param line from 1; 0 when there is no line to name
 * @param kind what gave the value
 * @param name of the variables, separated by commas, or of the keys that a setting lies over; else empty
 */
public record Place(String file, int line, Kind kind, String name) {
    /** What gives a value. */
    public enum Kind {
        /** A file says it itself. */
        FILE,
        /** The environment. */
        VARIABLE,
        /** The sandbox, in place of what nobody has set. */
        STAND_IN,
        /** An operator has laid it over the file. */
        SETTING
    }

    public Place(String file, int line) {
        this(file, line, Kind.FILE, "");
    }

    /** Of a variable that a file leaves a value to without naming it. */
    public static Place variable(String name) {
        return new Place("the variable " + name, 0, Kind.VARIABLE, name);
    }

    /** Of what stands in for something in the sandbox. */
    public static Place sandbox() {
        return new Place("the sandbox", 0, Kind.STAND_IN, "");
    }

    static Place setting(String file, KeyPath path) {
        return new Place("the setting " + path + " of config/" + file, 0, Kind.SETTING, path.toString());
    }

    /** The same place, whose value comes from these variables. */
    Place by(String variables) {
        return variables.isEmpty() ? this : new Place(file, line, Kind.VARIABLE, variables);
    }

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

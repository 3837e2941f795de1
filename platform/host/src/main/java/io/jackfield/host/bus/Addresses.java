package io.jackfield.host.bus;

/** Every address on the event bus. */
public final class Addresses {
    private Addresses() {}

    /** Calls for one plugin, on whichever node has it. */
    public static String plugin(String pluginId) {
        return "plugin." + pluginId;
    }
}

package io.jackfield.host.unload;

/**
 * What holds a plugin that was unloaded.
 *
 * @param name which one of its kind
 * @param path from the root down to the plugin's class loader; empty when the heap was not searched
 */
public record Holder(HolderKind kind, String name, String path) {
    static Holder of(HolderKind kind, String name) {
        return new Holder(kind, name, "");
    }

    /** Such as {@code thread 'poller' (com.example.Poller.run)}. */
    public String what() {
        return (kind.words() + " " + name).strip();
    }

    /** What its author has to do. */
    public String wayOut() {
        return kind.wayOut();
    }
}

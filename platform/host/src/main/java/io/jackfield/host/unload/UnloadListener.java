package io.jackfield.host.unload;

/** Hears of plugins whose classes nothing should hold any more. */
@FunctionalInterface
public interface UnloadListener {
    /** @param generation {@code <id>#<number>} */
    void unloaded(String plugin, String version, String generation, ClassLoader loader);
}

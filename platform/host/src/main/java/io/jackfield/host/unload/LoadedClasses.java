package io.jackfield.host.unload;

/** A class loader that knows what it has loaded. */
public interface LoadedClasses {
    /** How many classes it has defined from its jar. */
    int classCount();

    /** Whether it has defined this class. */
    boolean hasDefined(String className);
}

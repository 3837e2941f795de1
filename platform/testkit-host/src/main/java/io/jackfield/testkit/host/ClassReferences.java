package io.jackfield.testkit.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which classes a class speaks of. */
final class ClassReferences {
    private ClassReferences() {}

    /** Entry names such as {@code com/example/Hello.class}. */
    static Set<String> in(byte[] classFile) {
        Set<String> names = new LinkedHashSet<>();
        for (PoolEntry entry : ClassFile.of().parse(classFile).constantPool()) {
            if (entry instanceof ClassEntry type) {
                String name = type.asInternalName().replaceFirst("^\\[+L(.*);$", "$1");
                if (!name.startsWith("[")) {
                    names.add(name + ".class");
                }
            }
        }
        return names;
    }

    static byte[] bytes(ClassLoader loader, String entry) {
        try (InputStream file = loader.getResourceAsStream(entry)) {
            if (file == null) {
                throw new IllegalStateException(entry + " is not on the class path");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

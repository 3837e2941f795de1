package io.jackfield.host.unload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Defines one class of the tests anew, as the class loader of a plugin does with its own. */
final class PluginLoaderOfTests extends ClassLoader implements LoadedClasses {
    private final String own;

    PluginLoaderOfTests(Class<?> own) {
        super(own.getClassLoader());
        this.own = own.getName();
    }

    /** The class as this loader has it. */
    Class<?> load() throws ClassNotFoundException {
        return loadClass(own);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.equals(own)) {
            return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
    }

    private Class<?> define(String name) {
        try (InputStream code = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            byte[] bytes = code.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int classCount() {
        return 1;
    }

    @Override
    public boolean hasDefined(String className) {
        return className.equals(own);
    }
}

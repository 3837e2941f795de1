package io.jackfield.host.plugins;

import java.nio.file.Path;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/** What a plugin can see of the host: the contract, PF4J and SLF4J, and of the JDK everything. */
final class Walls {
    private Walls() {}

    static PluginClassLoader loaderFor(PluginManager manager, PluginDescriptor descriptor, Path jar) {
        Walled loader = new Walled(manager, descriptor);
        loader.addFile(jar.toFile());
        return loader;
    }

    private static boolean isShown(String className) {
        return className.startsWith("io.jackfield.api.")
                || className.startsWith("org.pf4j.")
                || className.startsWith("org.slf4j.");
    }

    /** Own classes first, then those of plugins it depends on; what is shown always comes from the host. */
    private static final class Walled extends PluginClassLoader {
        Walled(PluginManager manager, PluginDescriptor descriptor) {
            super(manager, descriptor, new Shown());
        }

        @Override
        protected boolean shouldDelegateToParent(String className) {
            return isShown(className);
        }
    }

    /** The parent of every plugin: the JDK's platform loader, never the host's class path, plus what is shown. */
    private static final class Shown extends ClassLoader {
        Shown() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return isShown(name) ? Walls.class.getClassLoader().loadClass(name) : super.loadClass(name, resolve);
        }
    }
}

package io.jackfield.host.plugins;

import io.jackfield.host.linkage.HostClasses;
import io.jackfield.host.linkage.JarClasses;
import io.jackfield.host.linkage.LinkageScan;
import io.jackfield.host.unload.LoadedClasses;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/** What a plugin can see of the host: the contract, PF4J and SLF4J, and of the JDK everything. */
final class ContractClassLoader {
    private static final HostClasses SHOWN = new HostClasses(host());

    private ContractClassLoader() {}

    static PluginClassLoader loaderFor(PluginManager manager, PluginDescriptor descriptor, Path jar) {
        Walled loader = new Walled(manager, descriptor);
        loader.addFile(jar.toFile());
        return loader;
    }

    /** The loader of what is shown. */
    static ClassLoader host() {
        return ContractClassLoader.class.getClassLoader();
    }

    /** Compares what a plugin's classes refer to with what they will see behind these walls. */
    static LinkageScan scan(JarClasses jar, Collection<JarClasses> libraries) {
        return new LinkageScan(jar, libraries, ContractClassLoader::isShown, SHOWN);
    }

    private static boolean isShown(String className) {
        return className.startsWith("io.jackfield.api.")
                || className.startsWith("org.pf4j.")
                || className.startsWith("org.slf4j.");
    }

    /** Own classes first, then those of plugins it depends on; what is shown always comes from the host. */
    private static final class Walled extends PluginClassLoader implements LoadedClasses {
        private final AtomicInteger classes = new AtomicInteger();

        Walled(PluginManager manager, PluginDescriptor descriptor) {
            super(manager, descriptor, new Shown());
        }

        @Override
        protected boolean shouldDelegateToParent(String className) {
            return isShown(className);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> found = super.findClass(name);
            classes.incrementAndGet();
            return found;
        }

        @Override
        public int classCount() {
            return classes.get();
        }

        @Override
        public boolean hasDefined(String className) {
            // Those that it has only asked others for are among the found.
            Class<?> found = findLoadedClass(className);
            return found != null && found.getClassLoader() == this;
        }
    }

    /** The parent of every plugin: the JDK's platform loader, never the host's class path, plus what is shown. */
    private static final class Shown extends ClassLoader {
        Shown() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return isShown(name) ? host().loadClass(name) : super.loadClass(name, resolve);
        }
    }
}

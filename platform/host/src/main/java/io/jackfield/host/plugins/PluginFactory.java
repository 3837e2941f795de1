package io.jackfield.host.plugins;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.PluginInfo;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.host.config.FileConfig;
import io.jackfield.host.config.HostConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;

/**
 * Makes a {@link LoadedPlugin} of a jar: copies it to a private place named by its digest, so that the file in the directory
 * is never held open; loads and starts it; makes its extensions. Whatever fails, nothing of it stays. Blocking, the loader's
 * thread only.
 */
final class PluginFactory {
    private final Path privateFolder;
    private final Generations generations;
    private final HostConfig config;
    private final PluginContexts contexts;
    private int copies;

    PluginFactory(HostConfig config, PluginContexts contexts, String apiVersion) {
        this.config = config;
        this.contexts = contexts;
        privateFolder = config.home().resolve("data/plugins");
        emptyPrivateFolder();
        generations = new Generations(privateFolder, apiVersion);
    }

    Generations generations() {
        return generations;
    }

    /** Throws {@link BrokenJarException} with the cause and the way out. */
    LoadedPlugin load(Path jar) {
        JarInspection inspection = JarInspection.of(jar);
        String digest = digest(jar);
        Path copy = copy(jar, inspection.id(), digest);
        String generation = null;
        RegistrationScope scope = new RegistrationScope(inspection.id());
        try {
            requireOurApi(inspection);
            generation = generations.loadPlugin(copy);
            start(generation);
            return extensions(generation, inspection, jar, digest, scope);
        } catch (RuntimeException | Error e) {
            // Any Error of a plugin as well: the loader has the other plugins to look after.
            scope.close();
            discard(generation, copy);
            throw e instanceof BrokenJarException broken
                    ? broken
                    : new BrokenJarException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Takes a plugin out of PF4J and closes its class loader; its calls are finished and its scope is closed. */
    void unload(LoadedPlugin plugin) {
        PluginWrapper wrapper = generations.getPlugin(plugin.generation());
        if (wrapper == null) {
            return;
        }
        Path copy = wrapper.getPluginPath();
        generations.isGone(plugin.id(), plugin.generation());
        discard(plugin.generation(), copy);
    }

    /** Before PF4J finds out, which says so in four lines of its own. */
    private void requireOurApi(JarInspection inspection) {
        if (!generations.hasApi(inspection.requires())) {
            throw new BrokenJarException("needs API " + inspection.requires() + ", this host has "
                    + generations.getSystemVersion() + "; install a version of the plugin made for it");
        }
    }

    private void start(String generation) {
        PluginState state = generations.startPlugin(generation);
        if (state != PluginState.STARTED) {
            Throwable cause = generations.getPlugin(generation).getFailedException();
            throw new BrokenJarException("does not start: " + cause, cause);
        }
    }

    private LoadedPlugin extensions(
            String generation, JarInspection inspection, Path jar, String digest, RegistrationScope scope) {
        PluginInfo info = new PluginInfo(inspection.id(), inspection.version(), inspection.description());
        ClassLoader classLoader = generations.getPluginClassLoader(generation);
        FileConfig own = config.pluginConfig(info.id());
        PropertyTexts texts = PropertyTexts.of(info.id(), classLoader);
        PluginContext context = contexts.create(info, own, texts, scope);
        List<Object> extensions = new ArrayList<>();
        for (String name : inspection.extensions()) {
            Object extension = extension(name, classLoader, context);
            extensions.add(extension);
            if (extension instanceof AutoCloseable closeable) {
                scope.onClose(() -> close(closeable));
            }
        }
        return new LoadedPlugin(
                info,
                generation,
                jar,
                digest,
                classLoader,
                own,
                texts,
                LoadedHandler.byOwner(info.id(), extensions),
                models(extensions),
                List.copyOf(extensions),
                scope,
                new AtomicInteger());
    }

    private static Object extension(String name, ClassLoader classLoader, PluginContext context) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(classLoader);
        try {
            Constructor<?> constructor = Class.forName(name, true, classLoader).getConstructor(PluginContext.class);
            return constructor.newInstance(context);
        } catch (ClassNotFoundException e) {
            throw new BrokenJarException("names extension " + name + ", but has no such class; build it anew", e);
        } catch (NoSuchMethodException e) {
            throw new BrokenJarException(
                    "extension " + name + " needs a public constructor with one parameter, PluginContext", e);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            throw new BrokenJarException(
                    cause instanceof JackfieldException ? cause.getMessage() : "extension " + name + " fails: " + cause,
                    cause);
        } catch (ReflectiveOperationException e) {
            throw new BrokenJarException("extension " + name + " cannot be made: " + e.getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Map<String, LlmProvider> models(List<Object> extensions) {
        Map<String, LlmProvider> models = new LinkedHashMap<>();
        for (Object extension : extensions) {
            if (extension instanceof LlmProvider model && models.put(model.name(), model) != null) {
                throw new BrokenJarException("has two model providers named " + model.name() + "; rename one of them");
            }
        }
        return models;
    }

    private static void close(AutoCloseable extension) {
        try {
            extension.close();
        } catch (Exception e) {
            throw new IllegalStateException("close() of " + extension.getClass().getName() + " failed: " + e, e);
        }
    }

    private void discard(String generation, Path copy) {
        if (generation != null && generations.getPlugin(generation) != null) {
            generations.unloadPlugin(generation);
        }
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path copy(Path jar, String id, String digest) {
        // The number, because PF4J does not load the same path twice: a dependent of a swapped library comes back
        // unchanged.
        Path copy = privateFolder.resolve(id + "-" + digest.substring(0, 16) + "-" + ++copies + ".jar");
        Path temporary = privateFolder.resolve(copy.getFileName() + ".part");
        try {
            Files.copy(jar, temporary, StandardCopyOption.REPLACE_EXISTING);
            return Files.move(temporary, copy, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new BrokenJarException("cannot be copied to " + privateFolder + ": " + e.getMessage(), e);
        }
    }

    private static String digest(Path jar) {
        try (var bytes = Files.newInputStream(jar)) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[1 << 16];
            for (int read = bytes.read(block); read >= 0; read = bytes.read(block)) {
                sha.update(block, 0, read);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (IOException e) {
            throw new BrokenJarException("cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Copies of an earlier life, which nobody holds open any more. */
    private void emptyPrivateFolder() {
        try {
            Files.createDirectories(privateFolder);
            try (var files = Files.newDirectoryStream(privateFolder, "*.{jar,part}")) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + privateFolder, e);
        }
    }
}

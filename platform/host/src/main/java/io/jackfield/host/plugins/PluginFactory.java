package io.jackfield.host.plugins;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.PluginInfo;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.host.config.FileConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.plugins.PrivateCopies.PrivateCopy;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.pf4j.PluginWrapper;

/** Makes a {@link LoadedPlugin} of a jar, in two steps. Blocking; the loader's thread only, but for {@link #make}. */
final class PluginFactory {
    private final PrivateCopies copies;
    private final Generations generations;
    private final LiveConfig config;
    private final PluginContexts contexts;

    PluginFactory(LiveConfig config, PluginContexts contexts, String apiVersion) {
        this.config = config;
        this.contexts = contexts;
        Path privateFolder = config.now().home().resolve("data/plugins");
        copies = new PrivateCopies(privateFolder);
        generations = new Generations(privateFolder, apiVersion);
    }

    Generations generations() {
        return generations;
    }

    /**
     * Takes the jar in without running any of it. The copy comes first, so that what is examined is what is loaded. Throws
     * {@link BrokenJarException} with the cause and the way out.
     */
    PreparedPlugin prepare(Path jar) {
        PrivateCopy copy = copies.of(jar);
        String generation = null;
        try {
            JarInspection inspection = JarInspection.of(copy.file());
            requireOurApi(inspection);
            generation = generations.loadPlugin(copy.file());
            return new PreparedPlugin(
                    jar,
                    copy.file(),
                    copy.digest(),
                    inspection,
                    generation,
                    generations.getPluginClassLoader(generation),
                    new RegistrationScope(inspection.id()));
        } catch (RuntimeException | Error e) {
            discard(generation, copy.file());
            throw broken(e);
        }
    }

    /**
     * Makes its extensions, which runs its code for the first time: the one step for which the loader's thread is not to be
     * used. Whatever fails, the caller discards it. Throws {@link BrokenJarException}.
     */
    LoadedPlugin make(PreparedPlugin prepared) {
        try {
            return extensions(prepared);
        } catch (RuntimeException | Error e) {
            // Any Error of a plugin as well: it is its own affair.
            throw broken(e);
        }
    }

    /** Undoes {@link #prepare} and whatever {@link #make} came to. */
    void discard(PreparedPlugin prepared) {
        prepared.scope().close();
        discard(prepared.generation(), prepared.copy());
    }

    private static BrokenJarException broken(Throwable thrown) {
        return switch (thrown) {
            case BrokenJarException broken -> broken;
            case NoClassDefFoundError missing
            when isAbsent(missing) ->
                new BrokenJarException(
                        "needs class " + String.valueOf(missing.getMessage()).replace('/', '.')
                                + ", which is neither in the jar nor in a plugin it depends on; add the library to the"
                                + " jar, or the plugin to Plugin-Dependencies",
                        missing);
            case JackfieldException known -> new BrokenJarException(known.getMessage(), known);
            default -> new BrokenJarException(thrown.toString(), thrown);
        };
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

    private LoadedPlugin extensions(PreparedPlugin prepared) {
        JarInspection inspection = prepared.inspection();
        RegistrationScope scope = prepared.scope();
        PluginInfo info = new PluginInfo(inspection.id(), inspection.version(), inspection.description());
        FileConfig own = config.now().pluginConfig(info.id());
        PropertyTexts texts = PropertyTexts.of(info.id(), prepared.classLoader());
        PluginContext context = contexts.create(info, own, texts, scope);
        List<Object> extensions = new ArrayList<>();
        for (String name : inspection.extensions()) {
            Object extension = extension(name, prepared.classLoader(), context);
            extensions.add(extension);
            if (extension instanceof AutoCloseable closeable) {
                scope.onClose(() -> close(closeable));
            }
        }
        return new LoadedPlugin(
                info,
                prepared.generation(),
                prepared.jar(),
                prepared.digest(),
                prepared.classLoader(),
                own,
                texts,
                LoadedHandler.byOwner(info.id(), extensions),
                models(extensions),
                List.copyOf(extensions),
                scope,
                new AtomicInteger());
    }

    private static Object extension(String name, ClassLoader classLoader, PluginContext context) {
        try {
            Constructor<?> constructor = Class.forName(name, true, classLoader).getConstructor(PluginContext.class);
            return constructor.newInstance(context);
        } catch (ClassNotFoundException e) {
            throw new BrokenJarException("names extension " + name + ", but has no such class; build it anew", e);
        } catch (NoSuchMethodException e) {
            throw new BrokenJarException(
                    "extension " + name + " needs a public constructor with one parameter, PluginContext", e);
        } catch (InvocationTargetException e) {
            throw failed(name, e.getCause());
        } catch (ExceptionInInitializerError e) {
            throw failed(name, e.getCause());
        } catch (LinkageError e) {
            throw failed(name, e);
        } catch (ReflectiveOperationException e) {
            throw new BrokenJarException("extension " + name + " cannot be made: " + e.getMessage(), e);
        }
    }

    /** Rather than having failed to be initialised. */
    private static boolean isAbsent(NoClassDefFoundError missing) {
        return missing.getCause() == null || missing.getCause() instanceof ClassNotFoundException;
    }

    private static BrokenJarException failed(String extension, Throwable cause) {
        return switch (cause) {
            case JackfieldException known -> new BrokenJarException(known.getMessage(), known);
            case NoClassDefFoundError missing -> broken(missing);
            default ->
                new BrokenJarException(
                        "extension " + extension + " fails: " + cause
                                + "; look at its constructor and its static fields",
                        cause);
        };
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
        copies.delete(copy);
    }
}

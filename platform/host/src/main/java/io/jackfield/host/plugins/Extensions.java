package io.jackfield.host.plugins;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.host.trust.UntrustedJarException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.pf4j.ExtensionPoint;

/**
 * Makes a plugin's extensions and asks what they are called. Authors meet their first mistakes here, so each has a
 * sentence of its own. Everything throws {@link BrokenJarException}, or the {@link JackfieldException} that the plugin
 * threw.
 */
public final class Extensions {
    private Extensions() {}

    /** The class with this name, if the plugin may bring it and somebody calls it; none of it runs. */
    static Class<?> permittedType(String name, PreparedPlugin prepared) {
        Class<?> type = typeNamed(name, prepared.classLoader());
        ExtensionRules.requireCalled(type);
        ExtensionRules.require(prepared.grant(), type);
        return type;
    }

    static Class<?> typeNamed(String name, ClassLoader classLoader) {
        try {
            return Class.forName(name, false, classLoader);
        } catch (ClassNotFoundException e) {
            throw new BrokenJarException("names extension " + name + ", but has no such class; build it anew", e);
        } catch (LinkageError e) {
            throw failed(name, e);
        }
    }

    /** An object of this class. */
    public static Object make(Class<?> type, PluginContext context) {
        requireFit(type);
        try {
            return type.getConstructor(PluginContext.class).newInstance(context);
        } catch (NoSuchMethodException e) {
            throw new BrokenJarException(
                    "extension " + type.getName() + " needs a public constructor with one parameter, PluginContext", e);
        } catch (InvocationTargetException e) {
            throw failed(type.getName(), e.getCause());
        } catch (ExceptionInInitializerError e) {
            throw failed(type.getName(), e.getCause());
        } catch (LinkageError e) {
            throw failed(type.getName(), e);
        } catch (ReflectiveOperationException e) {
            throw new BrokenJarException("extension " + type.getName() + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static void requireFit(Class<?> type) {
        if (!Modifier.isPublic(type.getModifiers())) {
            throw new BrokenJarException("extension " + type.getName() + " is not public; make the class public");
        }
        if (Modifier.isAbstract(type.getModifiers())) {
            throw new BrokenJarException(
                    "extension " + type.getName() + " is abstract; put @Extension on a class that can be made");
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            throw new BrokenJarException("extension " + type.getName() + " is an inner class; make it static");
        }
        if (points(type).noneMatch(Extensions::isOurs)) {
            throw new BrokenJarException(
                    "extension " + type.getName() + " implements no extension point of the contract,"
                            + " so nobody would call it; implement one such as CommandHandler, or take @Extension off it");
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type != ExtensionPoint.class
                && type.isInterface()
                && ExtensionPoint.class.isAssignableFrom(type)
                && type.getClassLoader() == PluginContext.class.getClassLoader();
    }

    /** All that a class is. */
    static Stream<Class<?>> points(Class<?> type) {
        return type == null
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(type),
                        Stream.concat(Stream.of(type.getInterfaces()), Stream.ofNullable(type.getSuperclass()))
                                .flatMap(Extensions::points));
    }

    /** What an extension answers when it is loaded. */
    static <V> V asked(Object extension, String question, Supplier<V> answer) {
        String where = question + " of " + extension.getClass().getName();
        V value;
        try {
            value = answer.get();
        } catch (JackfieldException known) {
            throw known;
        } catch (RuntimeException e) {
            throw new BrokenJarException(
                    where + " fails: " + (e instanceof IllegalArgumentException ? e.getMessage() : e.toString()), e);
        }
        if (value == null) {
            throw new BrokenJarException(where + " returns null; let it return a value");
        }
        return value;
    }

    /** What went wrong when a plugin's own code ran for the first time. */
    static BrokenJarException broken(Throwable thrown) {
        return switch (thrown) {
            case BrokenJarException broken -> broken;
            case JackfieldException known -> new BrokenJarException(known.getMessage(), known);
            case UntrustedJarException untrusted -> new BrokenJarException(untrusted.getMessage(), untrusted);
            case LinkageError missing -> new BrokenJarException(described(missing), missing);
            default -> new BrokenJarException(thrown.toString(), thrown);
        };
    }

    private static String described(LinkageError error) {
        return error instanceof NoClassDefFoundError missing && isAbsent(missing)
                ? "needs class " + String.valueOf(missing.getMessage()).replace('/', '.')
                        + ", which is neither in the jar nor in a plugin it depends on; add the library to the jar, or the"
                        + " plugin to Plugin-Dependencies"
                : error.toString();
    }

    /** Rather than having failed to be initialised. */
    private static boolean isAbsent(NoClassDefFoundError missing) {
        return missing.getCause() == null || missing.getCause() instanceof ClassNotFoundException;
    }

    private static BrokenJarException failed(String extension, Throwable cause) {
        BrokenJarException known = broken(cause);
        return known.getMessage().equals(cause.toString())
                ? new BrokenJarException(
                        "extension " + extension + " fails: " + cause
                                + "; look at its constructor and its static fields",
                        cause)
                : known;
    }
}

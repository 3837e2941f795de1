package io.jackfield.api;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.pf4j.ExtensionPoint;

/** Reads the compiled contract and writes it down, one line for each thing that a plugin can name. */
final class PublicSurface {
    static final String EXPERIMENTAL = "experimental ";
    private static final int SEEN = Modifier.PUBLIC | Modifier.PROTECTED;

    private PublicSurface() {}

    static List<String> ofContract() throws IOException {
        Path classes = classFolder();
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length())
                            .replace('/', '.')
                            .replace('\\', '.'))
                    .sorted()
                    .map(PublicSurface::load)
                    .filter(PublicSurface::isSeen)
                    .flatMap(type -> lines(type).stream())
                    .toList();
        }
    }

    private static Path classFolder() {
        try {
            return Path.of(JackfieldException.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicSurface.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A member type of an interface is public by itself; one of a hidden type is out of reach. */
    private static boolean isSeen(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        return (type.getModifiers() & SEEN) != 0 && (around == null || isSeen(around));
    }

    private static List<String> lines(Class<?> type) {
        List<String> members = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            if (isSeen(field.getModifiers()) && !field.isSynthetic()) {
                members.add(field.isEnumConstant() ? "constant " + field.getName() : "field " + text(field));
            }
        }
        if (type.isRecord()) {
            members.add("components "
                    + Arrays.stream(type.getRecordComponents())
                            .map(PublicSurface::text)
                            .collect(joining(", ")));
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isSeen(constructor.getModifiers()) && !constructor.isSynthetic()) {
                members.add("constructor " + parameters(constructor));
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (isSeen(method.getModifiers()) && !method.isSynthetic() && !goesWithoutSaying(type, method)) {
                members.add(experimental(method) + "method " + text(method));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(head(type));
        members.stream().sorted().map("    "::concat).forEach(lines::add);
        return lines;
    }

    /** What every record or enum has. */
    private static boolean goesWithoutSaying(Class<?> type, Method method) {
        String name = method.getName();
        if (type.isEnum()) {
            return name.equals("values") || name.equals("valueOf");
        }
        if (!type.isRecord()) {
            return false;
        }
        return name.equals("equals")
                || name.equals("hashCode")
                || name.equals("toString")
                || Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> component.getAccessor().equals(method));
    }

    private static boolean isSeen(int modifiers) {
        return (modifiers & SEEN) != 0;
    }

    private static String head(Class<?> type) {
        StringBuilder head = new StringBuilder(isExperimental(type) ? EXPERIMENTAL : "")
                .append(kind(type))
                .append(' ')
                .append(type.getName());
        List<Type> above = new ArrayList<>(List.of(type.getGenericInterfaces()));
        if (type.getGenericSuperclass() != null
                && type.getSuperclass() != Object.class
                && !type.isEnum()
                && !type.isRecord()) {
            above.addFirst(type.getGenericSuperclass());
        }
        if (!above.isEmpty()) {
            head.append(" : ").append(above.stream().map(PublicSurface::name).collect(joining(", ")));
        }
        if (type.isSealed()) {
            head.append(" permits ")
                    .append(Arrays.stream(type.getPermittedSubclasses())
                            .map(Class::getSimpleName)
                            .collect(joining(", ")));
        }
        return head.toString();
    }

    private static String experimental(AnnotatedElement element) {
        return element.isAnnotationPresent(Experimental.class) ? EXPERIMENTAL : "";
    }

    private static boolean isExperimental(Class<?> type) {
        return type.isAnnotationPresent(Experimental.class)
                || type.getPackage().isAnnotationPresent(Experimental.class)
                || type.getEnclosingClass() != null && isExperimental(type.getEnclosingClass());
    }

    /** Extension points and functions are implemented by plugins, all other interfaces by the host alone. */
    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "annotation";
        }
        if (type != ExtensionPoint.class && ExtensionPoint.class.isAssignableFrom(type)) {
            return "extension-point";
        }
        if (type.isAnnotationPresent(FunctionalInterface.class)) {
            return "function";
        }
        if (type.isInterface()) {
            return "interface";
        }
        if (type.isEnum()) {
            return "enum";
        }
        if (type.isRecord()) {
            return "record";
        }
        return Modifier.isFinal(type.getModifiers()) ? "final class" : "class";
    }

    private static String text(Field field) {
        return modifiers(field.getModifiers()) + name(field.getGenericType()) + " " + field.getName();
    }

    private static String text(RecordComponent component) {
        return name(component.getGenericType()) + " " + component.getName();
    }

    private static String text(Method method) {
        String kind = method.isDefault() ? "default " : modifiers(method.getModifiers());
        String thrown = Arrays.stream(method.getGenericExceptionTypes())
                .map(PublicSurface::name)
                .collect(joining(", "));
        return kind + name(method.getGenericReturnType()) + " " + method.getName() + parameters(method)
                + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String modifiers(int modifiers) {
        String text = Modifier.toString(modifiers & (Modifier.PROTECTED | Modifier.STATIC | Modifier.ABSTRACT));
        return text.isEmpty() ? "" : text + " ";
    }

    private static String parameters(Executable executable) {
        return Arrays.stream(executable.getParameters())
                .map(PublicSurface::text)
                .collect(joining(", ", "(", ")"));
    }

    private static String text(Parameter parameter) {
        String type = name(parameter.getParameterizedType());
        return parameter.isVarArgs() ? type.substring(0, type.length() - 2) + "..." : type;
    }

    /** Without the packages that everybody knows. */
    private static String name(Type type) {
        return type.getTypeName()
                .replaceAll(
                        "\\b(java\\.lang|java\\.util|java\\.time|io\\.jackfield\\.api(\\.[a-z]+)?)\\.(?=[A-Z])", "");
    }
}

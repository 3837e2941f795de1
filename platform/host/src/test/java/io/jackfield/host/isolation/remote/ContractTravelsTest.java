package io.jackfield.host.isolation.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Reply;
import io.jackfield.host.config.ForeignDatabase;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.config.read.FileConfig;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever is added to the contract has to be able to leave its process, or this test says what cannot. */
class ContractTravelsTest {
    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            Object.class,
            Boolean.class,
            Integer.class,
            Long.class,
            Double.class,
            byte[].class,
            OptionalInt.class,
            OptionalLong.class,
            Clock.class);
    private static final Set<Class<?>> CONTAINERS =
            Set.of(Optional.class, List.class, Set.class, Map.class, Collection.class);
    /** Answered in the plugin's own process. */
    private static final Set<String> LOCAL = Set.of("logger", "database", "shared");

    private final Set<Type> seen = new HashSet<>();
    private final List<String> stuck = new ArrayList<>();

    @Test
    void everyTypeOfTheContractTravels() throws Exception {
        List<Class<?>> contract = contract();
        assertThat(contract).hasSizeGreaterThan(40);
        for (Class<?> type : contract) {
            if (type.isInterface() && !type.isAnnotation() && !type.isSealed()) {
                Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                        .filter(method -> !LOCAL.contains(method.getName()))
                        .forEach(this::check);
            } else if (type.isRecord()) {
                check(type.getName(), type);
            }
        }
        assertThat(stuck).isEmpty();
    }

    @Test
    void configurationArrivesAsItIs() {
        FileConfig config = FileConfig.of(
                "x.yaml",
                Map.of("model", "small", "apiKey", "sk-123", "hosts", List.of("a"), "limits", Map.of("day", 5)));

        FileConfig arrived = (FileConfig) read(written(config));

        assertThat(arrived).isEqualTo(config);
        assertThat(arrived.text("apiKey")).contains("sk-123");
        assertThat(arrived.section("limits").number("day", 1, 10, 1)).isEqualTo(5);
    }

    @Test
    void databaseOfOthersArrivesWithItsLogin() {
        ForeignDatabase school = new ForeignDatabase(
                ServiceUrl.postgres("postgres://ada:s%40fe@school:5433/pupils?sslmode=require"),
                true,
                4,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));

        ForeignDatabase arrived = (ForeignDatabase) read(written(school));

        assertThat(arrived).isEqualTo(school);
        assertThat(arrived.url().password().orElseThrow().value()).isEqualTo("s@fe");
    }

    @Test
    void secretsThatAreKeptBackDoNotLeaveTheHost() {
        FileConfig config = FileConfig.of(
                        "x.yaml",
                        Map.of(
                                "model",
                                "small",
                                "apiKey",
                                "sk-123",
                                "tokens",
                                List.of("sk-123"),
                                "in",
                                Map.of("key", "sk-123")))
                .guarded(() -> "no {key}");

        ByteBuffer frame = written(config);
        FileConfig arrived = (FileConfig) read(frame);

        assertThat(StandardCharsets.ISO_8859_1.decode(frame.duplicate()).toString())
                .contains("apiKey")
                .doesNotContain("sk-123");
        assertThat(arrived.text("model")).contains("small");
        assertThatThrownBy(() -> arrived.text("apiKey"))
                .hasMessage("no apiKey")
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(StandardError.NOT_PERMITTED));
        assertThatThrownBy(() -> arrived.texts("tokens")).hasMessage("no tokens");
        assertThatThrownBy(() -> arrived.section("in").text("key")).hasMessage("no in.key");
    }

    private static ByteBuffer written(Object value) {
        FrameWriter frame = new FrameWriter();
        new ValueWriter(frame, (writer, target, interfaces) -> fail("is no value: " + target)).write(value);
        return frame.frame();
    }

    private static Object read(ByteBuffer frame) {
        return new ValueReader(frame, 0, null).read();
    }

    private void check(Method method) {
        String place = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        if (method.getReturnType() != void.class) {
            check(place, method.getGenericReturnType());
        }
        for (Type parameter : method.getGenericParameterTypes()) {
            check(place, parameter);
        }
    }

    private void check(String place, Type type) {
        if (!seen.add(type)) {
            return;
        }
        switch (type) {
            case ParameterizedType generic -> {
                check(place, generic.getRawType());
                Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> check(place, argument));
            }
            case WildcardType wildcard ->
                Arrays.stream(wildcard.getUpperBounds()).forEach(bound -> check(place, bound));
            case TypeVariable<?> variable -> Arrays.stream(variable.getBounds()).forEach(bound -> check(place, bound));
            case GenericArrayType array -> check(place, array.getGenericComponentType());
            case Class<?> plain -> check(place, plain);
            default -> stuck.add(place + ": " + type);
        }
    }

    private void check(String place, Class<?> type) {
        boolean travels = type.isPrimitive()
                || PLAIN.contains(type)
                || CONTAINERS.contains(type)
                || type == Object[].class
                || JdkValues.kindOf(type) != null
                || Throwable.class.isAssignableFrom(type);
        if (travels) {
            return;
        }
        if (!Contract.isOurs(type)) {
            stuck.add(place + ": " + type.getName());
        } else if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                check(type.getSimpleName() + "." + component.getName(), component.getGenericType());
            }
            assertThat(Shape.of(type).parts()).hasSameSizeAs(type.getRecordComponents());
        } else if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(one -> check(place, (Type) one));
        } else if (type == Reply.class) {
            assertThat(Shape.of(type).parts()).hasSize(4);
        } else if (!type.isEnum() && !type.isInterface()) {
            stuck.add(place + ": " + type.getName());
        }
    }

    private static List<Class<?>> contract() throws IOException, URISyntaxException, ClassNotFoundException {
        Path code = Path.of(PluginContext.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Files.isDirectory(code)) {
            return classes(code);
        }
        try (FileSystem jar = FileSystems.newFileSystem(code)) {
            return classes(jar.getPath("/"));
        }
    }

    private static List<Class<?>> classes(Path root) throws IOException, ClassNotFoundException {
        List<Class<?>> classes = new ArrayList<>();
        try (var files = Files.walk(root)) {
            for (Path file : files.toList()) {
                String name = root.relativize(file).toString().replace(File.separatorChar, '/');
                if (name.endsWith(".class") && !name.endsWith("-info.class")) {
                    Class<?> type = Class.forName(name.replace('/', '.').substring(0, name.length() - 6));
                    if (Modifier.isPublic(type.getModifiers())) {
                        classes.add(type);
                    }
                }
            }
        }
        return classes;
    }
}

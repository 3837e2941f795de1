package io.jackfield.host.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkageScanTest {
    /** The contract as a later version might have it. */
    private static final String LATER_CHAT = """
            package io.jackfield.api.chat;
            public final class Later {
                public static int COUNT = 1;
                public static String word(int number, String... words) { return "later"; }
            }
            """;

    private static final String LATER_INFO = """
            package io.jackfield.api;
            public record PluginInfo(String id, String version, String description) {
                public String vendor() { return ""; }
            }
            """;

    @TempDir
    Path folder;

    private Path jar(String... sources) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("io/jackfield/api/chat/Later.java", LATER_CHAT);
        all.put("io/jackfield/api/PluginInfo.java", LATER_INFO);
        for (int index = 0; index < sources.length; index += 2) {
            all.put(sources[index], sources[index + 1]);
        }
        return CompiledJar.write(folder, all, "com/");
    }

    private static LinkageScan scan(JarClasses jar, JarClasses... libraries) {
        return new LinkageScan(
                jar,
                List.of(libraries),
                name -> name.startsWith("io.jackfield.api."),
                new HostClasses(LinkageScanTest.class.getClassLoader()));
    }

    @Test
    void classesAndMembersThatTheContractDoesNotHaveAreNamed() throws IOException {
        Path file = jar("com/a/Hello.java", """
                package com.a;
                import io.jackfield.api.chat.*;
                import io.jackfield.api.*;
                public class Hello {
                    String vendor(PluginInfo info) { return info.id() + info.vendor(); }
                    Object later() { return new Later[3]; }
                    Reply reply() { return Reply.text("there"); }
                }
                """);

        try (JarClasses jar = new JarClasses(file)) {
            List<Missing> missing = scan(jar).ofApi(List.of("com.a.Hello"));

            assertThat(missing)
                    .containsExactlyInAnyOrder(
                            new Missing("com.a.Hello", "io.jackfield.api.PluginInfo#vendor()", true),
                            new Missing("com.a.Hello", "io.jackfield.api.chat.Later", true));
            assertThat(scan(jar).everything()).containsExactlyInAnyOrderElementsOf(missing);
        }
    }

    @Test
    void inheritedMembersLambdasArraysAndPolymorphicCallsAreNoFalseAlarm() throws IOException {
        Path file = jar("com/a/Hello.java", """
                package com.a;
                import io.jackfield.api.*;
                import io.jackfield.api.chat.*;
                import io.jackfield.api.command.*;
                import java.lang.invoke.*;
                import java.util.*;
                import java.util.function.*;
                public abstract class Hello extends AbstractList<String> implements CommandHandler {
                    enum Colour { RED }
                    Object work(PluginContext context, int[][] numbers, Colour colour) throws Throwable {
                        MethodHandle handle = MethodHandles.lookup()
                                .findVirtual(String.class, "concat", MethodType.methodType(String.class, String.class));
                        String joined = (String) handle.invokeExact("a", "b");
                        VarHandle place = MethodHandles.arrayElementVarHandle(int[].class);
                        place.setVolatile(numbers[0], 0, 1);
                        Supplier<Object> copy = numbers[0]::clone;
                        switch (colour) { case RED -> joined += size(); }
                        if (isEmpty() && this.equals(copy)) { return onCancel(null); }
                        Function<String, Reply> text = Reply::text;
                        return context.config().text("key", joined) + text.apply(joined).parts() + numbers.clone();
                    }
                }
                """);

        try (JarClasses jar = new JarClasses(file)) {
            assertThat(scan(jar).everything()).isEmpty();
        }
    }

    @Test
    void whatIsInALibraryIsFoundAndWhatIsNowhereIsNotOfTheContract() throws IOException {
        Path library = jar("com/lib/Word.java", "package com.lib; public class Word { public void say() {} }");
        Path file = CompiledJar.write(
                folder,
                Map.of(
                        "com/lib/Word.java",
                        "package com.lib; public class Word { public void say() {} public void sing() {} }",
                        "com/a/Hello.java",
                        "package com.a; public class Hello { void go(com.lib.Word word) { word.say(); word.sing(); } }"),
                "com/a/");

        try (JarClasses jar = new JarClasses(file);
                JarClasses words = new JarClasses(library)) {
            assertThat(scan(jar, words).everything())
                    .containsExactly(new Missing("com.a.Hello", "com.lib.Word#sing()", false));
            assertThat(scan(jar, words).ofApi(List.of("com.a.Hello"))).isEmpty();
            assertThat(scan(jar).everything()).contains(new Missing("com.a.Hello", "com.lib.Word", false));
        }
    }

    /** A library has no extensions to start from; its dependents lead into it. */
    @Test
    void missingMemberInALibraryIsFoundThroughItsUser() throws IOException {
        Path library = jar("com/lib/Word.java", """
                package com.lib;
                public class Word { public static int count() { return io.jackfield.api.chat.Later.COUNT; } }
                """);
        Path file = CompiledJar.write(
                folder,
                Map.of(
                        "com/lib/Word.java",
                        "package com.lib; public class Word { public static int count() { return 1; } }",
                        "com/a/Hello.java",
                        "package com.a; public class Hello { int go(io.jackfield.api.Money money) { return"
                                + " com.lib.Word.count(); } }"),
                "com/a/");

        try (JarClasses jar = new JarClasses(file);
                JarClasses words = new JarClasses(library)) {
            assertThat(scan(jar, words).ofApi(List.of("com.a.Hello")))
                    .containsExactly(new Missing("com.lib.Word", "io.jackfield.api.chat.Later", true));
        }
    }

    @Test
    void extensionPointsAreFoundThroughSuperclasses() throws IOException {
        Path file = jar("com/a/Hello.java", """
                package com.a;
                import io.jackfield.api.report.*;
                public abstract class Hello extends Base {}
                abstract class Base implements ReportType, Runnable {}
                """);

        try (JarClasses jar = new JarClasses(file)) {
            assertThat(scan(jar).extensionPoints("com.a.Hello")).containsExactly("io.jackfield.api.report.ReportType");
        }
    }
}

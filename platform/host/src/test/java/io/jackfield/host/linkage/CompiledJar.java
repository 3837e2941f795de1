package io.jackfield.host.linkage;

import io.jackfield.api.PluginContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A jar of classes compiled from their texts; some of the classes are left out of it. */
final class CompiledJar {
    private CompiledJar() {}

    /**
     * @param sources paths such as {@code a/Hello.java} with their content
     * @param packed prefix of the classes that go into the jar, such as {@code a/}
     */
    static Path write(Path folder, Map<String, String> sources, String packed) throws IOException {
        Path classes = Files.createTempDirectory(folder, "classes");
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("src").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String api = PluginContext.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    "-classpath",
                    api + ":" + System.getProperty("java.class.path"));
            if (!compiler.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call()) {
                throw new AssertionError("the sources do not compile");
            }
        }
        Path jar = Files.createTempFile(folder, "compiled", ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out);
                Stream<Path> made = Files.walk(classes)) {
            for (Path file : made.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(file).toString();
                if (name.startsWith(packed)) {
                    zip.putNextEntry(new JarEntry(name));
                    zip.write(Files.readAllBytes(file));
                }
            }
        }
        return jar;
    }
}

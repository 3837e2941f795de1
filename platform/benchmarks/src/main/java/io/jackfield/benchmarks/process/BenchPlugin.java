package io.jackfield.benchmarks.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Packs the one class of the plugin under load into a jar as the host wants it. */
final class BenchPlugin {
    private static final String ID = "command-bench";
    private static final String CLASS = "io.jackfield.benchmarks.plugin.BenchCommand";

    private BenchPlugin() {}

    static void write(Path directory) throws IOException {
        String classFile = CLASS.replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(directory.resolve(ID + ".jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest());
                InputStream source = BenchPlugin.class.getResourceAsStream("/" + classFile)) {
            jar.putNextEntry(new JarEntry("META-INF/extensions.idx"));
            jar.write((CLASS + "\n").getBytes(UTF_8));
            jar.putNextEntry(new JarEntry(classFile));
            source.transferTo(jar);
        }
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Plugin-Id", ID);
        attributes.putValue("Plugin-Version", "0.1.0");
        attributes.putValue("Plugin-Requires", ">=0.1.0 & <1.0.0");
        attributes.putValue("Plugin-Description", "Answers under load");
        return manifest;
    }
}

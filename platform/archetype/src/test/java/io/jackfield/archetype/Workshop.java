package io.jackfield.archetype;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Compiles a plugin and runs its tests as its pom would, in this virtual machine and without a repository. */
final class Workshop {
    private static final String PERMISSIONS = "jackfield.plugin.permissions";

    private final Path project;
    private final Path classes;

    Workshop(Path project) {
        this.project = project;
        classes = project.resolve("target/all-classes");
    }

    /** Warnings count, as they do for our own plugins. */
    void compile() throws IOException {
        Files.createDirectories(classes);
        copyResources();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-proc:full",
                    "-Xlint:all,-processing,-serial",
                    "-Werror",
                    "-parameters",
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "-d",
                    classes.toString());
            boolean done = compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources()))
                    .call();
            if (!done) {
                throw new AssertionError(project.getFileName() + " does not compile:\n" + said);
            }
        }
    }

    private List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(project.resolve("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private void copyResources() throws IOException {
        Path resources = project.resolve("src/main/resources");
        try (Stream<Path> files = Files.walk(resources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = classes.resolve(resources.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** The classes that the host would find. */
    List<String> extensions() throws IOException {
        return Files.readAllLines(classes.resolve("META-INF/extensions.idx")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    /** What the pom says the plugin's jar will declare. */
    private String permissions() throws IOException {
        try (Reader pom = Files.newBufferedReader(project.resolve("pom.xml"))) {
            return new MavenXpp3Reader().read(pom).getProperties().getProperty("plugin.permissions", "");
        } catch (XmlPullParserException e) {
            throw new AssertionError(project.getFileName() + " has a pom that is no XML: " + e.getMessage(), e);
        }
    }

    TestExecutionSummary test() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            System.setProperty(PERMISSIONS, "declared: " + permissions());
            SummaryGeneratingListener summary = new SummaryGeneratingListener();
            Launcher launcher = LauncherFactory.create();
            launcher.execute(
                    LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClasspathRoots(Set.of(classes)))
                            .build(),
                    summary);
            return summary.getSummary();
        } finally {
            System.clearProperty(PERMISSIONS);
            thread.setContextClassLoader(before);
        }
    }
}

package io.jackfield.launcher.dev;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks at the sources of plugins several times a second and brings a changed one to the host. A failed build is told
 * and changes nothing: the version before goes on.
 */
public final class DevWatch implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(250);

    private final List<Path> folders;
    private final Path directory;
    private final PluginBuild build;
    private final PrintWriter out;
    private final Map<PluginFolder, Map<Path, String>> lastLook = new HashMap<>();
    private final Map<PluginFolder, Map<Path, String>> built = new HashMap<>();
    private final Map<Path, String> told = new HashMap<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("dev").unstarted(this::watch);

    /**
     * @param folders of plugins, or folders of such folders
     * @param directory the one that the host watches
     * @param withTests whether a plugin whose tests fail stays out
     */
    public DevWatch(List<Path> folders, Path directory, String maven, boolean withTests, PrintWriter out) {
        this.folders = folders;
        this.directory = directory;
        this.out = out;
        build = new PluginBuild(maven, withTests);
    }

    /** A plugin that was named itself is built at once; of a folder of plugins those that change from now on. */
    public DevWatch start() throws IOException {
        for (Path folder : folders) {
            for (PluginFolder plugin : PluginFolder.in(folder)) {
                if (!plugin.path().equals(folder)) {
                    built.put(plugin, plugin.contents());
                }
            }
            say("Watching " + folder);
        }
        thread.start();
        return this;
    }

    private void watch() {
        try {
            while (true) {
                look();
                Thread.sleep(LOOK);
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void look() throws InterruptedException {
        for (Path folder : folders) {
            try {
                for (PluginFolder plugin : PluginFolder.in(folder)) {
                    lookSafely(plugin);
                }
                told.remove(folder);
            } catch (IOException | RuntimeException e) {
                tellOnce(folder, e);
            }
        }
    }

    private void lookSafely(PluginFolder plugin) throws InterruptedException {
        try {
            look(plugin);
            told.remove(plugin.path());
        } catch (IOException | RuntimeException e) {
            tellOnce(plugin.path(), e);
        }
    }

    /** The next look comes soon and may meet the same. */
    private void tellOnce(Path folder, Exception problem) {
        if (!problem.toString().equals(told.put(folder, problem.toString()))) {
            say(folder.getFileName() + ": cannot be looked at, the watch goes on: " + problem);
        }
    }

    /** Builds what has changed once it is the same for two looks, so that nothing is taken half saved. */
    private void look(PluginFolder plugin) throws IOException, InterruptedException {
        Map<Path, String> now = plugin.contents();
        boolean settled = now.equals(lastLook.put(plugin, now));
        if (settled && !now.isEmpty() && !now.equals(built.put(plugin, now))) {
            bringUp(plugin);
        }
    }

    private void bringUp(PluginFolder plugin) throws IOException, InterruptedException {
        say("Building " + plugin.name() + " ...");
        long begun = System.nanoTime();
        List<String> complaints = build.run(plugin);
        if (!complaints.isEmpty()) {
            say(plugin.name() + " does not build, the version before goes on:");
            complaints.forEach(line -> say("  " + line));
            return;
        }
        Path jar = install(plugin.jar());
        say("Built %s in %.1f s: %s"
                .formatted(
                        jar.getFileName(),
                        Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0,
                        directory));
    }

    /** In one step, and in place of a jar with the same plugin under another name, such as an earlier version. */
    private Path install(Path jar) throws IOException {
        Files.createDirectories(directory);
        Path target = directory.resolve(jar.getFileName());
        Path complete =
                Files.copy(jar, directory.resolve(jar.getFileName() + ".part"), StandardCopyOption.REPLACE_EXISTING);
        String id = PluginFolder.idOf(jar);
        try (Stream<Path> jars = Files.list(directory)) {
            for (Path other :
                    jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                if (!other.equals(target)
                        && !id.isEmpty()
                        && PluginFolder.idOf(other).equals(id)) {
                    Files.delete(other);
                }
            }
        }
        return Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private void say(String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    /** Ends the watch and a build under way. */
    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        build.end();
        thread.join();
    }
}

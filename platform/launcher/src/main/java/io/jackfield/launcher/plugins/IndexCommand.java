package io.jackfield.launcher.plugins;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.install.IndexEntry;
import io.jackfield.host.install.IndexFile;
import io.jackfield.host.plugins.JarInspection;
import io.jackfield.host.plugins.PluginJars;
import io.jackfield.host.trust.Digests;
import io.jackfield.host.trust.Signatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code jackfield plugins index}. */
@Command(
        name = "index",
        description = "Write plugins.json for the jars of a folder, so that install finds them by id.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  jackfield plugins index /srv/plugins",
            "  jackfield plugins install command-hello --index /srv/plugins"
        })
final class IndexCommand extends PluginCommand {
    @Parameters(paramLabel = "DIR", description = "The folder; it may be served by any web server as it is.")
    private Path folder;

    @Override
    boolean run() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new JackfieldException(StandardError.NOT_FOUND, folder + " is no folder; name one with plugin jars");
        }
        List<IndexEntry> entries = new ArrayList<>();
        for (Path jar : PluginJars.in(folder).files()) {
            Optional<JarInspection> inspection = PluginJars.inspection(jar);
            if (inspection.isPresent()) {
                entries.add(entry(jar, inspection.get()));
            } else {
                say(jar.getFileName() + " is no plugin and left out; 'jackfield plugins check' says why");
            }
        }
        Path part = folder.resolve(IndexFile.NAME + ".part");
        Files.writeString(part, new IndexFile(entries).json());
        Files.move(part, folder.resolve(IndexFile.NAME), StandardCopyOption.ATOMIC_MOVE);
        say(folder.resolve(IndexFile.NAME) + " lists " + entries.size()
                + (entries.size() == 1 ? " plugin." : " plugins."));
        return true;
    }

    private static IndexEntry entry(Path jar, JarInspection inspection) throws IOException {
        return new IndexEntry(
                inspection.id(),
                inspection.version(),
                inspection.requires(),
                jar.getFileName().toString(),
                Digests.of(jar),
                Signatures.read(jar).orElse(""),
                inspection.description(),
                inspection.permissions().words(),
                inspection.neededPlugins());
    }
}

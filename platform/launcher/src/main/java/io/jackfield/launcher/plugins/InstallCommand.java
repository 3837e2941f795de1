package io.jackfield.launcher.plugins;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.install.IndexDownload;
import io.jackfield.host.install.IndexPlace;
import io.jackfield.host.install.PluginIndex;
import io.jackfield.host.trust.Signatures;
import io.jackfield.launcher.plugins.PluginActions.Brought;
import io.jackfield.launcher.plugins.PluginActions.Done;
import java.io.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackfield plugins install}. */
@Command(
        name = "install",
        description = {
            "Put a jar, or a plugin of an index, into the watched directory and wait until it is live.",
            "What it may do is shown first, and confirmed where somebody sits at the terminal.",
            "Status 1 when it is refused; an older version then goes on."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  jackfield plugins install target/command-hello-1.0.0.jar",
            "  jackfield plugins install command-hello",
            "  jackfield plugins install command-hello@1.2.0 --index https://plugins.example.com",
            "  jackfield plugins install command-hello@1.1.0 --allow-downgrade --yes"
        })
final class InstallCommand extends PluginCommand {
    @Parameters(paramLabel = "FILE|ID[@VERSION]", description = "A jar, or the id of a plugin in an index.")
    private String wanted;

    @Option(
            names = "--index",
            paramLabel = "PLACE",
            description = "A folder or URL with a plugins.json, in place of plugins.index in config/jackfield.yaml.")
    private List<String> index = List.of();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--allow-downgrade", description = "Take a version below one that was live before, this once.")
    private boolean allowDowngrade;

    @Override
    boolean run() throws Exception {
        PluginActions actions = actions();
        Path file = Path.of(wanted);
        if (Files.isRegularFile(file)) {
            return install(actions.bring(file, allowDowngrade), actions);
        }
        if (wanted.endsWith(".jar") || wanted.contains("/")) {
            CheckCommand.requireFile(file);
        }
        List<IndexPlace> places = places();
        if (places.isEmpty() && actions.isElsewhere()) {
            return install(actions.fetch(idWanted(), versionWanted(), allowDowngrade), actions);
        }
        requireSome(places);
        return installFrom(PluginIndex.read(places), actions);
    }

    private void requireSome(List<IndexPlace> places) {
        if (places.isEmpty()) {
            throw new JackfieldException(
                    StandardError.NOT_FOUND,
                    "there is no file " + wanted + ", and no index to look it up in; name one with --index or"
                            + " plugins.index in config/jackfield.yaml");
        }
    }

    private String idWanted() {
        return wanted.replaceFirst("@.*", "");
    }

    private Optional<String> versionWanted() {
        return wanted.contains("@") ? Optional.of(wanted.replaceFirst("[^@]*@", "")) : Optional.empty();
    }

    /** Indexes that are known here; what a host elsewhere knows, it has to look up itself. */
    private List<IndexPlace> places() {
        List<String> names = index.isEmpty() ? draft().plugins().index() : index;
        Path home = index.isEmpty() ? draft().home() : Path.of("");
        return names.stream().map(place -> IndexPlace.of(place, home)).toList();
    }

    private boolean installFrom(PluginIndex index, PluginActions actions) throws Exception {
        Path folder = Files.createTempDirectory("jackfield-install");
        Path jar = folder.resolve(idWanted() + ".jar");
        try {
            IndexDownload.fetch(index.choose(idWanted(), versionWanted()), jar);
            return install(actions.bring(jar, allowDowngrade), actions);
        } finally {
            Files.deleteIfExists(jar);
            Files.deleteIfExists(Signatures.beside(jar));
            Files.delete(folder);
        }
    }

    private boolean install(Brought jar, PluginActions actions) throws Exception {
        ReportLines.brief(jar.checked()).forEach(this::say);
        if (!jar.checked().report().isUsable()) {
            actions.discard(jar);
            return false;
        }
        if (!isWanted()) {
            actions.discard(jar);
            say("Not installed.");
            return false;
        }
        Done done = actions.install(jar, allowDowngrade);
        say("It is in " + done.jar() + ".");
        return tell(done.outcome().orElseThrow(), done.plugin());
    }

    private boolean isWanted() {
        Console console = System.console();
        if (yes || console == null || !console.isTerminal()) {
            return true;
        }
        String answer = console.readLine("Install it? [y/N] ");
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}

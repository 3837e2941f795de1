package io.jackfield.launcher.plugins;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.TrustConfig;
import io.jackfield.host.plugins.JarCheck;
import io.jackfield.host.plugins.JarInspection;
import io.jackfield.host.plugins.JarReport;
import io.jackfield.host.plugins.PluginJars;
import io.jackfield.host.trust.Digests;
import io.jackfield.host.trust.HighestVersions;
import io.jackfield.host.trust.Signatures;
import io.jackfield.launcher.plugins.PluginIndex.Offer;
import java.io.Console;
import java.io.IOException;
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
    boolean run() throws IOException, InterruptedException {
        HostConfig config = config();
        Path file = Path.of(wanted);
        if (Files.isRegularFile(file)) {
            return install(file, config);
        }
        if (wanted.endsWith(".jar") || wanted.contains("/")) {
            CheckCommand.requireFile(file);
        }
        Path folder = Files.createTempDirectory("jackfield-install");
        Path jar = folder.resolve(wanted.replaceFirst("@.*", "") + ".jar");
        try {
            fetch(jar, config);
            return install(jar, config);
        } finally {
            Files.deleteIfExists(jar);
            Files.deleteIfExists(Signatures.beside(jar));
            Files.delete(folder);
        }
    }

    private void fetch(Path jar, HostConfig config) throws IOException, InterruptedException {
        String[] idAndVersion = wanted.split("@", 2);
        Optional<String> version = idAndVersion.length == 2 ? Optional.of(idAndVersion[1]) : Optional.empty();
        Offer offer = PluginIndex.read(places(config)).choose(idAndVersion[0], version);
        offer.place().download(offer.entry(), jar);
        String digest = Digests.of(jar);
        if (!digest.equals(offer.entry().sha256())) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    offer.entry().file() + " of " + offer.place() + " has SHA-256 " + digest + ", but the index says "
                            + offer.entry().sha256()
                            + "; the file was changed or the index is old, so it is not installed");
        }
        PluginJars.inspection(jar).ifPresent(found -> requireSame(found, offer));
        if (!offer.entry().signature().isEmpty()) {
            Files.writeString(Signatures.beside(jar), offer.entry().signature());
        }
    }

    /** The digest is right and the file is another plugin all the same: whoever wrote the index mixed them up, or means to. */
    private static void requireSame(JarInspection found, Offer offer) {
        IndexEntry entry = offer.entry();
        if (!found.id().equals(entry.id()) || !found.version().equals(entry.version())) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    entry.file() + " of " + offer.place() + " is " + found.id() + " " + found.version()
                            + ", but the index says " + entry.id() + " " + entry.version()
                            + ", so it is not installed; write the index anew with 'jackfield plugins index DIR'");
        }
    }

    private List<IndexPlace> places(HostConfig config) {
        if (!index.isEmpty()) {
            return index.stream()
                    .map(place -> IndexPlace.of(place, Path.of("")))
                    .toList();
        }
        if (config.plugins().index().isEmpty()) {
            throw new JackfieldException(
                    StandardError.NOT_FOUND,
                    "there is no file " + wanted + ", and no index to look it up in; name one with --index or"
                            + " plugins.index in config/jackfield.yaml");
        }
        return config.plugins().index().stream()
                .map(place -> IndexPlace.of(place, config.home()))
                .toList();
    }

    private boolean install(Path source, HostConfig config) throws IOException, InterruptedException {
        TrustConfig trust = config.plugins().trust();
        JarReport report = JarCheck.of(source, config, allowDowngrade ? trust.allowingDowngrades() : trust);
        ReportLines.brief(report).forEach(this::say);
        if (!report.isUsable()) {
            return false;
        }
        if (!isWanted()) {
            say("Not installed.");
            return false;
        }
        JarInspection inspection = report.inspection().orElseThrow();
        Runnable justBefore = () -> {
            if (allowDowngrade) {
                new HighestVersions(config.home()).lowerTo(inspection.id(), inspection.version());
            }
        };
        Path jar = new PluginFolder(config.plugins().directory())
                .put(source, inspection.id(), Signatures.read(source), justBefore);
        say("It is in " + jar + ".");
        return tell(new RunningHost(config).afterChangeOf(jar), inspection.id());
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

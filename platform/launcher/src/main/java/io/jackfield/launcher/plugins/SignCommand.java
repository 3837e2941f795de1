package io.jackfield.launcher.plugins;

import io.jackfield.host.trust.Digests;
import io.jackfield.host.trust.Signatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jackfield plugins sign}. */
@Command(
        name = "sign",
        description = "Sign a jar: writes JAR.sig beside it, which has to travel with it.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield plugins sign target/command-hello-1.0.0.jar --key ~/plugins.key"})
final class SignCommand extends PluginCommand {
    @Parameters(paramLabel = "JAR", description = "The jar; any change of it makes the signature void.")
    private Path jar;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "The private key, made by keygen.")
    private Path key;

    @Override
    boolean run() throws IOException, GeneralSecurityException {
        CheckCommand.requireFile(jar);
        String signature = Signatures.sign(Digests.of(jar), KeyFile.read(key));
        Path file = Signatures.beside(jar);
        Files.writeString(file, signature + "\n");
        say(file + " is written; keep it beside the jar.");
        return true;
    }
}

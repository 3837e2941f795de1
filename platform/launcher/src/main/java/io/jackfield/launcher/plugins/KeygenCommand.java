package io.jackfield.launcher.plugins;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code jackfield plugins keygen}. */
@Command(
        name = "keygen",
        description =
                "Make a key to sign plugins with: the private half in a file, the public half for the configuration.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield plugins keygen ~/plugins.key"})
final class KeygenCommand extends PluginCommand {
    @Parameters(paramLabel = "FILE", description = "Where to write the private key; must not exist yet.")
    private Path file;

    @Override
    boolean run() throws GeneralSecurityException, IOException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyFile.write(file, pair.getPrivate());
        say("The private key is in " + file + "; keep it secret, away from the host.");
        say("For config/jackfield.yaml of the hosts that are to take what you sign:");
        say("plugins:");
        say("  trust:");
        say("    signatures: required");
        say("    keys:");
        say("      my-name: "
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
        return true;
    }
}

package io.jackfield.host.install;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.install.PluginIndex.Offer;
import io.jackfield.host.plugins.JarInspection;
import io.jackfield.host.plugins.PluginJars;
import io.jackfield.host.trust.Digests;
import io.jackfield.host.trust.Signatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gets a jar that an index offers, and makes sure that it is the one. */
public final class IndexDownload {
    private IndexDownload() {}

    /**
     * Puts the jar there, and its signature beside it. Throws {@link JackfieldException} when it is not what the index
     * says; what came is there then all the same.
     */
    public static void fetch(Offer offer, Path jar) throws IOException, InterruptedException {
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

    /**
     * The digest is right and the file is another plugin all the same: whoever wrote the index mixed them up, or means
     * to.
     */
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
}

package io.jackfield.host.trust;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files, in lower-case hex. */
public final class Digests {
    private static final int BLOCK = 1 << 16;

    private Digests() {}

    public static String of(Path file) throws IOException {
        return copying(file, OutputStream.nullOutputStream());
    }

    /** Writes the file's bytes there, and gives the digest of what was written. */
    public static String copying(Path file, OutputStream target) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[BLOCK];
            for (int read = bytes.read(block); read >= 0; read = bytes.read(block)) {
                sha.update(block, 0, read);
                target.write(block, 0, read);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The first letters, enough for people to tell two apart. */
    static String shortened(String digest) {
        return digest.substring(0, 12) + "…";
    }
}

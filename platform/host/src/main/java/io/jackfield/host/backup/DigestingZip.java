package io.jackfield.host.backup;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip file in the making that remembers the digest of each of its entries. */
final class DigestingZip implements AutoCloseable {
    private final ZipOutputStream zip;
    private final JsonObject digests = new JsonObject();

    /** Writes an entry's content; closing the stream is left to the zip file. */
    interface Content {
        void writeTo(OutputStream stream) throws Exception;
    }

    DigestingZip(OutputStream file) {
        zip = new ZipOutputStream(file);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** SHA-256 by name of entry. */
    JsonObject digests() {
        return digests;
    }

    void add(String name, Content content) throws Exception {
        MessageDigest digest = sha256();
        zip.putNextEntry(new ZipEntry(name));
        content.writeTo(new DigestOutputStream(zip, digest));
        zip.closeEntry();
        digests.put(name, HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}

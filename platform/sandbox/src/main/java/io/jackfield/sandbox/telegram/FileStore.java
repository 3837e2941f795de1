package io.jackfield.sandbox.telegram;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Uploaded files, in memory; beyond 128 MB the oldest go. Used under the world's lock. */
final class FileStore {
    private static final long MOST_BYTES = 128L << 20;

    private final Map<String, StoredFile> byId = new LinkedHashMap<>();
    private long bytes;
    private long count;

    StoredFile add(MediaKind kind, String name, String mime, Buffer content) {
        String path = kind.folder() + "/file_" + count++ + extension(name, kind);
        return keep(new StoredFile(newId(), fingerprint(content), name, mime, path, "", content));
    }

    /** A link stands for the file behind it; the sandbox fetches nothing. */
    StoredFile addLink(MediaKind kind, String url) {
        Buffer nothing = Buffer.buffer();
        String path = kind.folder() + "/file_" + count++;
        String name = url.replaceFirst("[?#].*$", "").replaceFirst("^.*/", "");
        return keep(new StoredFile(newId(), fingerprint(Buffer.buffer(url)), name, kind.mime(), path, url, nothing));
    }

    private StoredFile keep(StoredFile file) {
        byId.put(file.fileId(), file);
        bytes += file.size();
        Iterator<StoredFile> oldest = byId.values().iterator();
        while (bytes > MOST_BYTES && byId.size() > 1) {
            bytes -= oldest.next().size();
            oldest.remove();
        }
        return file;
    }

    Optional<StoredFile> find(String fileId) {
        return Optional.ofNullable(byId.get(fileId));
    }

    Optional<StoredFile> findByPath(String path) {
        return byId.values().stream().filter(file -> file.path().equals(path)).findFirst();
    }

    private static String newId() {
        byte[] random = new byte[24];
        ThreadLocalRandom.current().nextBytes(random);
        return "SB" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static String fingerprint(Buffer content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 15);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String extension(String name, MediaKind kind) {
        int dot = name.lastIndexOf('.');
        boolean usable = dot >= 0 && name.substring(dot).matches("\\.\\w{1,8}");
        return usable ? name.substring(dot) : kind.extension();
    }
}

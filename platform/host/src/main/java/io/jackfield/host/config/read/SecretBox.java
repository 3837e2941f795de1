package io.jackfield.host.config.read;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts short secrets for the database with AES-256 in GCM: one byte for the form, twelve of a random nonce, then
 * the text with its tag. What is encrypted for one place cannot be read in another. From any thread.
 */
public final class SecretBox {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final byte FORM = 1;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final Names names;
    private final SecureRandom random = new SecureRandom();

    private SecretBox(byte[] key, Names names) {
        this.key = new SecretKeySpec(key, "AES");
        this.names = names;
    }

    /**
     * How messages call it.
     *
     * @param file such as {@code data/payment.key}
     * @param content what is kept with it, such as {@code what buyers have left for later payments}
     * @param loss what has to be done when the key is lost for good
     */
    public record Names(String file, String content, String loss) {}

    /** With the key that the file holds, made when there is no such file. Blocking. */
    public static SecretBox of(Path file, Names names) {
        SecretFile kept = new SecretFile(file);
        // One that is there and cannot be read must not be replaced: what is encrypted with it would be lost.
        String word =
                Files.exists(file) ? kept.read().orElseThrow(() -> spoilt(names, null)) : kept.make(SecretBox::newKey);
        byte[] key;
        try {
            key = Base64.getDecoder().decode(word);
        } catch (IllegalArgumentException e) {
            throw spoilt(names, e);
        }
        if (key.length != KEY_BYTES) {
            throw spoilt(names, null);
        }
        return new SecretBox(key, names);
    }

    private static String newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static JackfieldException spoilt(Names names, Throwable cause) {
        return new JackfieldException(
                StandardError.CONFIG_INVALID,
                names.file() + " is no key of " + KEY_BYTES
                        + " bytes in Base64; put the backup back, or remove it: then " + names.loss(),
                cause);
    }

    /** @param place where it is kept, which has to be said again to read it */
    public Buffer close(String place, String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return Buffer.buffer().appendByte(FORM).appendBytes(nonce).appendBytes(closed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + CIPHER, e);
        }
    }

    /** Throws {@code CONFIG_INVALID} when it was encrypted with another key, or for another place. */
    public String open(String place, Buffer closed) {
        int head = 1 + NONCE_BYTES;
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, closed.getBytes(1, head), place)
                    .doFinal(closed.getBytes(head, closed.length()));
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IndexOutOfBoundsException e) {
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID,
                    names.content() + " cannot be read with " + names.file()
                            + "; put the key back with which it was written; without it " + names.loss(),
                    e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}

package io.jackfield.host.llm;

import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.MemoryTable;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What providers are told of a user: always the same for the same user of a bot, and of no use to anybody without our
 * key. All nodes share the key, which the first of them makes.
 */
public final class UserTags {
    private static final MemoryKey KEY = new MemoryKey(new MemoryScope(0, "", "host"), "user-tag-key");
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int TAG_BYTES = 16;

    private volatile SecretKeySpec key;

    /** Reads the key, or makes it. Until then every tag is empty. */
    public Future<Void> load(MemoryTable table) {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        return table.keepFirst(KEY, HexFormat.of().formatHex(random))
                .onSuccess(kept -> use(HexFormat.of().parseHex(kept)))
                .mapEmpty();
    }

    void use(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** 32 hexadecimal digits. */
    String of(String bot, long user) {
        SecretKeySpec known = key;
        if (known == null) {
            return "";
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(known);
            byte[] hash = mac.doFinal((bot + ":" + user).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, TAG_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}

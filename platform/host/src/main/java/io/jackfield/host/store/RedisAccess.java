package io.jackfield.host.store;

import io.jackfield.host.config.ServiceUrl;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.redis.client.RedisOptions;

/**
 * How Redis is reached: {@code rediss://} in TLS, with a certificate for the host that was asked for, signed by an
 * authority of {@code sslrootcert} or else by one that Java trusts.
 */
public final class RedisAccess {
    private RedisAccess() {}

    /** The address with its login, and TLS where it is asked for. */
    public static RedisOptions options(ServiceUrl url) {
        RedisOptions options =
                new RedisOptions().setConnectionString(url.value().replaceFirst("\\?.*", ""));
        if (!url.isSecuredRedis()) {
            return options;
        }
        TrustOptions trust = url.redisAuthorities()
                .<TrustOptions>map(file -> new PemTrustOptions().addCertPath(file.toString()))
                .orElseGet(Database::trustedByJava);
        return options.setNetClientOptions(new NetClientOptions()
                .setSsl(true)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setTrustOptions(trust));
    }
}
